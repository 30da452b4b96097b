import type { UnixMs } from '#contract/time.ts';
import type { Observation } from './observation.ts';
import { LEAST_OFFSET_MS } from './service-offset.ts';

/**
 * Whether a call began after an instant of ours, by its own word, which is the service's time in ours. A webhook that says so tells of
 * nothing that is over since before, however it came. One without a time proves nothing, nor does one from the future: the clocks are
 * not known then.
 */
export function beganSince({ createdAt }: Pick<Observation, 'createdAt'>, since: UnixMs, now: UnixMs): boolean {
  // Clocks that pass for agreeing may be this far apart.
  return createdAt !== null && createdAt >= since + LEAST_OFFSET_MS && createdAt <= now + LEAST_OFFSET_MS;
}
