import { MOST_RECENTS } from '#contract/app-state.ts';
import type { RecentCall } from '#contract/call.ts';
import type { CallHistory } from './ports.ts';

/** The newest finished calls, as the state lists them. */
export interface RecentCalls {
  /** Newest first. */
  list(): readonly RecentCall[];
  /** Into the history, and into the list. */
  readonly record: (...added: Parameters<CallHistory['add']>) => void;
  /** The history was changed by somebody else. */
  readAgain(): void;
}

export function createRecentCalls(history: Pick<CallHistory, 'add' | 'recent'>): RecentCalls {
  let recents = history.recent(MOST_RECENTS);
  return {
    list: () => recents,
    record(call, remoteIds) {
      const gone = new Set([call.id, ...history.add(call, remoteIds)]);
      // From memory, so that a call is seen also where the disk refuses it.
      const others = recents.filter(({ id }) => !gone.has(id));
      recents = [call, ...others].toSorted((one, other) => other.startedAt - one.startedAt).slice(0, MOST_RECENTS);
    },
    readAgain() {
      recents = history.recent(MOST_RECENTS);
    },
  };
}
