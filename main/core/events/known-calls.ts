import type { CallId } from '#contract/call.ts';
import { isSameNumber } from '#contract/number-match.ts';
import type { UnixMs } from '#contract/time.ts';
import { joinHalves, type KnownCall, reduceObservation, type Verdict } from './call-reducer.ts';
import type { Observation } from './observation.ts';

/** Enough for a day of a busy number; the oldest ended ones are forgotten first. */
const MOST_KNOWN_CALLS = 2_000;
/** Two rings of one customer that begin further apart are two calls: who was declined, or gave up, has called again. */
const ONE_RING_MS = 30_000;

/** The memory of one line: every call the service has told us of, found by either of its ids. */
export interface KnownCalls {
  observe(observation: Observation): { readonly known: KnownCall; readonly verdict: Verdict } | null;
  /** Says that the call of the service is this call of ours. Returns what was already known of it. */
  bind(call: CallIds & Partial<Pick<KnownCall, 'peer' | 'direction'>>, callId: CallId): KnownCall;
  byCallId(callId: CallId): KnownCall | null;
  /** Every id the service has told us, as it stands now. */
  ids(): ReadonlySet<string>;
}

/**
 * @param now our clock
 * @param watchedSince an instant of it: calls that began before are history
 * @param isKept whether the history has a call with one of these ids, from before the app was started
 */
export function createKnownCalls({
  watchedSince,
  now,
  isKept,
}: {
  readonly watchedSince: UnixMs;
  readonly now: () => UnixMs;
  readonly isKept: (remoteIds: readonly string[]) => boolean;
}): KnownCalls {
  const byKey = new Map<string, KnownCall>();
  // Newest last, as a Map keeps its order; one entry per call whatever its number of ids.
  const primary = new Map<string, KnownCall>();

  /** What is known under each id. They are two records until something names both ids of the call. */
  const find = ({ remoteId, externalId }: CallIds): readonly KnownCall[] => {
    const found = [remoteId, externalId].flatMap((id) => (id === null ? [] : (byKey.get(id) ?? [])));
    return [...new Set(found)];
  };

  // The service's own events carry one id and Meta's native ones the other. WhatsApp allows one call at a time
  // between two numbers (Meta error 138003), so a half-named call with the same customer is the same call. The two may spell
  // the customer's number differently: WhatsApp's own ids leave out Brazil's ninth digit.
  const findOtherHalf = (seen: Told): KnownCall | null => {
    if (seen.peer === null || (seen.remoteId !== null && seen.externalId !== null)) return null;
    for (const call of primary.values()) {
      if (call.peer === null || call.direction !== seen.direction || call.status === 'ended') continue;
      const completes = seen.remoteId === null ? call.externalId === null : call.remoteId === null;
      if (completes && isSameNumber(call.peer, seen.peer) && isOneRing(call, seen, now())) return call;
    }
    return null;
  };

  /** The records of one call, the one that is a call of ours first. Two calls of ours stay two, whatever they are told. */
  const recall = (seen: Told): readonly [KnownCall | null, KnownCall | null] => {
    const [first = null, second = null] = find(seen);
    if (first === null) return [findOtherHalf(seen), null];
    if (second === null || (first.callId !== null && second.callId !== null)) return [first, null];
    return first.callId === null ? [second, first] : [first, second];
  };

  const keep = (before: readonly (KnownCall | null)[], now: KnownCall): void => {
    for (const half of before) if (half !== null) primary.delete(primaryKey(half));
    primary.set(primaryKey(now), now);
    if (now.remoteId !== null) byKey.set(now.remoteId, now);
    if (now.externalId !== null) byKey.set(now.externalId, now);
    forgetOldest();
  };

  const forgetOldest = (): void => {
    if (primary.size <= MOST_KNOWN_CALLS) return;
    for (const [key, call] of primary) {
      if (call.status !== 'ended') continue;
      primary.delete(key);
      if (call.remoteId !== null) byKey.delete(call.remoteId);
      if (call.externalId !== null) byKey.delete(call.externalId);
      return;
    }
  };

  return {
    observe(told) {
      const observation = { ...told, ...given(told) };
      // Nothing to recognise it by later: it could only ever ring twice.
      if (observation.remoteId === null && observation.externalId === null) return null;
      const before = recall(observation);
      const [known, otherHalf] = before;
      const outcome = reduceObservation(known, observation, {
        watchedSince,
        now: now(),
        otherHalf,
        isKept: (call) => isKept(remoteIdsOf(call)),
      });
      keep(before, outcome.known);
      return outcome;
    },
    bind(call, callId) {
      const ids = given(call);
      const before = recall({ ...ids, peer: call.peer ?? null, direction: call.direction ?? null });
      const [known, otherHalf] = before;
      const joined = known !== null && otherHalf !== null ? joinHalves(known, otherHalf) : (known ?? unheardOf(now()));
      const bound: KnownCall = {
        ...joined,
        remoteId: ids.remoteId ?? joined.remoteId,
        externalId: ids.externalId ?? joined.externalId,
        peer: joined.peer ?? call.peer ?? null,
        direction: joined.direction ?? call.direction ?? null,
        callId,
      };
      keep(before, bound);
      return bound;
    },
    byCallId(callId) {
      for (const call of primary.values()) if (call.callId === callId) return call;
      return null;
    },
    ids: () => new Set(byKey.keys()),
  };
}

/** What the service calls it: none, one or two names. */
export function remoteIdsOf({ remoteId, externalId }: CallIds): readonly string[] {
  return [remoteId, externalId].filter((id) => id !== null).filter((id) => id !== '');
}

export interface CallIds {
  readonly remoteId: string | null;
  readonly externalId: string | null;
}

/** As much of an observation as a call is recognised by. */
type Told = CallIds & Pick<KnownCall, 'peer' | 'direction'> & Partial<Pick<Observation, 'status' | 'createdAt'>>;

/** Whether a customer's ring may be the one that is known already. What comes later in a call comes at any time. */
function isOneRing(call: KnownCall, { direction, status, createdAt = null }: Told, now: UnixMs): boolean {
  if (direction !== 'inbound' || (status !== 'ringing' && status !== 'initiated')) return true;
  if (call.createdAt !== null && createdAt !== null) return Math.abs(createdAt - call.createdAt) <= ONE_RING_MS;
  // While it is talked on nobody rings from there: without a time it is the other half, delivered late.
  return call.status === 'accepted' || now - call.toldAt <= ONE_RING_MS;
}

/** The service sends an empty id while it has none: two such calls would be taken for one. */
function given({ remoteId, externalId }: CallIds): CallIds {
  return { remoteId: remoteId === '' ? null : remoteId, externalId: externalId === '' ? null : externalId };
}

function primaryKey(call: KnownCall): string {
  return call.remoteId ?? call.externalId ?? '';
}

function unheardOf(now: UnixMs): KnownCall {
  return {
    remoteId: null,
    externalId: null,
    direction: null,
    peer: null,
    status: 'initiated',
    outcome: null,
    outcomeRead: false,
    answered: false,
    sdpOffer: null,
    sdpAnswer: null,
    createdAt: null,
    createdAtRead: false,
    toldAt: now,
    listed: false,
    callId: null,
  };
}
