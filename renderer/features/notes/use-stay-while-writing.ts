import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { CallId } from '#contract/call.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';

/** Well within the time for which main lets the work after a call stay. */
const TOLD_EVERY_MS = 4_000;

/** While the caret stands in the note, in the window in front, its card must not go under the hands of whoever writes. */
export function useStayWhileWriting(field: RefObject<HTMLTextAreaElement | null>, callId: CallId): void {
  const isTask = useAppState().history.wrapUp?.callId === callId;
  const { raise } = useCommand('note/stay');
  useEffect(() => {
    const here = field.current;
    if (!isTask || here === null) return undefined;
    const tell = (): void => {
      if (here === document.activeElement && document.hasFocus()) raise({ callId });
    };
    tell();
    here.addEventListener('focus', tell);
    const timer = setInterval(tell, TOLD_EVERY_MS);
    return () => {
      here.removeEventListener('focus', tell);
      clearInterval(timer);
    };
  }, [field, callId, isTask, raise]);
}
