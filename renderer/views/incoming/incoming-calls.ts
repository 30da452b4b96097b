import type { Call } from '#contract/call.ts';

/** The call the card is about, and how many more ring; null when there is nothing to answer. */
export function incomingCalls(calls: readonly Call[]): { readonly call: Call; readonly more: number } | null {
  const answering = calls.find((call) => call.phase === 'answering');
  const ringing = calls.filter((call) => call.phase === 'ringing');
  // One that is silenced here can wait; one that still rings wants an answer.
  const call = answering ?? ringing.find((candidate) => !candidate.silenced) ?? ringing[0];
  return call === undefined ? null : { call, more: ringing.filter((other) => other.id !== call.id).length };
}
