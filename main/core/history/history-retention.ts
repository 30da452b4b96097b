import { type UnixMs, unixMs } from '#contract/time.ts';
import type { Clock, Log } from '../ports.ts';
import type { HistoryStore } from './history-store.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const LOOK_EVERY_MS = 60 * 60 * 1_000;
/** A slip of the hand in the settings can be undone as long. */
const CHANGE_OF_MIND_MS = 10 * 60 * 1_000;
/** Some 20 ms of work at once, then others have their turn. */
const AT_ONCE = 500;
const BREATH_MS = 50;

export interface HistoryRetention {
  /** The setting has changed: deletes in a while. */
  changed(): void;
  stop(): void;
}

/** Before this, calls are not kept; null: all are. */
export function historyHorizon(keepDays: number | null, now: UnixMs): UnixMs | null {
  return keepDays === null ? null : unixMs(now - keepDays * DAY_MS);
}

/**
 * Deletes calls, notes and reports that are older than the settings keep them: ten minutes after the start, when the services have told
 * the time, or after a change of the setting, then every hour.
 */
export function keepHistoryRetention(ports: {
  readonly clock: Clock;
  readonly log: Log;
  /** Now, by the least advanced of this machine's clock and the services': nothing is deleted because a clock is fast. */
  readonly leastNow: () => UnixMs;
  readonly store: Pick<HistoryStore, 'removeBefore'>;
  readonly keepDays: () => number | null;
  readonly removed: () => void;
}): HistoryRetention {
  const { clock, log, store } = ports;
  let total = 0;

  const look = (): void => {
    const horizon = historyHorizon(ports.keepDays(), ports.leastNow());
    const gone = horizon === null ? 0 : store.removeBefore(horizon, AT_ONCE);
    total += gone;
    if (gone === AT_ONCE) {
      cancel = clock.after(BREATH_MS, look);
      return;
    }
    if (total > 0) {
      log.info('calls were too old', { removed: total });
      ports.removed();
    }
    total = 0;
    cancel = clock.after(LOOK_EVERY_MS, look);
  };
  let cancel = clock.after(CHANGE_OF_MIND_MS, look);

  return {
    changed() {
      cancel();
      cancel = clock.after(CHANGE_OF_MIND_MS, look);
    },
    stop: () => cancel(),
  };
}
