import type { EndReason } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
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
      return { reason: 'failed', at, error: { code: 'peer-unreachable' } };
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
  return event.outcome === 'completed' ? { reason: 'completed', at, byPeer: true } : { reason: 'completed', at };
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
