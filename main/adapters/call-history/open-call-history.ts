import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { appError, type AppError } from '#contract/errors.ts';
import type { RecentCall } from '#contract/call.ts';
import type { CallHistory, Log } from '../../core/ports.ts';
import { migrateHistory, UnusableHistory } from './history-schema.ts';
import { readRow, writeRow } from './recent-call-row.ts';

/** A place in memory instead of a file: for tests, and where the disk refuses. */
export const IN_MEMORY = ':memory:';

const BUSY_WAIT_MS = 2_000;

export interface OpenedHistory {
  readonly history: CallHistory;
  /** What to tell the agent: the kept history could not be read. */
  readonly problem: AppError | null;
}

interface OpenedDatabase {
  readonly database: DatabaseSync;
  readonly problem: AppError | null;
  /** What was thrown where there is a problem. */
  readonly cause: unknown;
}

function openDatabase(path: string): DatabaseSync {
  // Before anything else, so that a second process that is just leaving is waited for.
  const database = new DatabaseSync(path, { timeout: BUSY_WAIT_MS });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    migrateHistory(database);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/**
 * Whether the file itself is bad (SQLite: ERROR for a schema of another shape, CORRUPT, NOTADB). A lock, a full disk
 * or a missing right is not the file's fault and may be gone at the next start. https://www.sqlite.org/rescode.html
 */
function isUnusable(cause: unknown): boolean {
  if (cause instanceof UnusableHistory) return true;
  const code = cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 0xff : 0;
  return code === 1 || code === 11 || code === 26;
}

/** The database, else a fresh one beside the damaged file, else one in memory. */
function openSoundDatabase(path: string, now: () => number): OpenedDatabase {
  const inMemory = (problem: AppError, cause: unknown): OpenedDatabase => ({ database: openDatabase(IN_MEMORY), problem, cause });
  try {
    return { database: openDatabase(path), problem: null, cause: null };
  } catch (cause) {
    if (!isUnusable(cause)) return inMemory(appError('storage-unavailable', `history: ${failure(cause)}`), cause);
    const suffix = `.bad-${String(Math.trunc(now()))}`;
    try {
      for (const part of ['', '-wal', '-shm']) {
        if (existsSync(path + part)) renameSync(path + part, path + suffix + part);
      }
      return { database: openDatabase(path), problem: appError('storage-damaged', `kept beside it as ${suffix}`), cause };
    } catch {
      return inMemory(appError('storage-damaged', 'calls are remembered until quit only'), cause);
    }
  }
}

function failure(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unknown';
}

/** Recent calls in SQLite. A call is kept once: adding it again replaces it. `path` is a file or `IN_MEMORY`. */
export function openCallHistory(place: { readonly path: string; readonly now: () => number; readonly log: Log }): OpenedHistory {
  const { log } = place;
  const { database, problem, cause: why } = openSoundDatabase(place.path, place.now);
  if (problem !== null) log.error('the call history could not be read', { detail: problem.detail ?? '', why: failure(why) });
  const insert = database.prepare(
    `INSERT OR REPLACE INTO recent_call VALUES
     (:id, :line_id, :line_label, :kind, :direction, :peer, :started_at, :answered_at, :ended_at, :reason)`,
  );
  const newest = database.prepare('SELECT * FROM recent_call ORDER BY started_at DESC, rowid DESC LIMIT ?');

  return {
    problem,
    history: {
      add(call) {
        try {
          insert.run(writeRow(call));
        } catch (cause) {
          log.error('a call could not be kept in the history', { why: failure(cause) });
        }
      },
      recent(limit): readonly RecentCall[] {
        try {
          const calls = newest.all(Math.max(0, Math.trunc(limit))).map(readRow);
          return calls.filter((call) => call !== null);
        } catch (cause) {
          log.error('the call history could not be read', { why: failure(cause) });
          return [];
        }
      },
      close() {
        if (database.isOpen) database.close();
      },
    },
  };
}
