import type { ReactElement } from 'react';
import type { SoundCheckStep } from '#contract/sound-check.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useSoundCheck } from '../../state/use-sound-check.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { EchoCall } from './echo-call.tsx';
import { MicrophoneMeter } from './microphone-meter.tsx';
import { RunButton } from './run-button.tsx';
import type { SoundTests } from './sound-check-view.ts';
import { soundCheckView } from './sound-check-view.ts';
import { SoundTest } from './sound-test.tsx';
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
  const { heard, error, isPending, run } = useSoundCheck();
  const view = soundCheckView({ heard, refused: error, state, t });

  if (view.kind === 'tests') return <Tests view={view} run={run} />;
  const retry = (
    <Button
      kind="quiet"
      isPending={isPending}
      onPress={() => {
        run({ kind: 'meter' });
      }}
    >
      {t('soundCheck.retry')}
    </Button>
  );
  return <ErrorNote error={view.error} kind="attention" {...(view.canRetry ? { action: retry } : {})} />;
}

function Tests({ view, run }: { readonly view: SoundTests; readonly run: (step: SoundCheckStep) => void }): ReactElement {
  const t = useWords();
  const { missing, isWaiting, microphone, tone, record, playBack, latency, echo } = view;
  const stop = (): void => {
    run({ kind: 'meter' }); // and not the check's end: the microphone goes on
  };
  const runs = (step: SoundCheckStep, isRunning: boolean) => ({
    isRunning,
    isWaiting,
    onRun: () => {
      run(step);
    },
    onStop: stop,
  });

  return (
    <>
      {missing === null ? null : <ErrorNote error={missing.error} title={missing.title} kind="attention" />}
      {microphone === null ? null : <MicrophoneMeter microphone={microphone} onTurnOn={stop} />}
      {tone === null ? null : (
        <SoundTest
          title={t('soundCheck.tone.title')}
          about={t('soundCheck.tone.about', { device: tone.speaker })}
          test={tone}
          actions={<RunButton words={t('soundCheck.tone.run')} {...runs({ kind: 'tone', hz: TONE_HZ }, tone.isRunning)} />}
        />
      )}
      {record === null ? null : (
        <SoundTest
          title={record.title}
          about={record.about}
          test={playBack?.isRunning === true ? playBack : record}
          actions={
            <>
              <RunButton words={t('soundCheck.record.run')} {...runs({ kind: 'record', seconds: RECORDING_SECONDS }, record.isRunning)} />
              {playBack === null ? null : (
                <RunButton
                  words={t('soundCheck.record.play')}
                  kind={playBack.canPlay ? 'primary' : 'neutral'}
                  isDisabled={!playBack.canPlay}
                  {...runs({ kind: 'play-back' }, playBack.isRunning)}
                />
              )}
            </>
          }
        />
      )}
      {echo === null ? null : <EchoCall echo={echo} isWaiting={isWaiting} />}
      {latency === null ? null : (
        <SoundTest
          title={t('soundCheck.latency.title')}
          about={t('soundCheck.latency.about')}
          test={latency}
          actions={<RunButton words={t('soundCheck.latency.run')} {...runs({ kind: 'latency' }, latency.isRunning)} />}
        />
      )}
    </>
  );
}
