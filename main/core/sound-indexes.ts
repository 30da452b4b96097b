import type { Log } from './ports.ts';
import { SQLITE_CORRUPT, type SteppedDatabase, sqliteCode } from './sqlite-file.ts';

/** Does the work; where an index of the database leads nowhere, does it once more with new ones. */
export type WithSoundIndexes = <Value>(work: () => Value) => Value;

/**
 * SQLite's quick check looks into no index, and the whole one would hold up the start by a second for fifty thousand rows. So an index that
 * leads to a row which is not there shows itself in use, and would cost every question that is asked through it, for ever. Indexes are made
 * anew from their tables, once in a run. The work begins and ends its own transaction.
 */
export function withSoundIndexes({ database, log }: { readonly database: SteppedDatabase; readonly log: Log }): WithSoundIndexes {
  let isRemade = false;
  return (work) => {
    try {
      return work();
    } catch (cause) {
      if (isRemade || sqliteCode(cause) !== SQLITE_CORRUPT) throw cause;
      isRemade = true;
      database.exec('REINDEX');
      log.warn('an index of a database was damaged: its indexes were made anew');
      return work();
    }
  };
}
