/** Step n brings a history from version n to n + 1. A step that was released is never edited. */
export const HISTORY_STEPS: readonly string[] = [
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
  // What the service calls it. Calls from before have none, and are history to every line that opens now.
  `CREATE TABLE remote_call (
     line_id TEXT NOT NULL,
     remote_id TEXT NOT NULL,
     call_id TEXT NOT NULL,
     PRIMARY KEY (line_id, remote_id)
   ) STRICT, WITHOUT ROWID;`,
  // How calls sounded. A table of its own: most rows of the list are read without it.
  `CREATE TABLE call_quality (
     call_id TEXT PRIMARY KEY,
     started_at REAL NOT NULL,
     report TEXT NOT NULL
   ) STRICT;
   CREATE INDEX call_quality_by_start ON call_quality (started_at DESC);`,
];
