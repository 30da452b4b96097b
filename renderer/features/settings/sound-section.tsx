import { Headphones, Mic } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { useGoTo } from '../notices/places.ts';
import { DeviceLevel } from './device-level.tsx';
import { DeviceSelect } from './device-select.tsx';
import { GainSlider } from './gain-slider.tsx';
import { HeadsetSettings } from './headset-settings.tsx';
import { RingerSettings } from './ringer-settings.tsx';
import type { SettingsSection } from './settings-section.ts';
import { useSettingsChange } from './use-settings-change.ts';

export const SOUND_SECTION: SettingsSection = {
  id: 'sound',
  title: 'settingsPage.sections.sound',
  icon: Mic,
  entries: [
    {
      id: 'microphone',
      label: 'settings.microphone',
      words: 'settingsPage.words.microphone',
      paths: ['microphone'],
      Control: MicrophoneChoice,
    },
    { id: 'level', label: 'settings.levelOn', words: 'settingsPage.words.level', paths: [], Control: DeviceLevel },
    {
      id: 'microphone-gain',
      label: 'gain.microphoneDb',
      words: 'settingsPage.words.gain',
      paths: ['gain.microphoneDb'],
      Control: MicrophoneGain,
    },
    { id: 'speaker', label: 'settings.speaker', words: 'settingsPage.words.speaker', paths: ['speaker'], Control: SpeakerChoice },
    { id: 'speaker-gain', label: 'gain.speakerDb', words: 'settingsPage.words.gain', paths: ['gain.speakerDb'], Control: SpeakerGain },
    { id: 'sound-check', label: 'soundCheck.open', words: 'settingsPage.words.soundCheck', paths: [], Control: SoundCheckDoor },
    { id: 'headset', label: 'headset.title', words: 'settingsPage.words.headset', paths: ['headsets'], Control: HeadsetChoice },
    { id: 'ringer', label: 'ringer.title', words: 'settingsPage.words.ringer', paths: ['ringer'], Control: RingerChoice },
  ],
};

function MicrophoneChoice(): ReactElement {
  const t = useWords();
  const { settings, audio } = useAppState();
  const change = useSettingsChange();
  return (
    <DeviceSelect
      label={t('settings.microphone')}
      devices={audio.devices.microphones}
      value={settings.microphone}
      onChange={(microphone) => {
        change({ microphone });
      }}
    />
  );
}

function SpeakerChoice(): ReactElement {
  const t = useWords();
  const { settings, audio } = useAppState();
  const change = useSettingsChange();
  return (
    <DeviceSelect
      label={t('settings.speaker')}
      devices={audio.devices.speakers}
      value={settings.speaker}
      onChange={(speaker) => {
        change({ speaker });
      }}
    />
  );
}

function MicrophoneGain(): ReactElement {
  return <GainSlider of="microphoneDb" onChange={useSettingsChange()} />;
}

function SpeakerGain(): ReactElement {
  return <GainSlider of="speakerDb" onChange={useSettingsChange()} />;
}

function SoundCheckDoor(): ReactElement {
  const t = useWords();
  const goTo = useGoTo();
  return (
    <Button
      icon={<Headphones size={18} aria-hidden />}
      onPress={() => {
        goTo?.('sound-check');
      }}
    >
      {t('soundCheck.open')}
    </Button>
  );
}

function HeadsetChoice(): ReactElement {
  const { headset, settings } = useAppState();
  return <HeadsetSettings headset={headset} language={settings.language} />;
}

function RingerChoice(): ReactElement {
  const { settings, audio } = useAppState();
  const change = useSettingsChange();
  return (
    <RingerSettings
      ringer={settings.ringer}
      speakers={audio.devices.speakers}
      onChange={(ringer) => {
        change({ ringer });
      }}
    />
  );
}
