import type { Call } from '#contract/call.ts';
import type { Tone } from '#contract/station.ts';

/**
 * The tone that should sound, from the calls alone: a ring is a view of the state, so none can be left on.
 * Priority: one's own call comes first; a call that waits gives a quiet beep only. Ringback lasts until the pick-up is told;
 * where the voice comes before, the station that hears it ends the tone itself: packets alone are no voice, and silent ones
 * may come all the while it rings. A stranded call has no sound that a ring could disturb.
 */
export function toneFor(calls: readonly Call[]): Tone | null {
  const rings = calls.some((call) => call.phase === 'ringing' && !call.silenced);
  const own = calls.find((call) => call.phase !== 'ringing' && call.phase !== 'stranded' && call.phase !== 'ended');
  if (rings) return own === undefined ? 'ring' : 'waiting';
  return own?.phase === 'alerting' ? 'ringback' : null;
}
