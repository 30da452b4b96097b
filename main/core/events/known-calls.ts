import type { CallId } from '#contract/call.ts';
import type { UnixMs } from '#contract/time.ts';
import { type KnownCall, reduceObservation, type Verdict } from './call-reducer.ts';
import type { Observation } from './observation.ts';

/** Enough for a day of a busy number; the oldest ended ones are forgotten first. */
const MOST_KNOWN_CALLS = 2_000;

/** The memory of one line: every call the service has told us of, found by either of its ids. */
export interface KnownCalls {
  observe(observation: Observation): { readonly known: KnownCall; readonly verdict: Verdict } | null;
  /** Says that the call of the service is this call of ours. Returns what was already known of it. */
  bind(ids: CallIds, callId: CallId): KnownCall;
  byCallId(callId: CallId): KnownCall | null;
  /** Every id the service has told us, as it stands now. */
  ids(): ReadonlySet<string>;
}

export function createKnownCalls(watchedSince: UnixMs): KnownCalls {
  const byKey = new Map<string, KnownCall>();
  // Newest last, as a Map keeps its order; one entry per call whatever its number of ids.
  const primary = new Map<string, KnownCall>();

  const find = (ids: CallIds): KnownCall | null =>
    (ids.remoteId !== null ? byKey.get(ids.remoteId) : undefined) ??
    (ids.externalId !== null ? byKey.get(ids.externalId) : undefined) ??
    null;

  // The service's own events carry one id and Meta's native ones the other. WhatsApp allows one call at a time
  // between two numbers (Meta error 138003), so a half-named call with the same customer is the same call.
  const findOtherHalf = (seen: Observation): KnownCall | null => {
    if (seen.peer === null || (seen.remoteId !== null && seen.externalId !== null)) return null;
    for (const call of primary.values()) {
      const isSamePair = call.peer === seen.peer && call.direction === seen.direction && call.status !== 'ended';
      const completes = seen.remoteId === null ? call.externalId === null : call.remoteId === null;
      if (isSamePair && completes) return call;
    }
    return null;
  };

  const keep = (before: KnownCall | null, now: KnownCall): void => {
    if (before !== null) primary.delete(primaryKey(before));
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
    observe(observation) {
      // Nothing to recognise it by later: it could only ever ring twice.
      if (observation.remoteId === null && observation.externalId === null) return null;
      const before = find(observation) ?? findOtherHalf(observation);
      const outcome = reduceObservation(before, observation, watchedSince);
      keep(before, outcome.known);
      return outcome;
    },
    bind(ids, callId) {
      const before = find(ids);
      const now: KnownCall = {
        ...(before ?? unheardOf()),
        remoteId: ids.remoteId ?? before?.remoteId ?? null,
        externalId: ids.externalId ?? before?.externalId ?? null,
        callId,
      };
      keep(before, now);
      return now;
    },
    byCallId(callId) {
      for (const call of primary.values()) if (call.callId === callId) return call;
      return null;
    },
    ids: () => new Set(byKey.keys()),
  };
}

interface CallIds {
  readonly remoteId: string | null;
  readonly externalId: string | null;
}

function primaryKey(call: KnownCall): string {
  return call.remoteId ?? call.externalId ?? '';
}

function unheardOf(): KnownCall {
  return {
    remoteId: null,
    externalId: null,
    direction: null,
    peer: null,
    status: 'initiated',
    outcome: null,
    answered: false,
    sdpOffer: null,
    sdpAnswer: null,
    callId: null,
  };
}
