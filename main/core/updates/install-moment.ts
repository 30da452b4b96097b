import type { Call } from '#contract/call.ts';
import type { UnixMs } from '#contract/time.ts';
import type { UpdateWait } from '#contract/updates.ts';

/** So long without a call, and without a hand on the machine: the agent is away, and not between two calls. */
export const QUIET_MS = 10 * 60_000;

/** A call that an interruption would cost something: any but one that has ended. */
export function isInCall(calls: readonly Pick<Call, 'phase'>[]): boolean {
  return calls.some(({ phase }) => phase !== 'ended');
}

/** What a downloaded update waits for; null: it may be installed here and now. Never in a call, and never from under the agent's hands. */
export function waitsFor({
  calls,
  isAutomatic,
  isUnattended,
  lastCallAt,
  idleSeconds,
  now,
}: {
  readonly calls: readonly Pick<Call, 'phase'>[];
  readonly isAutomatic: boolean;
  readonly isUnattended: boolean;
  /** When the last call ended, or the app began. */
  readonly lastCallAt: UnixMs;
  readonly idleSeconds: number;
  readonly now: UnixMs;
}): UpdateWait | null {
  if (isInCall(calls)) return 'call';
  if (!isAutomatic || !isUnattended) return 'agent';
  return now - lastCallAt < QUIET_MS || idleSeconds * 1_000 < QUIET_MS ? 'idle' : null;
}
