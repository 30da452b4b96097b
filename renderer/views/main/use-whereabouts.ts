import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { CallId } from '#contract/call.ts';
import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';
import type { PageName } from '../../features/notices/places.ts';
import { nowhere } from '../../features/notices/whereabouts.ts';
import type { Kept, Whereabouts } from '../../features/notices/whereabouts.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { AT_FIRST_TURN, isShownIn, takeTurn } from './turns.ts';

/** A little longer than what comes up after a call is deaf. */
const BACK_AFTER_MS = QUIET_START_MS + 100;
/** Long enough for a press that began while what came back was deaf. */
const FRESH_MS = 3_000;
/** Fields in which one writes. */
const WRITING = 'textarea, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"])';
const ANY_DIALOG = '[role="dialog"], [role="alertdialog"]';

export interface WindowWhereabouts {
  readonly site: Whereabouts;
  /** The agent goes to another page: what a call has closed is given up, and what stood on the page they leave. */
  readonly goElsewhere: (from: PageName) => void;
}

/**
 * Holds, for the window, where the agent is on its pages. Dialogs that a call closed open again when there is neither call nor ring, the pages
 * are no longer deaf, and nobody is writing: a note about the call is finished first. `callId`: of the call on the screen.
 */
export function useWhereabouts(callId: CallId | null, isRinging: boolean): WindowWhereabouts {
  const [{ views, dialogs }] = useState(nowhere);
  const [turns, move] = useReducer(takeTurn, AT_FIRST_TURN);
  const [seen, setSeen] = useState(callId);
  const [isFresh, setFresh] = useState(false);
  if (callId !== seen) {
    setSeen(callId);
    if (callId !== null) move('call');
  }

  const { turn, back } = turns;
  const isAwaited = callId === null && !isRinging && back < turn;
  useEffect(() => {
    if (!isAwaited) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = (): void => {
      // Whoever has opened something by now does something else.
      const isElsewhere = document.querySelector(ANY_DIALOG) !== null;
      if (!isElsewhere && document.activeElement?.matches(WRITING) === true) return;
      if (isElsewhere) dropBefore(dialogs, turn);
      move(isElsewhere ? 'elsewhere' : 'back');
      setFresh(!isElsewhere && dialogs.size > 0);
    };
    const wait = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(look, BACK_AFTER_MS);
    };
    wait();
    document.addEventListener('focusout', wait);
    return () => {
      if (timer !== null) clearTimeout(timer);
      document.removeEventListener('focusout', wait);
    };
  }, [isAwaited, dialogs, turn]);

  // It comes up by itself, under hands that were at something else.
  const body = useRef(document.body);
  useQuietStart(body, { subject: String(back), quietMs: isFresh ? QUIET_START_MS : 0 });
  useEffect(() => {
    if (!isFresh) return undefined;
    const timer = setTimeout(() => {
      setFresh(false);
    }, FRESH_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isFresh]);

  const site = useMemo(
    (): Whereabouts => ({ views, dialogs, turn, isShown: (openedIn) => isShownIn(turns, openedIn) }),
    [views, dialogs, turn, turns],
  );
  return {
    site,
    goElsewhere(from) {
      dialogs.clear();
      for (const spot of views.keys()) if (spot.startsWith(`${from} `)) views.delete(spot);
      move('elsewhere');
    },
  };
}

function dropBefore(dialogs: Kept['dialogs'], turn: number): void {
  for (const [spot, opened] of dialogs) if (opened.turn < turn) dialogs.delete(spot);
}
