import type { Call, CallId, CallIn } from '#contract/call.ts';
import type { HeadsetLamps } from '#contract/headset.ts';
import { takesEars } from '../call/takes-ears.ts';

/** The calls as a headset sees them: the one in the agent's ears, and the one that its button would answer. */
export interface EarAndRing {
  readonly own: Call | null;
  readonly ringing: Call | null;
}

/** Of several rings the oldest that can be heard; a silenced one can still be answered. */
export function callsOf(calls: readonly Call[]): EarAndRing {
  const rings = calls.filter((call) => call.phase === 'ringing');
  return {
    own: calls.find(takesEars) ?? null,
    ringing: rings.find((call) => call.phase === 'ringing' && !call.silenced) ?? rings[0] ?? null,
  };
}

/**
 * What a headset shows, from the calls alone; whether one of them rings aloud, the ringer knows. A call that waits does not ring in the ear that listens to another: the quiet
 * beep tells of it. While a call is held the hook stays off, so that the headset's radio link stands when it is taken up.
 */
export function headsetLamps(
  calls: readonly Call[],
  { ringsAloud, mutedEarly }: { readonly ringsAloud: boolean; readonly mutedEarly: CallId | null },
): HeadsetLamps {
  const { own } = callsOf(calls);
  return {
    ring: own === null && ringsAloud,
    offHook: own !== null,
    mute: isMuted(own, mutedEarly),
    hold: isHeld(own),
  };
}

export function isHeld(call: Call | null): boolean {
  return call?.phase === 'active' && call.held;
}

/** Whether a call can be muted: one that is still coming up has no sound of its own yet. */
export function canBeMuted(call: Call): call is CallIn<'active'> | CallIn<'alerting'> {
  return call.phase === 'active' || call.phase === 'alerting';
}

/** `early`: the call that was muted by the headset while it came up. */
export function isMuted(call: Call | null, early: CallId | null): boolean {
  if (call === null) return false;
  return canBeMuted(call) ? call.muted : call.id === early;
}
