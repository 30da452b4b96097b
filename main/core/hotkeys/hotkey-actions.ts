import type { AppState } from '#contract/app-state.ts';
import type { Call, CallId } from '#contract/call.ts';
import type { HotkeyAction } from '#contract/hotkeys.ts';
import { ringsHere } from '#contract/rings-here.ts';
import { isUnderWay } from '#contract/under-way.ts';

/** What a press of a key, or a command, means for the calls there are. */
export type CallDeed =
  | { readonly type: 'answer' | 'reject' | 'silence'; readonly callId: CallId }
  | { readonly type: 'hang-up'; readonly callId: CallId }
  | { readonly type: 'mute'; readonly callId: CallId; readonly muted: boolean };

/**
 * Null where there is nothing it could mean. A ring is never turned away by *hang up*: who means the call they are in would reject
 * another customer's. *Reject* and *silence* mean the call that the card shows first; what does not ring here, or was silenced, nobody means
 * by them, and colleagues may be about to answer it.
 */
export function deedOf(
  action: Exclude<HotkeyAction, 'dial'>,
  { calls, presence }: Pick<AppState, 'calls' | 'presence'>,
  muted: boolean | null = null,
): CallDeed | null {
  switch (action) {
    case 'answer': {
      const ringing = calls.filter((call) => call.phase === 'ringing');
      // The one that is still heard comes first, then the one that waits longest.
      const call = ringing.find((one) => !one.silenced) ?? ringing[0];
      return call === undefined ? null : { type: 'answer', callId: call.id };
    }
    case 'reject':
    case 'silence': {
      const call = calls.find((one) => ringsHere(one, { presence }));
      return call === undefined ? null : { type: action, callId: call.id };
    }
    case 'hangUp': {
      const call = currentCall(calls);
      return call === null ? null : { type: 'hang-up', callId: call.id };
    }
    case 'mute': {
      const call = currentCall(calls.filter(({ phase }) => phase === 'active' || phase === 'alerting'));
      if (call === null || !('muted' in call)) return null;
      return { type: 'mute', callId: call.id, muted: muted ?? !call.muted };
    }
  }
}

/** The call that the agent is in: what is spoken before what is parked, and that before what is only being placed. */
function currentCall(calls: readonly Call[]): Call | null {
  const up = calls.filter(isUnderWay);
  return up.find((call) => call.phase === 'active' && !call.held) ?? up.find((call) => call.phase !== 'active') ?? up[0] ?? null;
}
