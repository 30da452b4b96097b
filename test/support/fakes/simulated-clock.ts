import { type UnixMs, unixMs } from '#contract/time.ts';
import type { Clock } from '../../../main/core/ports.ts';

export interface SimulatedClock extends Clock {
  /** Lets time pass. Timers run in order, and every promise that one of them settles runs on before the next timer. */
  advance(milliseconds: number): Promise<void>;
  /** The machine sleeps, or its wall clock is stepped forward: the time of day moves on, and no timer comes any nearer. */
  jump(milliseconds: number): void;
  /** Lets promises run on without time passing. */
  settle(): Promise<void>;
  /** Timers that are waiting. */
  pending(): number;
}

interface Timer {
  at: number;
  readonly order: number;
  readonly work: () => void;
}

export const SIMULATED_START = unixMs(1_800_000_000_000);

/** Time for tests: it stands still until it is told to pass. */
export function createSimulatedClock(start: UnixMs = SIMULATED_START): SimulatedClock {
  const timers = new Set<Timer>();
  let now: number = start;
  let order = 0;

  // A turn of the real loop comes after every promise that can settle without time passing.
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  const nextDue = (until: number): Timer | undefined =>
    [...timers].filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at || one.order - other.order)[0];

  return {
    now: () => unixMs(now),
    after(milliseconds, then) {
      order += 1;
      const timer: Timer = { at: now + Math.max(0, milliseconds), order, work: then };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(milliseconds) {
      const until = now + milliseconds;
      await settle();
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        timers.delete(due);
        now = Math.max(now, due.at);
        due.work();
        await settle();
      }
      now = until;
    },
    jump(milliseconds) {
      now += milliseconds;
      for (const timer of timers) timer.at += milliseconds;
    },
    settle,
    pending: () => timers.size,
  };
}
