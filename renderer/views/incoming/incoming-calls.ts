import type { Call } from '#contract/call.ts';
import { isUnderWay } from '../../features/status/status-view.ts';

export interface IncomingCalls {
  /** The call the card is about. */
  readonly call: Call;
  /** How many others ring. */
  readonly more: number;
  /** Whether another call has to end first. */
  readonly isBusy: boolean;
}

/** Null when there is nothing to answer. */
export function incomingCalls(calls: readonly Call[]): IncomingCalls | null {
  const ringing = calls.filter((call) => call.phase === 'ringing');
  // One being answered keeps the card; then one that still rings here; one silenced here can wait.
  const call = calls.find(({ phase }) => phase === 'answering') ?? ringing.find(({ silenced }) => !silenced) ?? ringing[0];
  if (call === undefined) return null;
  return {
    call,
    more: ringing.filter(({ id }) => id !== call.id).length,
    isBusy: calls.some((other) => other.id !== call.id && isUnderWay(other)),
  };
}
