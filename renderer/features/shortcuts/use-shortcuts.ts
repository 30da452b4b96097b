import { useEffect, useEffectEvent, useRef } from 'react';
import type { CallId } from '#contract/call.ts';
import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';
import { madeAt } from '../../state/made-at.ts';
import type { PageName, Place } from '../notices/places.ts';
import { isMac } from './is-mac.ts';
import { isPressed } from './keys.ts';
import { CALL_ACTION_NAMES, CALL_SHORTCUTS, DIAL_KEYS, PLACE_SHORTCUTS, pageKeys } from './shortcuts.ts';
import type { CallActionName } from './shortcuts.ts';
import { takesKeys } from './takes-keys.ts';
import type { CallActions } from './use-call-actions.ts';

export interface ShortcutSite {
  readonly actions: CallActions;
  /** In the order of their tabs. */
  readonly pages: readonly PageName[];
  readonly goTo: (place: Place) => void;
  readonly dial: () => void;
}

/** These act on what has just come up, perhaps under the agent's typing hands. */
const QUIET_AT_FIRST: readonly CallActionName[] = ['answer', 'reject', 'silence'];

/** The keys of the main window, whatever in it has the focus, but a control that takes keys for itself. A key that is held down acts once. */
export function useShortcuts(site: ShortcutSite): void {
  const rang = useRef<{ readonly callId: CallId; readonly at: number } | null>(null);
  const ringingId = site.actions.ringing?.id ?? null;
  useEffect(() => {
    rang.current = ringingId === null ? null : { callId: ringingId, at: performance.now() };
  }, [ringingId]);

  const act = useEffectEvent((event: KeyboardEvent): void => {
    // Where keys are recorded they are no order: one of ours would hang up on the customer.
    if (takesKeys(event.target)) return;
    const done = perform(site, event, rang.current === null ? Infinity : madeAt(event) - rang.current.at);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      act(event);
    };
    // Before any control: a field must not take Ctrl+K for its own.
    window.addEventListener('keydown', hear, { capture: true });
    return () => {
      window.removeEventListener('keydown', hear, { capture: true });
    };
  }, []);
}

/** Whether the keys were ours. */
function perform({ actions, pages, goTo, dial }: ShortcutSite, event: KeyboardEvent, rangForMs: number): boolean {
  const mac = isMac();
  const action = CALL_ACTION_NAMES.find((name) => isPressed(CALL_SHORTCUTS[name], event, mac));
  if (action !== undefined) {
    const isTooEarly = QUIET_AT_FIRST.includes(action) && rangForMs < QUIET_START_MS;
    if (!event.repeat && !isTooEarly) actions.run[action]?.();
    return true;
  }
  if (isPressed(DIAL_KEYS, event, mac)) {
    dial();
    return true;
  }
  const place = (Object.keys(PLACE_SHORTCUTS) as (keyof typeof PLACE_SHORTCUTS)[]).find((name) =>
    isPressed(PLACE_SHORTCUTS[name], event, mac),
  );
  const page = pages.find((_, index) => isPressed(pageKeys(index), event, mac));
  const wanted = place ?? page;
  if (wanted === undefined) return false;
  goTo(wanted);
  return true;
}
