import { DatabaseSync } from 'node:sqlite';
import { DamagedFile, pragma } from '../../core/sqlite-file.ts';
import { readEventRow } from './event-row.ts';
import { migrateEvents } from './event-schema.ts';

/** A place in memory instead of a file: where the disk refuses. */
export const IN_MEMORY = ':memory:';

const BUSY_WAIT_MS = 2_000;
const PAGE_BYTES = 4_096;
/** A log of this size is checked whole in a fraction of a second; of a larger one, the end, which is what a crash hits. */
const CHECKED_WHOLE_BYTES = 32 * 1024 * 1024;
const CHECKED_AT_END = 5_000;

/** Throws `DamagedFile` where rows or pages are not as they were written. */
function checkSoundness(database: DatabaseSync): void {
  const isSmall = Number(pragma(database, 'page_count')) * PAGE_BYTES <= CHECKED_WHOLE_BYTES;
  if (isSmall) {
    const found = pragma(database, 'integrity_check(1)');
    if (found !== 'ok') throw new DamagedFile(String(found));
  }
  const rows = database.prepare('SELECT * FROM event ORDER BY seq DESC LIMIT ?').iterate(isSmall ? -1 : CHECKED_AT_END);
  for (const row of rows) if (readEventRow(row) === null) throw new DamagedFile(`event ${String(row['seq'])} is not as it was written`);
}

/**
 * Opens the file, or makes it. Nobody else may open it meanwhile, which also spares the shared index that a full
 * disk would turn into a crash (SIGBUS). Throws `DamagedFile`, `LaterSchema` and SQLite's own errors.
 */
export function openEventDatabase(place: {
  readonly path: string;
  readonly mostBytes: number;
  readonly newEpoch: () => string;
}): DatabaseSync {
  const database = new DatabaseSync(place.path, { timeout: BUSY_WAIT_MS });
  try {
    // FULL: a commit is on the disk when it returns. Trimmed events hold telephone numbers, so they are overwritten.
    database.exec(
      `PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = FAST;
       PRAGMA journal_size_limit = 16777216; PRAGMA max_page_count = ${String(Math.trunc(place.mostBytes / PAGE_BYTES))};`,
    );
    migrateEvents(database, place.newEpoch);
    checkSoundness(database);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}
