import type { CallIn, EndReason } from '#contract/call.ts';
import type { AppError, AppErrorCode } from '#contract/errors.ts';
import type { UnixMs } from '#contract/time.ts';
import { assertNever } from '../assert-never.ts';
import type { RemoteOutcome } from '../events/observation.ts';

export interface End {
  readonly reason: EndReason;
  readonly at: UnixMs;
  readonly error?: AppError;
  readonly byPeer?: true;
}

/** Why an outbound call that was not picked up here ended. */
export function endOfAlerting(event: RemoteEnd, at: UnixMs): End {
  if (event.answered) return { reason: 'completed', at };
  switch (event.outcome) {
    case 'rejected':
      return { reason: 'declined-by-peer', at };
    case 'failed':
      return { reason: 'failed', at, error: { code: event.fault ?? 'peer-unreachable' } };
    case 'completed':
    case 'missed':
    case 'unknown':
      return { reason: 'no-answer', at };
    default:
      return assertNever(event.outcome);
  }
}

/** Of a call in which one talked and that we did not hang up. What failed on the way was nobody's wish. */
export function endOfTalk(event: RemoteEnd, at: UnixMs): End {
  if (event.fault !== undefined) return { reason: 'completed', at, error: { code: event.fault } };
  return event.outcome === 'completed' ? { reason: 'completed', at, byPeer: true } : { reason: 'completed', at };
}

/** WhatsApp says why only after the end was told. What was known before is kept, but for our guess at a call that failed before the pick-up. */
export function withFault(call: CallIn<'ended'>, fault: AppErrorCode | undefined): CallIn<'ended'> {
  const isKnown = call.error !== null && call.error.code !== 'peer-unreachable';
  if (fault === undefined || isKnown || (call.direction === 'inbound' && call.answeredAt === null)) return call;
  return { ...call, error: { code: fault } };
}

export interface RemoteEnd {
  readonly outcome: RemoteOutcome;
  readonly answered: boolean;
  readonly fault?: AppErrorCode;
}

/** Why an inbound call that nobody answered here ended. */
export function unansweredReason(event: RemoteEnd): EndReason {
  if (event.answered) return 'answered-elsewhere';
  return event.outcome === 'rejected' ? 'declined-elsewhere' : 'missed';
}
