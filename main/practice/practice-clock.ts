/** Time as the practice line sees it. Everything that waits goes through `after`, so that stopping can cancel all of it. */
export interface PracticeClock {
  /** Wall clock, Unix milliseconds: for timestamps that leave the process. */
  now(): number;
  /** Milliseconds that never jump: for pacing audio. */
  monotonicMs(): number;
  /** Runs `run` once after `delayMs`; returns the function that calls it off. */
  after(delayMs: number, run: () => void): () => void;
}

/** A clock whose pending waits can all be called off at once. */
export interface StoppableClock extends PracticeClock {
  cancelAll(): void;
}

/** The machine's own clock. After `cancelAll` no wait fires and none is accepted. */
export function systemClock(): StoppableClock {
  const pending = new Set<NodeJS.Timeout>();
  let stopped = false;
  return {
    now: () => Date.now(),
    monotonicMs: () => performance.now(),
    after(delayMs, run) {
      if (stopped) return () => undefined;
      const timer = setTimeout(() => {
        pending.delete(timer);
        run();
      }, delayMs);
      pending.add(timer);
      return () => {
        pending.delete(timer);
        clearTimeout(timer);
      };
    },
    cancelAll() {
      stopped = true;
      for (const timer of pending) clearTimeout(timer);
      pending.clear();
    },
  };
}
