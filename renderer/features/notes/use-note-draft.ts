import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import { appError } from '#contract/errors.ts';
import { useSoftphone } from '../../state/softphone-context.tsx';

/** What was typed is on the disk this soon at the latest. */
const SAVED_WITHIN_MS = 200;

/** What was typed last, until main has kept it: a field that takes the place of the one it was typed into begins with it. */
let newest: { readonly callId: CallId; readonly text: string } | null = null;

export interface NoteDraft {
  readonly text: string;
  readonly phase: 'untouched' | 'saving' | 'saved' | 'unsaved';
  readonly error: AppError | null;
  readonly edit: (text: string) => void;
  /** Saves now: the field is left. */
  readonly flush: () => void;
}

/**
 * A note as it is typed. It is sent a moment after the first letter that is not saved, not after the last: who types without a pause
 * loses no more than that. What stands in the field is the agent's; what main says meanwhile does not overwrite it.
 */
export function useNoteDraft(callId: CallId, kept: string): NoteDraft {
  const { bridge } = useSoftphone();
  const [draft, setDraft] = useState(() => (newest?.callId === callId ? newest.text : null));
  const [phase, setPhase] = useState<NoteDraft['phase']>(draft === null ? 'untouched' : 'saving');
  const [error, setError] = useState<AppError | null>(null);
  const unsaved = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useCallback((): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const text = unsaved.current;
    if (text === null) return;
    unsaved.current = null;
    const finish = (why: AppError | null): void => {
      setError(why);
      if (why === null && newest?.callId === callId && newest.text === text) newest = null;
      // A letter that came meanwhile is still on its way.
      if (unsaved.current === null) setPhase(why === null ? 'saved' : 'unsaved');
      else if (why !== null) setPhase('unsaved');
    };
    bridge.invoke('note/write', { callId, text }).then(
      (reply) => {
        finish(reply.ok ? null : reply.error);
      },
      (cause: unknown) => {
        finish(appError('internal', String(cause)));
      },
    );
  }, [bridge, callId]);

  useEffect(() => {
    // The window closes or hides, or the field goes with its call: what is typed goes out first.
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [flush]);

  const send = useCallback(
    (text: string): void => {
      newest = { callId, text };
      unsaved.current = text;
      timer.current ??= setTimeout(flush, SAVED_WITHIN_MS);
    },
    [callId, flush],
  );
  // Whether the field of before got it through, nobody would tell this one: it is sent once more.
  useEffect(() => {
    if (newest?.callId === callId) send(newest.text);
  }, [callId, send]);

  return {
    text: draft ?? kept,
    phase,
    error,
    edit: useCallback(
      (text) => {
        setDraft(text);
        setPhase('saving');
        send(text);
      },
      [send],
    ),
    flush,
  };
}
