import { createContext, useContext, useDeferredValue, useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { PageName } from './places.ts';

/** One thing on a page that is found again, by the page it stands on. */
export type Spot = `${PageName} ${string}`;

/** What stands on the pages of a window, and is found again when a call that took them away is over. Dropped where the agent goes elsewhere. */
export interface Kept {
  /** What is looked for, and how far it is scrolled. */
  readonly views: Map<Spot, unknown>;
  readonly dialogs: Map<Spot, OpenedDialog>;
}

interface OpenedDialog {
  readonly about: unknown;
  readonly turn: number;
}

export interface Whereabouts extends Kept {
  /** Counts the calls that have taken the pages away. */
  readonly turn: number;
  /** Whether a dialog that was opened in that turn may stand on the screen. */
  readonly isShown: (openedIn: number) => boolean;
}

/** Before anything stands anywhere. */
export function nowhere(): Kept {
  return { views: new Map(), dialogs: new Map() };
}

/** Windows without pages have nothing that a call takes away. */
export const WhereaboutsContext = createContext<Whereabouts>({ ...nowhere(), turn: 0, isShown: () => true });

/** A state of a page that is as it was when the page is back after a call. Each spot has one kind of value. */
export function useKeptView<Value>(spot: Spot, first: Value): readonly [Value, (next: Value | ((known: Value) => Value)) => void] {
  const { views } = useContext(WhereaboutsContext);
  const [value, setValue] = useState<Value>(() => (views.has(spot) ? (views.get(spot) as Value) : first));
  useEffect(() => {
    views.set(spot, value);
  }, [views, spot, value]);
  return [value, setValue];
}

/**
 * What a dialog of a page is about; null while it is closed. One that is open when a call comes is closed over the call, and open again once
 * the window is the agent's. Each spot has one kind of dialog.
 */
export function useKeptDialog<About>(spot: Spot): readonly [About | null, (about: About | null) => void] {
  const { dialogs, turn, isShown } = useContext(WhereaboutsContext);
  const [opened, setOpened] = useState(() => dialogs.get(spot) ?? null);
  // One that stands in another dialog opens after it, or the other would lie on top.
  const isDrawn = useDeferredValue(true, false);
  return [
    opened !== null && isDrawn && isShown(opened.turn) ? (opened.about as About) : null,
    (about) => {
      const next = about === null ? null : { about, turn };
      if (next === null) dialogs.delete(spot);
      else dialogs.set(spot, next);
      setOpened(next);
    },
  ];
}

/** Rows that are read after the list is drawn make it long enough within this time, or it has become shorter. */
const GROWS_FOR_MS = 5_000;

/** With any of these the agent scrolls by themselves. */
const HANDS = ['wheel', 'pointerdown', 'keydown'] as const;

interface Scrolled {
  readonly of: string;
  readonly top: number;
}

/** Scrolls a list to where it was when a call took its page. `of`: what is listed; another list begins at its top, and so does null, always. */
export function useKeptScroll(spot: Spot, area: RefObject<HTMLElement | null>, of: string | null): void {
  const { views } = useContext(WhereaboutsContext);
  useEffect(() => {
    const element = area.current;
    if (element === null || of === null) return undefined;
    const left = views.get(spot) as Scrolled | undefined;
    const wanted = left?.of === of ? left.top : 0;
    const until = performance.now() + GROWS_FOR_MS;
    let frame: number | null = null;
    const reach = (): void => {
      if (Math.abs(element.scrollTop - wanted) > 1) element.scrollTop = wanted;
      const isThere = Math.abs(element.scrollTop - wanted) <= 1;
      frame = isThere || performance.now() > until ? null : requestAnimationFrame(reach);
    };
    const giveUp = (): void => {
      if (frame !== null) cancelAnimationFrame(frame);
      frame = null;
    };
    // Before it is there the list scrolls by itself: that is nobody's place.
    const note = (): void => {
      if (frame === null) views.set(spot, { of, top: element.scrollTop } satisfies Scrolled);
    };
    if (wanted > 0) reach();
    element.addEventListener('scroll', note, { passive: true });
    for (const hand of HANDS) element.addEventListener(hand, giveUp, { passive: true });
    return () => {
      giveUp();
      element.removeEventListener('scroll', note);
      for (const hand of HANDS) element.removeEventListener(hand, giveUp);
    };
  }, [views, spot, area, of]);
}
