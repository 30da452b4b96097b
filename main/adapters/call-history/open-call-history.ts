import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { appError, type AppError } from '#contract/errors.ts';
import type { RecentCall } from '#contract/call.ts';
import type { CallHistory, Log } from '../../core/ports.ts';
import { migrateHistory } from './history-schema.ts';
import { readRow, writeRow } from './recent-call-row.ts';

/** A place in memory instead of a file: for tests, and where the disk refuses. */
export const IN_MEMORY = ':memory:';

export interface OpenedHistory {
  readonly history: CallHistory;
  /** What to tell the agent: the kept history could not be read. */
  readonly problem: AppError | null;
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;');
    migrateHistory(database);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/** The database, else a fresh one beside the damaged file, else one in memory. */
function openSoundDatabase(path: string, now: () => number): { readonly database: DatabaseSync; readonly problem: AppError | null } {
  try {
    return { database: openDatabase(path), problem: null };
  } catch {
    const suffix = `.bad-${String(Math.trunc(now()))}`;
    try {
      for (const part of ['', '-wal', '-shm']) {
        if (existsSync(path + part)) renameSync(path + part, path + suffix + part);
      }
      return { database: openDatabase(path), problem: appError('storage-damaged', `kept beside it as ${suffix}`) };
    } catch {
      return { database: openDatabase(IN_MEMORY), problem: appError('storage-damaged', 'calls are remembered until quit only') };
    }
  }
}

function failure(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unknown';
}

/** Recent calls in SQLite. A call is kept once: adding it again replaces it. `path` is a file or `IN_MEMORY`. */
export function openCallHistory(place: { readonly path: string; readonly now: () => number; readonly log: Log }): OpenedHistory {
  const { log } = place;
  const { database, problem } = openSoundDatabase(place.path, place.now);
  if (problem !== null) log.error('the call history could not be read', { detail: problem.detail ?? '' });
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
