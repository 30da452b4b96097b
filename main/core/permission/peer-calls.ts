import type { CallId, RecentCall } from '#contract/call.ts';
import type { LineId } from '#contract/line.ts';
import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type { HistoryStore } from '../history/history-store.ts';
import type { CallHistory } from '../ports.ts';

/** Enough for a fortnight of a busy agent: what is older decides nothing here. */
const MOST_CALLS = 3_000;
const DAY_MS = 86_400_000;

/** The finished calls of each customer of each line, newest first. */
export interface PeerCalls {
  of(lineId: LineId, peer: PhoneNumber): readonly RecentCall[];
  /** The newest call of every customer and line. */
  newest(): readonly RecentCall[];
  /** Takes in calls that ended since; returns those that were not known. */
  take(recents: readonly RecentCall[]): readonly RecentCall[];
}

/** One customer of one line, in whichever spelling of their number. */
export function peerKey(lineId: LineId, peer: PhoneNumber): string {
  return `${lineId} ${matchKey(peer)}`;
}

export function createPeerCalls(history: Pick<CallHistory, 'recent'> & Pick<HistoryStore, 'rewrites'>): PeerCalls {
  const known = new Set<CallId>();
  const byPeer = new Map<string, readonly RecentCall[]>();
  let rewrites = history.rewrites();

  const put = (calls: readonly RecentCall[]): void => {
    const fresh = new Map<string, RecentCall[]>();
    for (const call of calls) {
      if (known.has(call.id)) continue;
      known.add(call.id);
      if (call.peer === null) continue;
      const key = peerKey(call.lineId, call.peer);
      const added = fresh.get(key);
      if (added === undefined) fresh.set(key, [call]);
      else added.push(call);
    }
    // Once for a customer and not for each call: at the start there are thousands.
    for (const [key, added] of fresh) {
      const before = byPeer.get(key) ?? [];
      byPeer.set(
        key,
        [...added, ...before].toSorted((one, other) => other.startedAt - one.startedAt),
      );
    }
  };
  const readAgain = (): void => {
    rewrites = history.rewrites();
    known.clear();
    byPeer.clear();
    put(history.recent(MOST_CALLS));
  };
  readAgain();

  const take = (recents: readonly RecentCall[]): readonly RecentCall[] => {
    const fresh = recents.filter(({ id }) => !known.has(id));
    // A phone that is not quit for weeks would keep every call otherwise.
    if (rewrites !== history.rewrites() || known.size > 2 * MOST_CALLS) readAgain();
    // Those too that the disk refused.
    put(recents);
    return fresh;
  };

  return {
    of: (lineId, peer) => byPeer.get(peerKey(lineId, peer)) ?? [],
    newest: () => [...byPeer.values()].flatMap((calls) => calls[0] ?? []),
    take,
  };
}

/**
 * The calls of ours in a row that the customer did not take, on an official number, since they last allowed calls. Any call
 * that was talked on ends the row, whoever placed it. One that we gave up ourselves counts: at the other end it rang in vain.
 */
export function unansweredInRow(calls: readonly RecentCall[], since: UnixMs | null): number {
  let row = 0;
  for (const { kind, direction, answeredAt, reason, startedAt } of calls) {
    if (answeredAt !== null || (since !== null && startedAt < since)) break;
    const isInVain = reason === 'no-answer' || reason === 'declined-by-peer' || reason === 'cancelled';
    if (kind === 'meta' && direction === 'outbound' && isInVain) row += 1;
  }
  return row;
}

/** Until when free text reaches the customer: 24 hours from their last call, answered or not, or from one of ours that they took. */
export function textUntil(calls: readonly RecentCall[]): UnixMs | null {
  const opening = calls.find(({ direction, answeredAt }) => direction === 'inbound' || answeredAt !== null);
  return opening === undefined ? null : unixMs(opening.startedAt + DAY_MS);
}
