import type { DatabaseSync } from 'node:sqlite';
import { takeSteps } from '../../core/sqlite-file.ts';

/**
 * The steps of `takeSteps`. `checksum` is of the event's other columns, because SQLite itself does not notice a bit that tips over inside a text. `place` holds
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

/** Throws `LaterSchema`, and SQLite's own errors. */
export function migrateEvents(database: DatabaseSync, newEpoch: () => string): void {
  takeSteps(database, { name: 'event log', steps: STEPS });
  database.prepare('INSERT OR IGNORE INTO place VALUES (1, ?, 0)').run(newEpoch());
}
