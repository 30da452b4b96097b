import type { ReactElement } from 'react';
import type { AppError } from '#contract/errors.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useSoundCheck } from '../../state/use-sound-check.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { EchoCall } from './echo-call.tsx';
import { MicrophoneMeter } from './microphone-meter.tsx';
import { SoundTest } from './sound-test.tsx';
import { soundCheckView } from './sound-check-view.ts';
import './sound-check.css';

const RECORDING_SECONDS = 5;
/** The concert pitch, which every headset plays. */
const TONE_HZ = 440;

export interface SoundCheckDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Tries microphone and speaker before a customer has to. Its devices are open only while it is. */
export function SoundCheckDialog({ isOpen, onClose }: SoundCheckDialogProps): ReactElement {
  const t = useWords();
  return (
    <Dialog isOpen={isOpen} title={t('soundCheck.title')} closeLabel={t('common.close')} onClose={onClose}>
      <SoundCheck />
    </Dialog>
  );
}

function SoundCheck(): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { state: check, results, error, isPending, run } = useSoundCheck();
  const view = soundCheckView({ check, results, refused: error, state, t });
  const stop = (): void => {
    run({ kind: 'meter' }); // and not the check's end: the microphone goes on
  };

  // Nothing can be tried then, so nothing else is shown.
  if (view.error !== null) return <Refused error={view.error} isPending={isPending} onRetry={stop} />;
  return (
    <>
      <MicrophoneMeter device={view.microphone.device} dbfs={view.microphone.dbfs} onTurnOn={stop} />
      <SoundTest
        title={t('soundCheck.tone.title')}
        about={t('soundCheck.tone.about', { device: view.speaker })}
        test={view.tone}
        onStop={stop}
        actions={
          <Button
            onPress={() => {
              run({ kind: 'tone', hz: TONE_HZ });
            }}
          >
            {t('soundCheck.tone.run')}
          </Button>
        }
      />
      <SoundTest
        title={t('soundCheck.record.title')}
        about={t('soundCheck.record.about')}
        test={view.playBack.isRunning ? view.playBack : view.record}
        onStop={stop}
        actions={
          <>
            <Button
              onPress={() => {
                run({ kind: 'record', seconds: RECORDING_SECONDS });
              }}
            >
              {t('soundCheck.record.run')}
            </Button>
            {view.record.canPlay ? (
              <Button
                kind="primary"
                onPress={() => {
                  run({ kind: 'play-back' });
                }}
              >
                {t('soundCheck.record.play')}
              </Button>
            ) : null}
          </>
        }
      />
      <EchoCall echo={view.echo} />
      <SoundTest
        title={t('soundCheck.latency.title')}
        about={t('soundCheck.latency.about')}
        test={view.latency}
        onStop={stop}
        actions={
          <Button
            onPress={() => {
              run({ kind: 'latency' });
            }}
          >
            {t('soundCheck.latency.run')}
          </Button>
        }
      />
    </>
  );
}

function Refused({
  error,
  isPending,
  onRetry,
}: {
  readonly error: AppError;
  readonly isPending: boolean;
  readonly onRetry: () => void;
}): ReactElement {
  const t = useWords();
  return (
    <ErrorNote
      error={error}
      kind="attention"
      action={
        <Button kind="quiet" isPending={isPending} onPress={onRetry}>
          {t('soundCheck.retry')}
        </Button>
      }
    />
  );
}
