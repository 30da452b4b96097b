import { Blocks } from 'lucide-react';
import type { SettingsSection } from '../settings/settings-section.ts';
import { CrmSettings } from './crm-settings.tsx';
import { HookSettings } from './hook-settings.tsx';
import './integrations.css';

export const INTEGRATIONS_SECTION: SettingsSection = {
  id: 'integrations',
  title: 'hook.section',
  icon: Blocks,
  entries: [
    { id: 'crm', label: 'crm.title', words: 'crm.words', paths: ['crm'], Control: CrmSettings },
    { id: 'hook', label: 'hook.title', words: 'hook.words', paths: ['hook'], Control: HookSettings },
  ],
};
