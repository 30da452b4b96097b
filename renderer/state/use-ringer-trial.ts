import { useEffect, useRef, useState } from 'react';
import type { CommandInput } from '#contract/bridge.ts';
import type { AppError } from '#contract/errors.ts';
import { RINGER_TRIAL_MS } from '#contract/ringer.ts';
import { useCommand } from './use-command.ts';

type Trial = CommandInput<'ringer/try'>;

const SILENCE: Trial = { ringtone: null, escalated: false };

export interface RingerTrial {
  /** What is heard now; null: nothing. */
  readonly heard: Trial | null;
  /** In place of what is heard. */
  readonly begin: (trial: Trial) => void;
  readonly end: () => void;
  /** Why the last one was not heard. */
  readonly error: AppError | null;
  readonly clear: () => void;
}

/** A ring that is tried: it ends by itself, by hand, and with the control that began it, wherever its dialog has gone. */
export function useRingerTrial(): RingerTrial {
  const { raise, error, clear } = useCommand('ringer/try');
  const [heard, setHeard] = useState<Trial | null>(null);
  /** From before the reply: a dialog may be closed earlier. */
  const isAsked = useRef(false);

  useEffect(() => {
    if (heard === null) return;
    const timer = setTimeout(() => {
      isAsked.current = false;
      setHeard(null);
    }, RINGER_TRIAL_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [heard]);
  useEffect(
    () => () => {
      if (isAsked.current) raise(SILENCE);
      isAsked.current = false;
    },
    [raise],
  );

  return {
    heard,
    begin(trial) {
      isAsked.current = true;
      raise(trial, ({ ok }) => {
        isAsked.current = ok;
        setHeard(ok ? trial : null);
      });
    },
    end() {
      isAsked.current = false;
      setHeard(null);
      raise(SILENCE);
    },
    error,
    clear,
  };
}
