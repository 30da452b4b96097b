import type { Observation, RemoteStatus } from './observation.ts';

const RANK: Readonly<Record<RemoteStatus, number>> = { initiated: 0, ringing: 1, accepted: 2, ended: 3 };
/** Two ids a call: more calls than a night without us brings. */
const MOST_REMEMBERED = 8_000;

type Seen = Pick<Observation, 'remoteId' | 'externalId' | 'status'>;

/** What was told of the calls of a line by one way: enough to know what is news. */
export interface WatchedCalls {
  /** Remembers it. True where it is news: a call not seen before, or one that has come further. */
  note(seen: Seen): boolean;
  /** Whether the call was seen at least as far as this. */
  knows(seen: Seen): boolean;
}

/** The ids by which the service may name a call; it sends an empty one while it has none. */
export function idsOf({ remoteId, externalId }: Pick<Seen, 'remoteId' | 'externalId'>): readonly string[] {
  return [remoteId, externalId].filter((id) => id !== null).filter((id) => id !== '');
}

/** Below zero where `seen` has not come as far as `than`. */
export function progress(seen: RemoteStatus, than: RemoteStatus): number {
  return RANK[seen] - RANK[than];
}

export function watchedCalls(): WatchedCalls {
  /** Under each id of a call, newest last. */
  const ranks = new Map<string, number>();

  function rankOf(seen: Seen): number {
    return Math.max(-1, ...idsOf(seen).map((id) => ranks.get(id) ?? -1));
  }

  return {
    note(seen) {
      const known = rankOf(seen);
      const rank = Math.max(known, RANK[seen.status]);
      for (const id of idsOf(seen)) {
        ranks.delete(id);
        ranks.set(id, rank);
      }
      for (const id of ranks.keys()) {
        if (ranks.size <= MOST_REMEMBERED) break;
        ranks.delete(id);
      }
      return RANK[seen.status] > known;
    },
    knows: (seen) => rankOf(seen) >= RANK[seen.status],
  };
}
