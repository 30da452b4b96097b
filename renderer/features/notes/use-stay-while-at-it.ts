import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { CallId } from '#contract/call.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';

/** Well within the time for which main lets the work after a call stay. */
const TOLD_EVERY_MS = 4_000;

/**
 * The card of a note must not go under anybody's hands: while the keys go to something in it, in the window in front, or the pointer is
 * over it. `field`: the note's own field, from which its card is found.
 */
export function useStayWhileAtIt(field: RefObject<HTMLTextAreaElement | null>, callId: CallId): void {
  const isTask = useAppState().history.wrapUp?.callId === callId;
  const { raise } = useCommand('note/stay');
  useEffect(() => {
    // A card holds more than the note, such as the button that says that one is done.
    const card = field.current?.closest('.wrap-up') ?? field.current?.closest('.call-note') ?? null;
    if (!isTask || card === null) return undefined;
    const tell = (): void => {
      const hasKeys = card.contains(document.activeElement) && document.hasFocus();
      const hasPointer = card.matches(':hover') && document.visibilityState === 'visible';
      if (hasKeys || hasPointer) raise({ callId });
    };
    tell();
    card.addEventListener('focusin', tell);
    card.addEventListener('pointerenter', tell);
    const timer = setInterval(tell, TOLD_EVERY_MS);
    return () => {
      card.removeEventListener('focusin', tell);
      card.removeEventListener('pointerenter', tell);
      clearInterval(timer);
    };
  }, [field, callId, isTask, raise]);
}
