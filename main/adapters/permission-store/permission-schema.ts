import type { DatabaseSync } from 'node:sqlite';

/** Step n brings the database from version n to n + 1. */
export const PERMISSION_STEPS: readonly string[] = [
  `CREATE TABLE customer_permission (
     line_id TEXT NOT NULL,
     peer TEXT NOT NULL,
     read_at REAL NOT NULL,
     status TEXT,
     answer TEXT,
     record TEXT NOT NULL,
     PRIMARY KEY (line_id, peer)
   ) WITHOUT ROWID;
   CREATE INDEX customer_permission_read ON customer_permission (read_at);
   CREATE INDEX customer_permission_answer ON customer_permission (answer) WHERE answer = 'waiting';
   CREATE TABLE call_back (
     line_id TEXT NOT NULL,
     peer TEXT NOT NULL,
     planned_at REAL,
     due_at REAL,
     done_at REAL,
     PRIMARY KEY (line_id, peer)
   ) WITHOUT ROWID;`,
];

export const KEEP = `INSERT OR REPLACE INTO customer_permission (line_id, peer, read_at, status, answer, record)
  VALUES (:line_id, :peer, :read_at, :status, :answer, :record)`;
export const KEEP_CALL_BACK = `INSERT OR REPLACE INTO call_back (line_id, peer, planned_at, due_at, done_at)
  VALUES (:line_id, :peer, :planned_at, :due_at, :done_at)`;

/** What the database must be able to do; throws where a table has another shape. */
export function checkPermissionTables(database: DatabaseSync): void {
  for (const statement of [KEEP, KEEP_CALL_BACK]) database.prepare(statement);
}
