import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { SoundCheckStep } from '#contract/sound-check.ts';
import { NOTHING_HEARD, soundCheckHeard } from './sound-check-heard.ts';
import type { SoundCheckHeard } from './sound-check-heard.ts';
import { useCommand } from './use-command.ts';
import { useAppState, useSoftphone } from './softphone-context.tsx';

export interface SoundCheckHandle {
  readonly heard: SoundCheckHeard;
  /** Why the last step was refused; null where it was not. */
  readonly error: AppError | null;
  readonly isPending: boolean;
  readonly run: (step: SoundCheckStep) => void;
}

/** A sound check that begins with the microphone's meter, and ends when what shows it is taken away. */
export function useSoundCheck(): SoundCheckHandle {
  const { bridge } = useSoftphone();
  const { microphoneDb } = useAppState().settings.gain;
  const { raise, error, isPending } = useCommand('sound-check/run');
  const stop = useCommand('sound-check/stop');
  const [heard, setHeard] = useState(NOTHING_HEARD);

  useEffect(
    () =>
      bridge.listen('sound-check/state', (state) => {
        setHeard((known) => soundCheckHeard(known, state, microphoneDb));
      }),
    [bridge, microphoneDb],
  );
  const { raise: raiseStop } = stop;
  useEffect(() => {
    raise({ step: { kind: 'meter' } });
    return () => {
      raiseStop(null);
    };
  }, [raise, raiseStop]);

  const run = useCallback(
    (step: SoundCheckStep) => {
      raise({ step });
    },
    [raise],
  );
  return { heard, error, isPending, run };
}
