import type { CallId, Direction } from '#contract/call.ts';
import type { AppErrorCode } from '#contract/errors.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
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
  /** The service's own record told `outcome`, beside which a webhook's word does not count. */
  readonly outcomeRead: boolean;
  /** What WhatsApp ended it for, where it said so. */
  readonly fault?: AppErrorCode;
  /** It reached `accepted` or has a talk time. */
  readonly answered: boolean;
  readonly sdpOffer: string | null;
  readonly sdpAnswer: string | null;
  readonly createdAt: UnixMs | null;
  /** The service's own record told `createdAt`, beside which a webhook's word does not count. */
  readonly createdAtRead: boolean;
  /** When it was first told of, by our clock. */
  readonly toldAt: UnixMs;
  /** It is in the history, or was told as missed: never twice, and it does not ring. */
  readonly listed: boolean;
  /** Our call, once there is one. */
  readonly callId: CallId | null;
}

/** What an observation means for us. */
export type Verdict =
  | { readonly type: 'nothing' }
  /** A customer rings: make a call. */
  | { readonly type: 'begin'; readonly peer: PhoneNumber | null }
  /** It rang and ended while we did not look, and nobody talked: list it, also where a colleague declined it, for nobody here could. */
  | { readonly type: 'missed'; readonly peer: PhoneNumber | null; readonly createdAt: UnixMs }
  /** It is over, as we knew; the service's own record says otherwise why than a webhook did. `fault`: what WhatsApp ended it for, where that is known by now. */
  | {
      readonly type: 'amended';
      readonly callId: CallId;
      readonly outcome: RemoteOutcome;
      readonly answered: boolean;
      readonly fault?: AppErrorCode;
    }
  | { readonly type: 'event'; readonly callId: CallId; readonly event: CallEvent };

/** WhatsApp gives up ringing after about a minute; the rest is for clocks that do not quite agree. */
const LONGEST_RING_MS = 90_000;

const RANK: Readonly<Record<RemoteStatus, number>> = { initiated: 0, ringing: 1, accepted: 2, ended: 3 };

/**
 * Merges one observation into what is known, and says what follows. The only place that decides what a
 * repeated, late, missing or contradictory observation means:
 * a call never goes back (initiated < ringing < accepted < ended), the end is final, and a call first heard
 * of by its end never rings, nor does one that an earlier run of the app has written into the history.
 * A status word that nobody knows is read as `initiated`. Such a webhook is a hint without a ring: the read that follows
 * it decides. A list or read of a fresh call with one rings: a false alarm is better than a customer nobody heard.
 */
export function reduceObservation(
  known: KnownCall | null,
  observation: Observation,
  context: ReducerContext,
): { readonly known: KnownCall; readonly verdict: Verdict } {
  const { otherHalf } = context;
  const merged = merge(known !== null && otherHalf !== null ? joinHalves(known, otherHalf) : known, observation, context.now);
  const nothing = (of: KnownCall = merged): { readonly known: KnownCall; readonly verdict: Verdict } => ({
    known: of,
    verdict: { type: 'nothing' },
  });
  if (isUnlistedMiss(merged, observation, context.watchedSince)) {
    const listed = { ...merged, listed: true };
    if (context.isKept(merged)) return nothing(listed);
    return {
      known: listed,
      verdict: { type: 'missed', peer: merged.peer, createdAt: merged.createdAt },
    };
  }
  if (merged.callId !== null) {
    if (known !== null && isAmended(known, merged, observation)) return { known: merged, verdict: amendment(merged, merged.callId) };
    const advanced = known === null || RANK[merged.status] > RANK[known.status];
    // The first hint may come without number or direction; the read that follows it brings them.
    const learntWho = known !== null && !isNamed(known) && isNamed(merged);
    // WhatsApp's reason comes by an event of its own, often after the one that tells the end.
    const learntWhy = known?.fault === undefined && merged.fault !== undefined;
    return advanced || learntWho || learntWhy ? { known: merged, verdict: eventFor(merged, merged.callId) } : nothing();
  }
  // Not only when it is news: who calls, or since when, may be understood later than the ring itself.
  if (!rings(merged, observation) || merged.listed || isStale(merged, context.now)) return nothing();
  if (context.isKept(merged)) return nothing({ ...merged, listed: true });
  return { known: merged, verdict: { type: 'begin', peer: merged.peer } };
}

export interface ReducerContext {
  /** Calls that began before we looked are history, not missed calls. */
  readonly watchedSince: UnixMs;
  /** The instant, by the same clock as `createdAt`: a call that has been ringing for too long rings nobody. */
  readonly now: UnixMs;
  /** What was told of the same call by its other id alone, where this observation joins the two. */
  readonly otherHalf: KnownCall | null;
  /** Whether the history has it already, from before the app was started. */
  readonly isKept: (call: KnownCall) => boolean;
}

/** One call that was told by each of its ids alone, as if both had been told together. */
export function joinHalves(one: KnownCall, other: KnownCall): KnownCall {
  const further = RANK[other.status] > RANK[one.status] ? other : one;
  return {
    remoteId: one.remoteId ?? other.remoteId,
    externalId: one.externalId ?? other.externalId,
    direction: one.direction ?? other.direction,
    peer: one.peer ?? other.peer,
    status: further.status,
    outcome: further.outcome,
    outcomeRead: further.outcomeRead,
    ...faultIn(one.fault ?? other.fault),
    answered: one.answered || other.answered,
    sdpOffer: one.sdpOffer ?? other.sdpOffer,
    sdpAnswer: one.sdpAnswer ?? other.sdpAnswer,
    createdAt: timed(one, other).createdAt,
    createdAtRead: one.createdAtRead || other.createdAtRead,
    toldAt: unixMs(Math.min(one.toldAt, other.toldAt)),
    listed: one.listed || other.listed,
    callId: one.callId ?? other.callId,
  };
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
      return { type: 'remote-ended', outcome: known.outcome ?? 'unknown', answered: known.answered, ...faultIn(known.fault) };
  }
}

