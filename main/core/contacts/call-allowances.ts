import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';

/** Long enough for the call that the agent has just confirmed, too short for one of another day. */
const ALLOWED_MS = 60_000;

/** Calls that the agent wants although the customer asked for none. */
export interface CallAllowances {
  allow(number: PhoneNumber): void;
  isAllowed(number: PhoneNumber): boolean;
}

export function createCallAllowances(now: () => UnixMs): CallAllowances {
  const until = new Map<string, number>();
  return {
    allow(number) {
      for (const [key, at] of until) if (at <= now()) until.delete(key);
      until.set(matchKey(number), now() + ALLOWED_MS);
    },
    isAllowed: (number) => (until.get(matchKey(number)) ?? 0) > now(),
  };
}
