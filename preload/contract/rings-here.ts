import type { Call, CallIn } from './call.ts';
import { isReachable, type PresenceState } from './presence.ts';

/** Whether a call makes itself known to this agent: it rings, is not silenced here, and they take calls at all. */
export function ringsHere(call: Call, { presence }: { readonly presence: PresenceState }): call is CallIn<'ringing'> {
  return call.phase === 'ringing' && !call.silenced && isReachable(presence);
}
