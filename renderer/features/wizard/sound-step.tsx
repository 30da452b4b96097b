import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { SystemPermission } from '#contract/setup.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useSoundCheck } from '../../state/use-sound-check.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { DeviceSelect } from '../settings/device-select.tsx';
import { EchoCall } from '../sound-check/echo-call.tsx';
import { MicrophoneMeter } from '../sound-check/microphone-meter.tsx';
import { soundCheckView } from '../sound-check/sound-check-view.ts';
import { hasTestedSound } from './setup-view.ts';
import '../sound-check/sound-check.css';

/** Microphone and speaker, then the whole way there and back with a customer who repeats what is said. */
export function SoundStep(): ReactElement {
  const t = useWords();
  const { settings, audio } = useAppState();
  const { raise, error, clear } = useCommand('settings/change');
  return (
    <>
      {error === null ? null : <ErrorNote error={error} onDismiss={clear} />}
      <BlockedMicrophone />
      <DeviceSelect
        label={t('settings.microphone')}
        devices={audio.devices.microphones}
        value={settings.microphone}
        onChange={(microphone) => {
          raise({ microphone });
        }}
      />
      <DeviceSelect
        label={t('settings.speaker')}
        devices={audio.devices.speakers}
        value={settings.speaker}
        onChange={(speaker) => {
          raise({ speaker });
        }}
      />
      <Trial />
    </>
  );
}

/** Said only where the system says so itself: the devices below tell the rest. */
function BlockedMicrophone(): ReactElement | null {
  const t = useWords();
  const read = useCommand('setup/permissions');
  const fix = useCommand('setup/fix-permission');
  const [microphone, setMicrophone] = useState<SystemPermission | null>(null);
  const take = (permissions: readonly SystemPermission[]): void => {
    setMicrophone(permissions.find(({ name }) => name === 'microphone') ?? null);
  };
  const { raise } = read;
  useEffect(() => {
    const look = (): void => {
      raise(null, (reply) => {
        if (reply.ok) setMicrophone(reply.value.find(({ name }) => name === 'microphone') ?? null);
      });
    };
    look();
    window.addEventListener('focus', look);
    return () => {
      window.removeEventListener('focus', look);
    };
  }, [raise]);

  if (microphone === null || (microphone.state !== 'denied' && microphone.state !== 'unasked')) return null;
  return (
    <Note
      kind="attention"
      title={t('wizard.sound.blocked')}
      action={
        <Button
          kind="quiet"
          isPending={fix.isPending}
          onPress={() => {
            fix.raise({ name: 'microphone' }, (reply) => {
              if (reply.ok) take(reply.value);
            });
          }}
        >
          {t(microphone.state === 'unasked' ? 'systemPermissions.ask' : 'systemPermissions.fix')}
        </Button>
      }
    >
      <p>{t(`systemPermissions.states.${microphone.state}`)}</p>
    </Note>
  );
}

function Trial(): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { heard, error, run } = useSoundCheck();
  const view = soundCheckView({ heard, refused: error, state, t });
  if (view.kind !== 'tests') return <ErrorNote error={view.error} kind="attention" />;
  const { missing, microphone, echo, isWaiting } = view;
  return (
    <>
      {missing === null ? null : <ErrorNote error={missing.error} title={missing.title} kind="attention" />}
      {microphone === null ? null : (
        <MicrophoneMeter
          microphone={microphone}
          onTurnOn={() => {
            run({ kind: 'meter' });
          }}
        />
      )}
      {echo === null ? null : <EchoCall echo={echo} isWaiting={isWaiting} />}
      {hasTestedSound(state) ? (
        <p className="wizard-proof wizard-good">
          <Check size={16} aria-hidden />
          {t('wizard.sound.tested')}
        </p>
      ) : null}
    </>
  );
}
