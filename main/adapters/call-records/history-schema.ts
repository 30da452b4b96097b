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
  // What became of each call as one word to look for, whether somebody has looked at it, where it came from; notes; what the service told.
  // A number of its own for each row, which does not change when the row is written again, names it in the text index.
  `CREATE TABLE kept_call (
     seq INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     line_id TEXT NOT NULL,
     line_label TEXT NOT NULL,
     kind TEXT NOT NULL,
     direction TEXT NOT NULL,
     peer TEXT NOT NULL,
     started_at REAL NOT NULL,
     answered_at REAL,
     ended_at REAL NOT NULL,
     reason TEXT NOT NULL,
     result TEXT NOT NULL,
     from_service INTEGER NOT NULL,
     unseen INTEGER NOT NULL
   ) STRICT;
   INSERT INTO kept_call
     SELECT NULL, id, line_id, line_label, kind, direction, peer, started_at, answered_at, ended_at, reason,
       CASE
         WHEN answered_at IS NOT NULL OR reason IN ('completed', 'answered-elsewhere') THEN 'answered'
         WHEN reason IN ('missed', 'caller-cancelled') THEN 'missed'
         WHEN reason IN ('cancelled', 'declined-by-peer', 'no-answer') THEN 'unanswered'
         WHEN reason IN ('declined', 'declined-elsewhere') THEN 'declined'
         ELSE 'failed'
       END,
       0, 0
     FROM recent_call ORDER BY rowid;
   DROP TABLE recent_call;
   ALTER TABLE kept_call RENAME TO recent_call;
   CREATE INDEX recent_call_by_start ON recent_call (started_at DESC, seq DESC);
   CREATE INDEX recent_call_by_peer ON recent_call (peer, started_at DESC);
   CREATE INDEX unseen_call ON recent_call (started_at DESC, seq DESC) WHERE unseen = 1;
   CREATE INDEX remote_call_by_remote ON remote_call (remote_id);
   CREATE INDEX remote_call_by_call ON remote_call (call_id);
   CREATE TABLE service_call (
     remote_id TEXT PRIMARY KEY,
     call_id TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX service_call_by_call ON service_call (call_id);
   CREATE TABLE call_note (
     call_id TEXT PRIMARY KEY,
     text TEXT NOT NULL,
     folded TEXT NOT NULL,
     code TEXT,
     code_label TEXT,
     changed_at REAL NOT NULL
   ) STRICT;
   CREATE TABLE line_sync (
     line_id TEXT PRIMARY KEY,
     plan TEXT NOT NULL
   ) STRICT;`,
];
