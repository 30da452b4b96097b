import { useEffect, type RefObject } from 'react';
import type { CallId } from '#contract/call.ts';
import { useSoftphone } from '../../state/softphone-context.tsx';

/** Looked at, and not only flown over. */
const LOOK_MS = 1_500;
/** As much of the row must be in sight. */
const ENOUGH = 0.6;

/** Marks a missed call as seen once its row has been in sight for a moment, in a window that the agent uses. Null: there is nothing to see. */
export function useSeen(element: RefObject<HTMLElement | null>, callId: CallId | null): void {
  const { bridge } = useSoftphone();
  useEffect(() => {
    const row = element.current;
    if (row === null || callId === null) return undefined;
    let isInSight = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      if (!isInSight || !document.hasFocus()) return;
      timer = setTimeout(() => {
        // Nobody waits for it: what fails is marked with the next look.
        bridge.invoke('history/seen', { callIds: [callId] }).catch(() => undefined);
      }, LOOK_MS);
    };
    const sight = new IntersectionObserver(
      ([entry]) => {
        isInSight = (entry?.intersectionRatio ?? 0) >= ENOUGH;
        look();
      },
      { threshold: ENOUGH },
    );
    sight.observe(row);
    window.addEventListener('focus', look);
    window.addEventListener('blur', look);
    return () => {
      clearTimeout(timer);
      sight.disconnect();
      window.removeEventListener('focus', look);
      window.removeEventListener('blur', look);
    };
  }, [bridge, callId, element]);
}
