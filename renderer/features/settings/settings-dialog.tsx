import { Headphones } from 'lucide-react';
import type { ReactElement } from 'react';
import { LANGUAGES, THEMES } from '#contract/settings.ts';
import type { SettingsChange } from '#contract/settings.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { RecordingSettings } from '../recording/recording-settings.tsx';
import { TunnelStatus } from '../tunnel/tunnel-status.tsx';
import { AdvancedSettings } from './advanced-settings.tsx';
import { DeviceLevel } from './device-level.tsx';
import { DeviceSelect } from './device-select.tsx';
import { HeadsetSettings } from './headset-settings.tsx';
import { RingerSettings } from './ringer-settings.tsx';
import { VoiceSwitches } from './voice-switches.tsx';
import './settings.css';

export interface SettingsDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onOpenTunnel: () => void;
  readonly onOpenSoundCheck: () => void;
}

/**
 * Each change takes effect at once; what main refuses is said on top and the old value stays. Nothing is switched off while
 * a change is on its way: the keyboard would lose its place.
 */
export function SettingsDialog({ isOpen, onClose, onOpenTunnel, onOpenSoundCheck }: SettingsDialogProps): ReactElement {
  const t = useWords();
  const { settings, audio, headset, clips } = useAppState();
  const command = useCommand('settings/change');
  const change = (part: SettingsChange): void => {
    command.raise(part);
  };
  const close = (): void => {
    command.clear();
    onClose();
  };

  return (
    <Dialog isOpen={isOpen} title={t('settings.title')} closeLabel={t('common.close')} onClose={close}>
      {command.error === null ? null : <ErrorNote error={command.error} onDismiss={command.clear} />}
      <section className="settings-section" aria-label={t('settings.general')}>
        <SegmentedControl
          label={t('settings.language')}
          value={settings.language}
          options={LANGUAGES.map((language) => ({ value: language, label: t(`settings.languages.${language}`) }))}
          onChange={(language) => {
            change({ language });
          }}
        />
        <SegmentedControl
          label={t('settings.theme')}
          value={settings.theme}
          options={THEMES.map((theme) => ({ value: theme, label: t(`settings.themes.${theme}`) }))}
          onChange={(theme) => {
            change({ theme });
          }}
        />
      </section>
      <section className="settings-section" aria-label={t('settings.sound')}>
        <DeviceSelect
          label={t('settings.microphone')}
          devices={audio.devices.microphones}
          value={settings.microphone}
          onChange={(microphone) => {
            change({ microphone });
          }}
        />
        <DeviceLevel />
        <DeviceSelect
          label={t('settings.speaker')}
          devices={audio.devices.speakers}
          value={settings.speaker}
          onChange={(speaker) => {
            change({ speaker });
          }}
        />
        <Button icon={<Headphones size={18} aria-hidden />} onPress={onOpenSoundCheck}>
          {t('soundCheck.open')}
        </Button>
      </section>
      <HeadsetSettings headset={headset} language={settings.language} />
      <RingerSettings
        ringer={settings.ringer}
        speakers={audio.devices.speakers}
        onChange={(ringer) => {
          change({ ringer });
        }}
      />
      <section className="settings-section" aria-labelledby="settings-voice">
        <VoiceSwitches settings={settings} onChange={change} />
      </section>
      <RecordingSettings
        recording={settings.recording}
        clips={clips}
        onChange={(recording) => {
          change({ recording });
        }}
      />
      <section className="settings-section" aria-labelledby="settings-tunnel">
        <div className="tunnel-summary">
          <h3 id="settings-tunnel" className="field-label">
            {t('tunnel.title')}
          </h3>
          <TunnelStatus />
          <Button onPress={onOpenTunnel} aria-label={t('tunnel.changeLong')}>
            {t('tunnel.change')}
          </Button>
        </div>
      </section>
      <section className="settings-section" aria-label={t('settings.practice')}>
        <Switch
          label={t('settings.practice')}
          about={t('settings.practiceAbout')}
          isOn={settings.practice}
          onChange={(practice) => {
            change({ practice });
          }}
        />
      </section>
      <AdvancedSettings settings={settings} isPending={command.isPending} onChange={change} />
    </Dialog>
  );
}
