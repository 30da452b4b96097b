import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { CallId } from '#contract/call.ts';

/** Where somebody was writing in the field that has just gone. */
let left: { readonly callId: CallId; readonly caret: number } | null = null;

/**
 * The call's own screen leaves by itself, and its note goes on in the card of the phone: so do the hands of whoever writes it. Else the
 * next letters would go nowhere.
 */
export function useKeptHands(callId: CallId): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const here = field.current;
    if (here !== null && left?.callId === callId) {
      here.focus();
      here.setSelectionRange(left.caret, left.caret);
    }
    return () => {
      if (here === null || here !== document.activeElement) return;
      left = { callId, caret: here.selectionStart };
      // What takes its place is drawn at the same time, or not at all.
      setTimeout(() => (left = null));
    };
  }, [callId]);
  return field;
}
