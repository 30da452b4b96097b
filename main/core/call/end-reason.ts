import type { Call, EndReason } from '#contract/call.ts';
import type { AppError, AppErrorCode } from '#contract/errors.ts';
import type { UnixMs } from '#contract/time.ts';
import { assertNever } from '../assert-never.ts';
import type { RemoteOutcome } from '../events/observation.ts';

export interface End {
  readonly reason: EndReason;
  readonly at: UnixMs;
  readonly error?: AppError;
  readonly byPeer?: true;
  readonly failedThere?: true;
}

/** Why an outbound call that was not picked up here ended. */
export function endOfAlerting(event: RemoteEnd, at: UnixMs): End {
  if (event.answered) return { reason: 'completed', at };
  switch (event.outcome) {
    case 'rejected':
      return { reason: 'declined-by-peer', at };
    case 'failed':
      return { reason: 'failed', at, error: { code: 'peer-unreachable' }, failedThere: true };
    case 'completed':
    case 'missed':
    case 'unknown':
      return { reason: 'no-answer', at };
    default:
      return assertNever(event.outcome);
  }
}

/** Of a call in which one talked and that we did not hang up. */
export function endOfTalk(event: RemoteEnd, at: UnixMs): End {
  return event.outcome === 'completed' ? { reason: 'completed', at, byPeer: true } : { reason: 'completed', at };
}

/**
 * WhatsApp says why in an event of its own, with the end or after it. What this phone knew before is kept, but for the guess at a call that
 * the service called failed. What failed was nobody's wish, so nobody is said to have hung up. Any other call is as it was.
 */
export function withFault(call: Call, fault: AppErrorCode | undefined): Call {
  if (call.phase !== 'ended' || fault === undefined || fault === call.error?.code) return call;
  const isKnown = call.error !== null && call.failedThere !== true;
  if (isKnown || (call.direction === 'inbound' && call.answeredAt === null)) return call;
  const { byPeer: _byPeer, ...kept } = call;
  return { ...kept, error: { code: fault } };
}

export interface RemoteEnd {
  readonly outcome: RemoteOutcome;
  readonly answered: boolean;
}

/** Why an inbound call that nobody answered here ended. */
export function unansweredReason(event: RemoteEnd): EndReason {
  if (event.answered) return 'answered-elsewhere';
  return event.outcome === 'rejected' ? 'declined-elsewhere' : 'missed';
}
