import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { SoundCheckResult, SoundCheckState, SoundCheckStep } from '#contract/sound-check.ts';
import { useCommand } from './use-command.ts';
import { useSoftphone } from './softphone-context.tsx';

/** The latest result of each kind, which stays on the screen while other steps run. */
export type SoundCheckResults = { readonly [Kind in SoundCheckResult['kind']]?: Extract<SoundCheckResult, { readonly kind: Kind }> };

export interface SoundCheckHandle {
  readonly state: SoundCheckState;
  readonly results: SoundCheckResults;
  /** Why the last step was refused; null where it was not. */
  readonly error: AppError | null;
  readonly isPending: boolean;
  readonly run: (step: SoundCheckStep) => void;
}

/** A sound check that begins with the microphone's meter, and ends when what shows it is taken away. */
export function useSoundCheck(): SoundCheckHandle {
  const { bridge } = useSoftphone();
  const { raise, error, isPending } = useCommand('sound-check/run');
  const stop = useCommand('sound-check/stop');
  const [state, setState] = useState<SoundCheckState>({ phase: 'idle' });
  const [results, setResults] = useState<SoundCheckResults>({});

  useEffect(
    () =>
      bridge.listen('sound-check/state', (heard) => {
        setState(heard);
        if (heard.phase === 'done') setResults((known) => ({ ...known, [heard.result.kind]: heard.result }));
      }),
    [bridge],
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
  return { state, results, error, isPending, run };
}
