import type { RecentCall } from '#contract/call.ts';
import { historyResult, isLostCall } from '#contract/history.ts';
import type { Line, LineId } from '#contract/line.ts';
import { type CallBack, clearsAt, isAllowedBy, usesLeft } from '#contract/permission.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import { peerKey } from './peer-calls.ts';
import type { KeptCallBack, KeptPermission } from './permission-store.ts';

/** A permission that the customer's own call has brought lasts as long; what is older is history. */
const WORTH_CALLING_BACK_MS = 7 * 86_400_000;

export interface QueueFacts {
  readonly now: UnixMs;
  readonly lines: readonly Pick<Line, 'id' | 'kind'>[];
  /** Newest first, of one customer of one line. */
  readonly callsOf: (lineId: LineId, peer: PhoneNumber) => readonly RecentCall[];
  /** The newest call of every customer and line. */
  readonly newest: readonly RecentCall[];
  readonly granted: readonly KeptPermission[];
  readonly callBacks: readonly KeptCallBack[];
  readonly permissionOf: (lineId: LineId, peer: PhoneNumber) => KeptPermission | null;
}

/**
 * Who is to be called, one entry for each customer and line, the one first whose time runs out first.
 *
 * An agent expects of it that nobody drops out who still waits to be spoken to. So only a conversation takes a customer off, missed or
 * granted, whoever began it and whoever of the house had it; or the agent, who says that it is done. Everything else leaves the entry:
 *
 *   a later ring of theirs that was declined, here or by a colleague   nobody has talked: the call before is as unreturned as it was
 *   a call of ours in vain, cancelled or failed                        nor here
 *   another missed one, or an answer that failed                       the entry is of the last of them
 *
 * A declined ring alone puts nobody on: the agent has seen it, and has chosen.
 */
export function callQueue(facts: QueueFacts): readonly CallBack[] {
  const { now } = facts;
  const kinds = new Map(facts.lines.map(({ id, kind }) => [id, kind]));
  const kept = new Map(facts.callBacks.map((callBack) => [peerKey(callBack.lineId, callBack.peer), callBack]));
  const queue = new Map<string, CallBack>();

  const put = (found: Pick<CallBack, 'lineId' | 'peer' | 'why' | 'since'> & { readonly dueAt?: UnixMs }): void => {
    const { lineId, peer, why, since, dueAt = null } = found;
    const key = peerKey(lineId, peer);
    const kind = kinds.get(lineId);
    const doneAt = kept.get(key)?.doneAt ?? null;
    if (kind === undefined || queue.has(key) || (doneAt !== null && since <= doneAt)) return;
    const permission = kind === 'meta' ? (facts.permissionOf(lineId, peer)?.permission ?? null) : null;
    const hasRunOut = permission !== null && permission.expiresAt !== null && permission.expiresAt <= now;
    const mayAsk = permission === null || isAllowedBy(now, permission.request);
    queue.set(key, {
      id: key,
      lineId,
      peer,
      why,
      since,
      dueAt,
      status: hasRunOut ? 'none' : (permission?.status ?? null),
      expiresAt: hasRunOut ? null : (permission?.expiresAt ?? null),
      callsLeft: permission === null ? null : usesLeft(permission.call),
      askFrom: mayAsk ? null : clearsAt(permission.request),
    });
  };

  for (const { lineId, peer, planned } of kept.values())
    if (planned !== null) put({ lineId, peer, why: 'planned', since: planned.at, dueAt: planned.dueAt });
  for (const { lineId, peer, grantedAt } of facts.granted) {
    if (grantedAt !== null && !wasSpokenToSince(facts.callsOf(lineId, peer), grantedAt))
      put({ lineId, peer, why: 'granted', since: grantedAt });
  }
  for (const call of facts.newest) {
    if (call.peer === null || kinds.get(call.lineId) !== 'meta' || call.startedAt < now - WORTH_CALLING_BACK_MS) continue;
    const missed = missedUnreturned(facts.callsOf(call.lineId, call.peer));
    if (missed !== null && missed.startedAt >= now - WORTH_CALLING_BACK_MS)
      put({ lineId: call.lineId, peer: call.peer, why: 'missed', since: missed.startedAt });
  }
  return [...queue.values()].toSorted((one, other) => deadline(one) - deadline(other) || one.since - other.since);
}

/** When it is too late, or was promised for; never for what does not run out. */
function deadline({ dueAt, expiresAt }: CallBack): number {
  return Math.min(dueAt ?? Number.POSITIVE_INFINITY, expiresAt ?? Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER);
}

/** A conversation in which they allowed calls was before that, and is not what they allowed them for. */
function wasSpokenToSince(calls: readonly RecentCall[], since: UnixMs): boolean {
  return calls.some((call) => call.startedAt >= since && historyResult(call) === 'answered');
}

/** The last call of theirs in which nobody came to speak to them, where nobody did since; null where there is none. */
function missedUnreturned(calls: readonly RecentCall[]): RecentCall | null {
  for (const call of calls) {
    if (historyResult(call) === 'answered') return null;
    if (call.direction === 'inbound' && (isLostCall(call.reason) || call.reason === 'failed')) return call;
  }
  return null;
}
