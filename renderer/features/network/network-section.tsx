import { Globe } from 'lucide-react';
import type { SettingsSection } from '../settings/settings-section.ts';
import { CompanyCertificates } from './company-certificates.tsx';
import { NetworkProbe } from './network-probe.tsx';
import { ProxyForm } from './proxy-form.tsx';

export const NETWORK_SECTION: SettingsSection = {
  id: 'network',
  title: 'settingsPage.sections.network',
  icon: Globe,
  entries: [
    {
      id: 'proxy',
      label: 'network.proxy',
      words: 'settingsPage.words.proxy',
      paths: ['network.proxy', 'network.proxyUser'],
      Control: ProxyForm,
    },
    { id: 'ca', label: 'network.ca', words: 'settingsPage.words.ca', paths: ['network.extraCaFile'], Control: CompanyCertificates },
    { id: 'probe', label: 'network.prove', words: 'settingsPage.words.proxy', paths: [], Control: NetworkProbe },
  ],
};
