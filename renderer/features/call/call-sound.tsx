import { Volume2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { isLockedPath } from '#contract/policy.ts';
import type { SettingsChange } from '#contract/settings.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { DeviceSelect } from '../settings/device-select.tsx';
import { GainSlider } from '../settings/gain-slider.tsx';
import './call-sound.css';

const SIDES = [
  { device: 'microphone', devices: 'microphones', gain: 'microphoneDb' },
  { device: 'speaker', devices: 'speakers', gain: 'speakerDb' },
] as const;

/**
 * For the customer who says "I can hardly hear you", and the headset that was on the other port: devices and loudness, beside the levels
 * that show at once what they do, without leaving the call. What an administrator has locked is left to the settings page, which says so.
 */
export function CallSound(): ReactElement | null {
  const t = useWords();
  const { settings, audio, policy } = useAppState();
  const { raise, error, clear } = useCommand('settings/change');
  const change = (part: SettingsChange): void => {
    raise(part);
  };
  const isFree = (path: string): boolean => !isLockedPath(policy.locked, path);
  if (!SIDES.some(({ device, gain }) => isFree(device) || isFree(`gain.${gain}`))) return null;
  return (
    <DialogTrigger>
      <AriaButton className="icon-button" aria-label={t('gain.callSound')}>
        <Volume2 size={20} aria-hidden />
      </AriaButton>
      <Popover className="popover" placement="top end" offset={4}>
        <Dialog className="call-sound-choices" aria-label={t('gain.callSound')}>
          {error === null ? null : <ErrorNote error={error} onDismiss={clear} />}
          {SIDES.map(({ device, devices, gain }) => (
            <div key={device} className="call-sound-side">
              {isFree(device) ? (
                <DeviceSelect
                  label={t(`settings.${device}`)}
                  devices={audio.devices[devices]}
                  value={settings[device]}
                  onChange={(name) => {
                    change({ [device]: name });
                  }}
                />
              ) : null}
              {isFree(`gain.${gain}`) ? <GainSlider of={gain} isBrief onChange={change} /> : null}
            </div>
          ))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
