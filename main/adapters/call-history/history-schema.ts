import type { DatabaseSync } from 'node:sqlite';

/** Step n brings a database from version n to n + 1; SQLite's `user_version` says how many were taken. */
const STEPS: readonly string[] = [
  `CREATE TABLE recent_call (
     id TEXT PRIMARY KEY,
     line_id TEXT NOT NULL,
     line_label TEXT NOT NULL,
     kind TEXT NOT NULL,
     direction TEXT NOT NULL,
     peer TEXT NOT NULL,
     started_at REAL NOT NULL,
     answered_at REAL,
     ended_at REAL NOT NULL,
     reason TEXT NOT NULL
   ) STRICT;
   CREATE INDEX recent_call_by_start ON recent_call (started_at DESC);`,
];

function versionOf(database: DatabaseSync): number {
  const row = database.prepare('PRAGMA user_version').get();
  return typeof row?.['user_version'] === 'number' ? row['user_version'] : 0;
}

/** The file is not one that this version of the app can use, now or later. */
export class UnusableHistory extends Error {}

/**
 * Brings a database to the newest schema, each step in its own transaction. Throws `UnusableHistory` where the file
 * is damaged or a later version of the app wrote it, and SQLite's own errors.
 */
export function migrateHistory(database: DatabaseSync): void {
  const sound = database.prepare('PRAGMA quick_check(1)').get();
  if (sound?.['quick_check'] !== 'ok') throw new UnusableHistory('the database is damaged');
  const version = versionOf(database);
  if (version > STEPS.length) throw new UnusableHistory(`the database has version ${String(version)}, which is not known yet`);
  for (const [index, step] of STEPS.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN; ${step} PRAGMA user_version = ${String(index + 1)}; COMMIT;`);
  }
}
