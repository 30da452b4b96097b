import type { AppState } from '#contract/app-state.ts';
import type { LineId } from '#contract/line.ts';
import { stakeOf } from './events/feed-stake.ts';
import { inBackground } from './in-background.ts';
import type { FeedStake, Log } from './ports.ts';

/** What follows from a new state wherever it came from: the tone, how often each feed looks, and every view. */
export interface Publishing {
  /** The state as it is now, made anew only where something has changed. */
  state(): AppState;
  /** Something has changed. Views hear of it at most once a turn of the loop. */
  changed(): void;
  subscribe(listener: (state: AppState) => void): () => void;
  stop(): void;
}

export function createPublishing(ports: {
  readonly make: (revision: number) => AppState;
  /** Before any view: what rings must not wait for what is drawn. */
  readonly ring: (state: AppState) => void;
  readonly expect: (line: LineId, stake: FeedStake) => void;
  readonly log: Log;
}): Publishing {
  const listeners = new Set<(state: AppState) => void>();
  let revision = 0;
  let current: AppState | null = null;
  let isPublishing = false;
  let stakes: ReadonlyMap<LineId, FeedStake> = new Map();

  const state = (): AppState => {
    if (current !== null) return current;
    revision += 1;
    current = ports.make(revision);
    return current;
  };

  /** Only what changed: a feed that is told looks at once, and each look is published. */
  const tellStakes = ({ lines, calls }: AppState): void => {
    const now = new Map(lines.map(({ id }) => [id, stakeOf(calls, id)]));
    for (const [id, stake] of now) if (stakes.get(id) !== stake) ports.expect(id, stake);
    stakes = now;
  };

  const publish = (): void => {
    isPublishing = false;
    const now = state();
    ports.ring(now);
    tellStakes(now);
    for (const listener of listeners) listener(now);
  };

  return {
    state,
    changed() {
      current = null;
      if (isPublishing) return;
      isPublishing = true;
      inBackground('publishing', Promise.resolve().then(publish), ports.log);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => listeners.clear(),
  };
}
