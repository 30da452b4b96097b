import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { QUIET_START_MS, beginQuietStart, hearGesture } from './quiet-start.ts';
import type { GesturePart } from './quiet-start.ts';

const BEGINS = ['pointerdown', 'mousedown', 'touchstart'] as const;
const GOES_ON = ['pointerup', 'mouseup', 'touchend', 'click', 'dblclick', 'keyup'] as const;

export interface Quiet {
  /** What the buttons would act on. */
  readonly subject: string;
  readonly quietMs?: number;
}

/**
 * Makes what is inside `area` deaf to keys and pointer for its first 600 ms, or `quietMs`, and again whenever `subject`
 * changes or the window comes back into view.
 */
export function useQuietStart(area: RefObject<HTMLElement | null>, { subject, quietMs = QUIET_START_MS }: Quiet): void {
  const guard = useRef(beginQuietStart(performance.now(), quietMs));

  useEffect(() => {
    guard.current = beginQuietStart(performance.now(), quietMs);
    const startOver = (): void => {
      if (document.visibilityState === 'visible') guard.current = beginQuietStart(performance.now(), quietMs);
    };
    document.addEventListener('visibilitychange', startOver);
    return () => {
      document.removeEventListener('visibilitychange', startOver);
    };
  }, [subject, quietMs]);

  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const undo = new AbortController();
    // In the capture phase of the area itself: before react-aria, whatever it listens to.
    const options = { capture: true, signal: undo.signal };
    const hear = (event: Event, part: GesturePart): void => {
      const heard = hearGesture(guard.current, { part, now: performance.now() });
      guard.current = heard.guard;
      if (heard.isHeard) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    for (const type of BEGINS)
      element.addEventListener(
        type,
        (event) => {
          hear(event, 'begins');
        },
        options,
      );
    for (const type of GOES_ON)
      element.addEventListener(
        type,
        (event) => {
          hear(event, 'goes-on');
        },
        options,
      );
    element.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Tab') hear(event, event.repeat ? 'goes-on' : 'begins');
      },
      options,
    );
    return () => {
      undo.abort();
    };
  }, [area]);
}
