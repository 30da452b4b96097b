/** Step n brings a journal from version n to n + 1. A step that was released is never edited. */
export const JOURNAL_STEPS: readonly string[] = [
  `CREATE TABLE open_call (
     id TEXT PRIMARY KEY,
     line_id TEXT NOT NULL,
     line_label TEXT NOT NULL,
     kind TEXT NOT NULL,
     direction TEXT NOT NULL,
     peer TEXT NOT NULL,
     created_at REAL NOT NULL,
     phase TEXT NOT NULL,
     answered_at REAL,
     remote_id TEXT,
     external_id TEXT
   ) STRICT;
   CREATE TABLE watched_line (
     line_id TEXT PRIMARY KEY,
     until REAL NOT NULL
   ) STRICT, WITHOUT ROWID;`,
];
