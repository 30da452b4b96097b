import type { CallId, Direction } from '#contract/call.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import type { CallEvent } from '../call/call-event.ts';
import type { Observation, RemoteOutcome, RemoteStatus } from './observation.ts';

/** What is known of one call at the service, whoever told it. Kept after the call's end: the tombstone that keeps late news from ringing. */
export interface KnownCall {
  readonly remoteId: string | null;
  readonly externalId: string | null;
  readonly direction: Direction | null;
  readonly peer: PhoneNumber | null;
  readonly status: RemoteStatus;
  readonly outcome: RemoteOutcome | null;
  /** It reached `accepted` or has a talk time. */
  readonly answered: boolean;
  readonly sdpOffer: string | null;
  readonly sdpAnswer: string | null;
  /** Our call, once there is one. */
  readonly callId: CallId | null;
}

/** What an observation means for us. */
export type Verdict =
  | { readonly type: 'nothing' }
  /** A customer rings: make a call. */
  | { readonly type: 'begin'; readonly peer: PhoneNumber }
  /** It rang and ended while we did not look: list it. */
  | { readonly type: 'missed'; readonly peer: PhoneNumber; readonly createdAt: UnixMs }
  | { readonly type: 'event'; readonly callId: CallId; readonly event: CallEvent };

const RANK: Readonly<Record<RemoteStatus, number>> = { initiated: 0, ringing: 1, accepted: 2, ended: 3 };

/**
 * Merges one observation into what is known, and says what follows. The only place that decides what a
 * repeated, late, missing or contradictory observation means:
 * a call never goes back (initiated < ringing < accepted < ended), the end is final, and a call first heard
 * of by its end never rings.
 *
 * @param watchedSince calls that ended before we looked are history, not missed calls
 */
export function reduceObservation(
  known: KnownCall | null,
  observation: Observation,
  watchedSince: UnixMs,
): { readonly known: KnownCall; readonly verdict: Verdict } {
  const merged = merge(known, observation);
  const advanced = known === null || RANK[merged.status] > RANK[known.status];
  // The first hint may come without number or direction; the read that follows it brings them.
  const learntWho = known !== null && !isNamed(known) && isNamed(merged);
  if (!advanced && !learntWho) return { known: merged, verdict: { type: 'nothing' } };
  if (merged.callId !== null) return { known: merged, verdict: eventFor(merged, merged.callId) };
  return { known: merged, verdict: verdictForStranger(known, merged, { observation, watchedSince }) };
}

/** What the service had already told of a call that we have just learnt to be ours, as the event to catch up with. */
export function catchUpEvent(known: KnownCall): CallEvent | null {
  switch (known.status) {
    case 'initiated':
      return null;
    case 'ringing':
      return { type: 'remote-ringing' };
    case 'accepted':
      return { type: 'remote-accepted' };
    case 'ended':
      return { type: 'remote-ended', outcome: known.outcome ?? 'unknown', answered: known.answered };
  }
}

function verdictForStranger(
  before: KnownCall | null,
  now: KnownCall,
  { observation, watchedSince }: { readonly observation: Observation; readonly watchedSince: UnixMs },
): Verdict {
  if (now.direction !== 'inbound' || now.peer === null) return { type: 'nothing' };
  if (now.status === 'initiated' || now.status === 'ringing') return { type: 'begin', peer: now.peer };
  const isNews = before === null && observation.createdAt !== null && observation.createdAt >= watchedSince;
  if (now.status === 'ended' && !now.answered && isNews && observation.createdAt !== null) {
    return { type: 'missed', peer: now.peer, createdAt: observation.createdAt };
  }
  return { type: 'nothing' };
}

function isNamed(call: KnownCall): boolean {
  return call.peer !== null && call.direction !== null;
}

function eventFor(known: KnownCall, callId: CallId): Verdict {
  const event = catchUpEvent(known);
  return event === null ? { type: 'nothing' } : { type: 'event', callId, event };
}

function merge(known: KnownCall | null, seen: Observation): KnownCall {
  const isOver = known?.status === 'ended';
  const forward = known === null || RANK[seen.status] > RANK[known.status];
  const status = forward ? seen.status : known.status;
  const talked = seen.status === 'accepted' || (seen.durationSeconds ?? 0) > 0;
  return {
    remoteId: known?.remoteId ?? seen.remoteId,
    externalId: known?.externalId ?? seen.externalId,
    direction: known?.direction ?? seen.direction,
    peer: known?.peer ?? seen.peer,
    status,
    outcome: isOver ? known.outcome : status === 'ended' ? (seen.outcome ?? 'unknown') : null,
    answered: (known?.answered ?? false) || talked,
    sdpOffer: known?.sdpOffer ?? seen.sdpOffer,
    sdpAnswer: known?.sdpAnswer ?? seen.sdpAnswer,
    callId: known?.callId ?? null,
  };
}
