import type { Call, CallIn } from '#contract/call.ts';
import { isUnderWay } from '#contract/under-way.ts';

export interface CallsOnScreen {
  /** Waiting to be answered, oldest first. */
  readonly ringing: readonly CallIn<'ringing'>[];
  /** The call one is in; else the one that ended last and is still shown. */
  readonly current: Call | null;
}

export function callsOnScreen(calls: readonly Call[]): CallsOnScreen {
  return {
    ringing: calls.filter((call) => call.phase === 'ringing'),
    current: calls.find(isUnderWay) ?? calls.findLast((call) => call.phase === 'ended') ?? null,
  };
}
