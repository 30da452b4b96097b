import { useState } from 'react';
import { MOST_RECENTS } from '#contract/app-state.ts';
import type { RecentCall } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { withOlder } from './with-older.ts';

export interface OlderRecents {
  /** What AppState holds and what was asked for beyond it, newest first. */
  readonly recents: readonly RecentCall[];
  /** There may be older ones. */
  readonly hasMore: boolean;
  readonly isPending: boolean;
  readonly error: AppError | null;
  readonly clearError: () => void;
  readonly showMore: () => void;
}

/** The list of recent calls, as far back as the agent asks for. */
export function useOlderRecents(): OlderRecents {
  const { recents } = useAppState();
  const [older, setOlder] = useState<readonly RecentCall[]>([]);
  const [isAtEnd, setAtEnd] = useState(false);
  const command = useCommand('recents/older');
  const all = withOlder(recents, older);
  const last = all.at(-1);
  return {
    recents: all,
    // Fewer than AppState can hold are all there are.
    hasMore: !isAtEnd && last !== undefined && recents.length >= MOST_RECENTS,
    isPending: command.isPending,
    error: command.error,
    clearError: command.clear,
    showMore() {
      if (last === undefined || command.isPending) return;
      command.raise({ notAfter: last.startedAt }, (reply) => {
        if (!reply.ok) return;
        // Those shown now are kept too: a new call would push the last of them out of AppState.
        const known = withOlder(all, reply.value);
        setAtEnd(known.length === all.length);
        setOlder(known);
      });
    },
  };
}
