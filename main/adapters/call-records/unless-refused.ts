import { type AppError, appError } from '#contract/errors.ts';
import type { Log } from '../../core/ports.ts';
import type { WithSoundIndexes } from '../../core/sound-indexes.ts';
import { SQLITE_FULL, sqliteCode } from '../../core/sqlite-file.ts';
import { failure } from './open-sound-database.ts';

/** Does the work; where the disk refuses, says `what` could not be done in the log, and gives `otherwise`. */
export type UnlessRefused = <Value>(what: string, otherwise: Value, work: () => Value) => Value;

export function unlessRefused(log: Log, sound: WithSoundIndexes): UnlessRefused {
  return (what, otherwise, work) => {
    try {
      return sound(work);
    } catch (cause) {
      log.error(what, { why: failure(cause) });
      return otherwise;
    }
  };
}

/**
 * Writes; what the disk refuses is logged and lost. `refused` hears of it once, and again only after a write has
 * succeeded, so that a full disk is said and not repeated with every step of every call. Tells whether it was written.
 */
export function writesUnlessRefused(
  log: Log,
  sound: WithSoundIndexes,
  refused: (why: AppError) => void,
): (what: string, work: () => void) => boolean {
  let isRefusing = false;
  return (what, work) => {
    try {
      sound(work);
      isRefusing = false;
      return true;
    } catch (cause) {
      log.error(what, { why: failure(cause) });
      if (isRefusing) return false;
      isRefusing = true;
      const isFull = sqliteCode(cause) === SQLITE_FULL;
      refused(appError(isFull ? 'storage-full' : 'storage-unavailable', failure(cause)));
      return false;
    }
  };
}
