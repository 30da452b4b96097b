import type { DatabaseSync } from 'node:sqlite';

/**
 * Step n brings a database from version n to n + 1; SQLite's `user_version` says how many were taken. `checksum` is of
 * the event's other columns, because SQLite itself does not notice a bit that tips over inside a text. `place` holds
 * the epoch, and the highest seq that was ever trimmed, so that an emptied log does not count from 1 again.
 */
const STEPS: readonly string[] = [
  `CREATE TABLE event (
     seq INTEGER PRIMARY KEY,
     event_id TEXT NOT NULL,
     line_id TEXT NOT NULL,
     source TEXT NOT NULL,
     received_at REAL NOT NULL,
     body TEXT NOT NULL,
     checksum INTEGER NOT NULL
   ) STRICT;
   CREATE UNIQUE INDEX event_by_id ON event (event_id);
   CREATE TABLE consumer (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
   CREATE TABLE hook (line_id TEXT PRIMARY KEY, token TEXT NOT NULL) STRICT;
   CREATE TABLE place (only INTEGER PRIMARY KEY CHECK (only = 1), epoch TEXT NOT NULL, floor INTEGER NOT NULL) STRICT;`,
];

/** A later version of the app wrote the file: sound, but not for us. */
export class LaterSchema extends Error {}

function versionOf(database: DatabaseSync): number {
  const row = database.prepare('PRAGMA user_version').get();
  return typeof row?.['user_version'] === 'number' ? row['user_version'] : 0;
}

/** Brings a database to the newest schema, each step in its own transaction. Throws `LaterSchema`, and SQLite's own errors. */
export function migrateEvents(database: DatabaseSync, newEpoch: () => string): void {
  const version = versionOf(database);
  if (version > STEPS.length) throw new LaterSchema(`the event log has version ${String(version)}, which is not known yet`);
  for (const [index, step] of STEPS.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN; ${step} PRAGMA user_version = ${String(index + 1)}; COMMIT;`);
  }
  database.prepare('INSERT OR IGNORE INTO place VALUES (1, ?, 0)').run(newEpoch());
}
