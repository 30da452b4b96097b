import { type UnixMs, unixMs } from '#contract/time.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log } from '../ports.ts';
import type { Recordings } from './recordings.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const LOOK_EVERY_MS = 60 * 60 * 1_000;
/** A slip of the hand in the settings can be undone as long. */
const CHANGE_OF_MIND_MS = 10 * 60 * 1_000;

export interface Retention {
  /** The app has started, or the setting is another: looks in a while. */
  changed(): void;
  stop(): void;
}

/** Deletes recordings that are older than the settings keep them: ten minutes after the start or a change of the setting, then every hour. */
export function keepRetention(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly leastNow: () => UnixMs;
  readonly recordings: Pick<Recordings, 'removeBefore'>;
  /** Null keeps all. */
  readonly keepDays: () => number | null;
}): Retention {
  const { clock, log, recordings } = ports;
  let cancel = (): void => undefined;

  const remove = async (keepDays: number): Promise<void> => {
    const removed = await recordings.removeBefore(unixMs(ports.leastNow() - keepDays * DAY_MS));
    if (removed > 0) log.info('recordings were too old', { removed });
  };
  const look = (): void => {
    cancel();
    cancel = clock.after(LOOK_EVERY_MS, look);
    const keepDays = ports.keepDays();
    if (keepDays !== null) inBackground('deleting old recordings', remove(keepDays), log);
  };
  return {
    changed() {
      cancel();
      cancel = clock.after(CHANGE_OF_MIND_MS, look);
    },
    stop: () => cancel(),
  };
}
