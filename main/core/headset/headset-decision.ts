import type { CallId } from '#contract/call.ts';
import type { HeadsetMotion } from '#contract/headset.ts';
import { assertNever } from '../assert-never.ts';
import { type EarAndRing, isHeld, isMuted } from './headset-lamps.ts';

export type HeadsetAction =
  | { readonly type: 'answer' | 'reject' | 'hang-up'; readonly callId: CallId }
  | { readonly type: 'mute'; readonly callId: CallId; readonly muted: boolean }
  | { readonly type: 'hold'; readonly callId: CallId; readonly held: boolean }
  | { readonly type: 'redial' };

/** `again`: nothing is done, and the headset may have changed by itself: it is told once more how things are. */
export type HeadsetDecision = HeadsetAction | 'nothing' | 'again';

/** What we told the headset lately, by which its answers are told from the agent's hand. */
export interface HeadsetTold {
  /** Within the time in which the headset may not have heard, or has only just answered, what we told it of mute. */
  readonly muteLately: boolean;
  /** The call that was muted by the headset while it came up. */
  readonly mutedEarly: CallId | null;
  /** This position of the hook is what we told it to take (hook-answers.ts). */
  readonly isHookAnswer: boolean;
  /** Within the time in which it answers that a call is held, which some do by putting the hook on. */
  readonly holdLately: boolean;
}

/**
 * What a motion of a headset's control means. A headset answers what it is told by saying the same ("off hook" after we lit
 * the lamp), and says it late; and it may be pressed before it hears what the app has just changed. So what comes right after
 * is no press. Of the hook, answers are counted. Of mute nothing is believed for 120 ms after our telling, and the headset is
 * told again: nobody reacts sooner, and whatever the two believed of each other, they agree one way later. Two presses so
 * close are one. What is pressed while a call comes up counts as well: who answers by the hook may mute at once.
 */
export function decideMotion(motion: HeadsetMotion, { own, ringing }: EarAndRing, told: HeadsetTold): HeadsetDecision {
  switch (motion.control) {
    case 'hook':
      if (told.isHookAnswer) return 'nothing';
      return decideHook(motion.latched ? motion.level === true : own === null, { own, ringing }, told);
    case 'mute': {
      if (own === null) return 'again';
      const before = isMuted(own, told.mutedEarly);
      const muted = motion.latched ? motion.level === true : !before;
      if (muted === before) return 'nothing';
      return told.muteLately ? 'again' : { type: 'mute', callId: own.id, muted };
    }
    case 'hold': {
      if (own?.phase !== 'active') return 'again';
      const held = motion.latched ? motion.level === true : !own.held;
      return held === own.held ? 'nothing' : { type: 'hold', callId: own.id, held };
    }
    case 'flash':
      return own?.phase === 'active' ? { type: 'hold', callId: own.id, held: !own.held } : 'again';
    case 'redial':
      return own === null && ringing === null ? { type: 'redial' } : 'again';
    case 'drop':
      if (own !== null) return { type: 'hang-up', callId: own.id };
      return ringing === null ? 'again' : { type: 'reject', callId: ringing.id };
    case 'send':
      return own === null && ringing !== null ? { type: 'answer', callId: ringing.id } : 'again';
    case 'decline':
      return ringing === null ? 'again' : { type: 'reject', callId: ringing.id };
    default:
      return assertNever(motion.control);
  }
}

/**
 * A hook that is taken off where nothing waits is told to be on again, or its next press would mean the opposite. While a
 * call is held the button takes it up again, whichever way it moves: better heard once more than hung up by mistake.
 */
function decideHook(offHook: boolean, { own, ringing }: EarAndRing, { holdLately }: HeadsetTold): HeadsetDecision {
  if (own !== null && isHeld(own)) return holdLately && !offHook ? 'nothing' : { type: 'hold', callId: own.id, held: false };
  if (own !== null) return offHook ? 'nothing' : { type: 'hang-up', callId: own.id };
  return offHook && ringing !== null ? { type: 'answer', callId: ringing.id } : 'again';
}
