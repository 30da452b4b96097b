import { type UnixMs, unixMs } from '#contract/time.ts';
import type { Clock } from '../../core/ports.ts';

/** setTimeout turns a longer delay into none at all. */
const LONGEST_DELAY_MS = 2_147_483_647;

/** Less is the wall clock being nudged into step, which is no news. */
const LEAST_JUMP_MS = 2_000;

export interface ForwardClock {
  now(): UnixMs;
  /** How often it has jumped forward because the wall was ahead: after a sleep, or a step of the wall clock. */
  jumps(): number;
}

/**
 * Wall time that only moves forward: counted by a steady clock, and brought up to the wall where that is ahead. A
 * steady clock stands still while the machine sleeps, and a wall that was wrong at the start is set right later.
 */
export function forwardClock({ wall, steady }: { readonly wall: () => number; readonly steady: () => number }): ForwardClock {
  let lead = wall() - steady();
  let jumps = 0;
  const now = (): UnixMs => {
    const behind = wall() - steady() - lead;
    if (behind > LEAST_JUMP_MS) {
      lead += behind;
      jumps += 1;
    }
    return unixMs(steady() + lead);
  };
  return {
    now,
    jumps() {
      // A jump that nobody has looked at yet is one.
      now();
      return jumps;
    },
  };
}

export const systemClock: Clock & ForwardClock = {
  ...forwardClock({ wall: Date.now, steady: () => performance.now() }),
  after(milliseconds, then) {
    const timer = setTimeout(then, Math.min(Math.max(0, milliseconds), LONGEST_DELAY_MS));
    return () => clearTimeout(timer);
  },
};