/**
 * It rang and ended without us. A webhook's word is enough only where it says that nobody talked; otherwise
 * the read that follows it tells.
 */
function isUnlistedMiss(
  call: KnownCall,
  { source }: Observation,
  watchedSince: UnixMs,
): call is KnownCall & { readonly createdAt: UnixMs } {
  if (call.callId !== null || call.listed || call.status !== 'ended' || call.answered) return false;
  if (call.direction !== 'inbound' || !isCallerTold(call, source)) return false;
  if (call.createdAt === null || call.createdAt < watchedSince) return false;
  return source !== 'webhook' || call.outcome === 'missed' || call.outcome === 'rejected';
}

/** The service forgot to end it, or told of it after a long silence: whoever called has hung up. */
export function isStale({ createdAt }: Pick<KnownCall, 'createdAt'>, now: UnixMs): boolean {
  return createdAt !== null && now - createdAt > LONGEST_RING_MS;
}

/** A webhook without a number is followed by a read. Where the record of the service has none either, the caller has none: that is no reason not to ring. */
function isCallerTold({ peer }: KnownCall, source: Observation['source']): boolean {
  return peer !== null || source !== 'webhook';
}

function rings(call: KnownCall, { source }: Observation): boolean {
  if (call.direction !== 'inbound' || !isCallerTold(call, source)) return false;
  return call.status === 'ringing' || (call.status === 'initiated' && source !== 'webhook');
}

/** The first word for the end counts, unless it was none, or a webhook's and the record has another. */
function outcomeOf(known: KnownCall | null, seen: Observation, status: RemoteStatus): Pick<KnownCall, 'outcome' | 'outcomeRead'> {
  if (status !== 'ended') return { outcome: null, outcomeRead: false };
  const told = { outcome: seen.outcome ?? 'unknown', outcomeRead: seen.source !== 'webhook' && seen.status === 'ended' };
  if (known?.status !== 'ended' || known.outcome === null) return told;
  const isBetter = told.outcome !== 'unknown' && (known.outcome === 'unknown' || (told.outcomeRead && !known.outcomeRead));
  return isBetter ? told : { outcome: known.outcome, outcomeRead: known.outcomeRead };
}

function timed(one: KnownCall, other: KnownCall): KnownCall {
  if (one.createdAt === null) return other;
  return other.createdAtRead && !one.createdAtRead ? other : one;
}

/**
 * Since when the call is there. While it is up the newest record counts, because the clock of the machine may have been
 * stepped meanwhile and every instant of the service is turned into our time when it arrives.
 */
function beganAt(known: KnownCall | null, seen: Observation): Pick<KnownCall, 'createdAt' | 'createdAtRead'> {
  const isRead = seen.source !== 'webhook';
  const told = { createdAt: seen.createdAt, createdAtRead: isRead };
  if (known === null || known.createdAt === null) return seen.createdAt === null ? { createdAt: null, createdAtRead: false } : told;
  if (seen.createdAt !== null && isRead && (!known.createdAtRead || known.status !== 'ended')) return told;
  return known;
}

function isNamed(call: KnownCall): boolean {
  return call.peer !== null && call.direction !== null;
}

function isAmended(before: KnownCall, now: KnownCall, { source }: Observation): boolean {
  if (before.status !== 'ended' || source === 'webhook') return false;
  return before.outcome !== now.outcome || before.answered !== now.answered;
}

function amendment({ outcome, answered, fault }: KnownCall, callId: CallId): Verdict {
  return { type: 'amended', callId, outcome: outcome ?? 'unknown', answered, ...faultIn(fault) };
}

function eventFor(known: KnownCall, callId: CallId): Verdict {
  const event = catchUpEvent(known);
  return event === null ? { type: 'nothing' } : { type: 'event', callId, event };
}

function merge(known: KnownCall | null, seen: Observation, now: UnixMs): KnownCall {
  const forward = known === null || RANK[seen.status] > RANK[known.status];
  const status = forward ? seen.status : known.status;
  const { createdAt, createdAtRead } = beganAt(known, seen);
  const talked = seen.status === 'accepted' || (seen.durationSeconds ?? 0) > 0;
  return {
    remoteId: known?.remoteId ?? seen.remoteId,
    externalId: known?.externalId ?? seen.externalId,
    direction: known?.direction ?? seen.direction,
    peer: known?.peer ?? seen.peer,
    status,
    ...outcomeOf(known, seen, status),
    ...faultIn(known?.fault ?? seen.fault),
    answered: (known?.answered ?? false) || talked,
    sdpOffer: known?.sdpOffer ?? seen.sdpOffer,
    sdpAnswer: known?.sdpAnswer ?? seen.sdpAnswer,
    createdAt,
    createdAtRead,
    toldAt: known?.toldAt ?? now,
    listed: known?.listed ?? false,
    callId: known?.callId ?? null,
  };
}

function faultIn(fault: AppErrorCode | undefined): Pick<KnownCall, 'fault'> {
  return fault === undefined ? {} : { fault };
}
