import { AudioLines, Disc, GraduationCap, PhoneIncoming, SlidersHorizontal } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useGoTo } from '../notices/places.ts';
import { RecordingSettings } from '../recording/recording-settings.tsx';
import { TunnelStatus } from '../tunnel/tunnel-status.tsx';
import { AdvancedSettings } from './advanced-settings.tsx';
import type { SettingsSection } from './settings-section.ts';
import { useSettingsChange } from './use-settings-change.ts';
import { VoiceSwitches } from './voice-switches.tsx';

export const VOICE_SECTION: SettingsSection = {
  id: 'voice',
  title: 'settingsPage.sections.voice',
  icon: AudioLines,
  entries: [
    { id: 'voice', label: 'voice.title', words: 'settingsPage.words.voice', paths: ['voice', 'metaEchoCancellation'], Control: Voice },
  ],
};

export const RECORDING_SECTION: SettingsSection = {
  id: 'recording',
  title: 'settingsPage.sections.recording',
  icon: Disc,
  entries: [
    {
      id: 'recording',
      label: 'settingsPage.sections.recording',
      words: 'settingsPage.words.recording',
      paths: ['recording'],
      Control: Recording,
    },
  ],
};

export const ARRIVAL_SECTION: SettingsSection = {
  id: 'arrival',
  title: 'settingsPage.sections.arrival',
  icon: PhoneIncoming,
  entries: [{ id: 'tunnel', label: 'tunnel.title', words: 'settingsPage.words.tunnel', paths: ['tunnel'], Control: TunnelDoor }],
};

export const PRACTICE_SECTION: SettingsSection = {
  id: 'practice',
  title: 'settingsPage.sections.practice',
  icon: GraduationCap,
  entries: [{ id: 'practice', label: 'settings.practice', words: 'settingsPage.words.practice', paths: ['practice'], Control: Practice }],
};

export const ADVANCED_SECTION: SettingsSection = {
  id: 'advanced',
  title: 'settingsPage.sections.advanced',
  icon: SlidersHorizontal,
  entries: [
    {
      id: 'advanced',
      label: 'settings.advanced',
      words: 'settingsPage.words.advanced',
      paths: ['apiBase', 'wireSampleRate', 'offerSetup'],
      Control: Advanced,
    },
  ],
};

function Voice(): ReactElement {
  const { settings } = useAppState();
  return (
    <div className="settings-section">
      <VoiceSwitches settings={settings} onChange={useSettingsChange()} />
    </div>
  );
}

function Recording(): ReactElement {
  const { settings, clips } = useAppState();
  const change = useSettingsChange();
  return (
    <RecordingSettings
      recording={settings.recording}
      clips={clips}
      onChange={(recording) => {
        change({ recording });
      }}
    />
  );
}

function TunnelDoor(): ReactElement {
  const t = useWords();
  const goTo = useGoTo();
  return (
    <div className="tunnel-summary">
      <TunnelStatus />
      <Button
        aria-label={t('tunnel.changeLong')}
        onPress={() => {
          goTo?.('tunnel');
        }}
      >
        {t('tunnel.change')}
      </Button>
    </div>
  );
}

function Practice(): ReactElement {
  const t = useWords();
  const { practice: opened, isPracticeStarting } = useAppState();
  const change = useSettingsChange();
  return (
    <Switch
      label={t('settings.practice')}
      about={t('settings.practiceAbout')}
      // Whether it is open, not whether it is wished for: beside lines of the environment it opens only when it is asked for.
      isOn={opened !== null || isPracticeStarting}
      onChange={(practice) => {
        change({ practice });
      }}
    />
  );
}

function Advanced(): ReactElement {
  const { settings } = useAppState();
  return <AdvancedSettings settings={settings} isPending={false} onChange={useSettingsChange()} />;
}
