/** What a window's timers are made of. */
export interface Timers {
  /** The steady clock, in milliseconds. */
  readonly now: () => number;
  /** Calls once; returns what calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface Ticker {
  /** Tells the listener once a second until what is returned is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /** How many seconds were told. */
  readonly count: () => number;
}

const SECOND_MS = 1_000;

/** One timer for whoever waits for the next second, however many they are; none while nobody does. */
export function createSecondTicker({ now, after }: Timers): Ticker {
  const listeners = new Set<() => void>();
  let count = 0;
  let cancel: (() => void) | null = null;
  const wait = (): void => {
    cancel = after(SECOND_MS - (now() % SECOND_MS), () => {
      count += 1;
      wait();
      for (const listener of listeners) listener();
    });
  };
  return {
    subscribe(listener) {
      // A listener of its own for each: the same function twice is two who wait.
      const own = (): void => {
        listener();
      };
      listeners.add(own);
      if (cancel === null) wait();
      return () => {
        listeners.delete(own);
        if (listeners.size > 0) return;
        cancel?.();
        cancel = null;
      };
    },
    count: () => count,
  };
}
