import { unixMs } from '#contract/time.ts';
import type { Clock } from '../../core/ports.ts';

/** setTimeout turns a longer delay into none at all. */
const LONGEST_DELAY_MS = 2_147_483_647;

/**
 * Wall time that only moves forward: the time at which the process started, plus what a steady clock has counted
 * since. Setting the machine's clock changes nothing until the app is started again.
 */
export const systemClock: Clock = {
  now: () => unixMs(performance.timeOrigin + performance.now()),
  after(milliseconds, then) {
    const timer = setTimeout(then, Math.min(Math.max(0, milliseconds), LONGEST_DELAY_MS));
    return () => clearTimeout(timer);
  },
};
