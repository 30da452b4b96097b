import type { Call } from '#contract/call.ts';
import type { Tone } from '#contract/station.ts';

/**
 * The tone that should sound, from the calls alone: a ring is a view of the state, so none can be left on.
 * Priority: one's own call comes first; a call that waits gives a quiet beep only.
 */
export function toneFor(calls: readonly Call[]): Tone | null {
  const rings = calls.some((call) => call.phase === 'ringing' && !call.silenced);
  const busy = calls.some((call) => call.phase === 'active' || call.phase === 'answering');
  if (rings) return busy ? 'waiting' : 'ring';
  return calls.some((call) => call.phase === 'alerting') && !busy ? 'ringback' : null;
}
