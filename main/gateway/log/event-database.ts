import { DatabaseSync } from 'node:sqlite';
import { readEventRow } from './event-row.ts';
import { migrateEvents } from './event-schema.ts';

/** A place in memory instead of a file: where the disk refuses. */
export const IN_MEMORY = ':memory:';

const BUSY_WAIT_MS = 2_000;
const PAGE_BYTES = 4_096;
/** A log of this size is checked whole in a fraction of a second; of a larger one, the end, which is what a crash hits. */
const CHECKED_WHOLE_BYTES = 32 * 1024 * 1024;
const CHECKED_AT_END = 5_000;

/** What is in the file is not what was written. */
export class DamagedEvents extends Error {}

/** SQLite's primary result code (https://www.sqlite.org/rescode.html); 0 for an error that is not SQLite's. */
export function sqliteCode(cause: unknown): number {
  return cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 0xff : 0;
}
export const SQLITE_IOERR = 10;
export const SQLITE_FULL = 13;

/** ERROR for a schema of another shape, CORRUPT, NOTADB. A lock, a full disk or a missing right is not the file's fault. */
export function isDamage(cause: unknown): boolean {
  return cause instanceof DamagedEvents || [1, 11, 26].includes(sqliteCode(cause));
}

function numberOf(database: DatabaseSync, pragma: string): number {
  const value = Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0];
  return typeof value === 'number' ? value : 0;
}

/** Throws `DamagedEvents` where rows or pages are not as they were written. */
function checkSoundness(database: DatabaseSync): void {
  const isSmall = numberOf(database, 'page_count') * PAGE_BYTES <= CHECKED_WHOLE_BYTES;
  if (isSmall) {
    const found = Object.values(database.prepare('PRAGMA integrity_check(1)').get() ?? {})[0];
    if (found !== 'ok') throw new DamagedEvents(String(found));
  }
  const rows = database.prepare('SELECT * FROM event ORDER BY seq DESC LIMIT ?').iterate(isSmall ? -1 : CHECKED_AT_END);
  for (const row of rows) if (readEventRow(row) === null) throw new DamagedEvents(`event ${String(row['seq'])} is not as it was written`);
}

/**
 * Opens the file, or makes it. Nobody else may open it meanwhile, which also spares the shared index that a full
 * disk would turn into a crash (SIGBUS). Throws `DamagedEvents`, `LaterSchema` and SQLite's own errors.
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
