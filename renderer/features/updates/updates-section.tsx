import { RefreshCw } from 'lucide-react';
import type { ReactElement } from 'react';
import { UPDATE_CHANNELS } from '#contract/updates.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Switch } from '../../ui/switch.tsx';
import type { SettingsSection } from '../settings/settings-section.ts';
import { useSettingsChange } from '../settings/use-settings-change.ts';
import { UpdateStatus } from './update-status.tsx';

export const UPDATES_SECTION: SettingsSection = {
  id: 'updates',
  title: 'updates.title',
  icon: RefreshCw,
  entries: [
    { id: 'updates-status', label: 'updates.title', words: 'updates.words', paths: [], Control: UpdateStatus },
    { id: 'updates-automatic', label: 'updates.automatic', words: 'updates.words', paths: ['updates.automatic'], Control: AutomaticSwitch },
    { id: 'updates-channel', label: 'updates.channel', words: 'updates.words', paths: ['updates.channel'], Control: ChannelChoice },
  ],
};

function AutomaticSwitch(): ReactElement {
  const t = useWords();
  const change = useSettingsChange();
  const { settings } = useAppState();
  return (
    <Switch
      label={t('updates.automatic')}
      about={t('updates.automaticAbout')}
      isOn={settings.updates.automatic}
      onChange={(automatic) => {
        change({ updates: { automatic } });
      }}
    />
  );
}

function ChannelChoice(): ReactElement {
  const t = useWords();
  const change = useSettingsChange();
  const { settings } = useAppState();
  return (
    <SegmentedControl
      label={t('updates.channel')}
      value={settings.updates.channel}
      options={UPDATE_CHANNELS.map((channel) => ({ value: channel, label: t(`updates.channels.${channel}`) }))}
      onChange={(channel) => {
        change({ updates: { channel } });
      }}
    />
  );
}
