import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';
import { madeAt } from './made-at.ts';
import { beginQuietStart, hearGesture } from './quiet-start.ts';
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
 * changes, the window comes back into view, or it gets another size: then everything in it has moved.
 */
export function useQuietStart(area: RefObject<HTMLElement | null>, { subject, quietMs = QUIET_START_MS }: Quiet): void {
  const guard = useRef(beginQuietStart(performance.now(), quietMs));

  useEffect(() => {
    const startOver = (forMs = quietMs): void => {
      guard.current = beginQuietStart(performance.now(), forMs);
    };
    const seen = (): void => {
      if (document.visibilityState === 'visible') startOver();
    };
    // One that is resized while it is still deaf was made so by the same change, and hears again when that is over.
    const resized = (): void => {
      if (performance.now() >= guard.current.deafUntil) startOver(Math.min(quietMs, QUIET_START_MS));
    };
    startOver();
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('resize', resized);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('resize', resized);
    };
  }, [subject, quietMs]);

  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const undo = new AbortController();
    // In the capture phase of the area itself: before react-aria, whatever it listens to.
    const options = { capture: true, signal: undo.signal };
    const hear = (event: Event, part: GesturePart): void => {
      const heard = hearGesture(guard.current, { part, now: madeAt(event) });
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
