import type { Observation, RemoteStatus } from './observation.ts';

const RANK: Readonly<Record<RemoteStatus, number>> = { initiated: 0, ringing: 1, accepted: 2, ended: 3 };
const MOST_REMEMBERED = 2_000;

type Seen = Pick<Observation, 'remoteId' | 'externalId' | 'status'>;

/** What a feed has seen of the calls of its line: enough to know what is news and what must be asked for by name. */
export interface WatchedCalls {
  /** Remembers it. True where it is news: a call not seen before, or one that has come further. */
  note(seen: Seen): boolean;
  /** Whether the call was seen at least as far as this. */
  knows(seen: Seen): boolean;
  /** The ids to read by: calls that are not over, as far as we know, and are not among the `listed`. */
  openOutside(listed: readonly Seen[]): readonly string[];
}

function idsOf({ remoteId, externalId }: Seen): readonly string[] {
  return [remoteId, externalId].filter((id) => id !== null).filter((id) => id !== '');
}

export function watchedCalls(): WatchedCalls {
  /** Under each id of a call, newest last. */
  const ranks = new Map<string, number>();
  const open = new Set<string>();

  function rankOf(seen: Seen): number {
    return Math.max(-1, ...idsOf(seen).map((id) => ranks.get(id) ?? -1));
  }

  return {
    note(seen) {
      const known = rankOf(seen);
      const rank = Math.max(known, RANK[seen.status]);
      const ids = idsOf(seen);
      for (const id of ids) {
        ranks.delete(id);
        ranks.set(id, rank);
        open.delete(id);
      }
      const [readId] = ids;
      if (readId !== undefined && rank < RANK.ended) open.add(readId);
      for (const id of ranks.keys()) {
        if (ranks.size <= MOST_REMEMBERED) break;
        ranks.delete(id);
        open.delete(id);
      }
      return RANK[seen.status] > known;
    },
    knows: (seen) => rankOf(seen) >= RANK[seen.status],
    openOutside(listed) {
      const shown = new Set(listed.flatMap(idsOf));
      return [...open].filter((id) => !shown.has(id));
    },
  };
}
