import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { appError, type AppError } from '#contract/errors.ts';

/** A place in memory instead of a file: for tests, and where the disk refuses. */
export const IN_MEMORY = ':memory:';

const BUSY_WAIT_MS = 2_000;

export interface SoundDatabase {
  readonly database: DatabaseSync;
  /** What to tell the agent: what was kept could not be read. */
  readonly problem: AppError | null;
  /** Why, for the log; empty where there is no problem. */
  readonly why: string;
}

/** The file is not one that this version of the app can use, now or later. */
class UnusableDatabase extends Error {}

export function failure(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unknown';
}

function versionOf(database: DatabaseSync): number {
  const row = database.prepare('PRAGMA user_version').get();
  return typeof row?.['user_version'] === 'number' ? row['user_version'] : 0;
}

/** Brings a database to the newest schema, each step in its own transaction. */
function migrate(database: DatabaseSync, steps: readonly string[]): void {
  const sound = database.prepare('PRAGMA quick_check(1)').get();
  if (sound?.['quick_check'] !== 'ok') throw new UnusableDatabase('the database is damaged');
  const version = versionOf(database);
  if (version > steps.length) throw new UnusableDatabase(`the database has version ${String(version)}, which is not known yet`);
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN; ${step} PRAGMA user_version = ${String(index + 1)}; COMMIT;`);
  }
}

function openDatabase(path: string, schema: Schema): DatabaseSync {
  // Before anything else, so that a second process that is just leaving is waited for.
  const database = new DatabaseSync(path, { timeout: BUSY_WAIT_MS });
  try {
    // FULL: a call that the journal forgets must be in the history, also after a power cut between the two.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    migrate(database, schema.steps);
    schema.check(database);
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
  if (cause instanceof UnusableDatabase) return true;
  const code = cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 0xff : 0;
  return code === 1 || code === 11 || code === 26;
}

/** Step n brings a database from version n to n + 1; SQLite's `user_version` says how many were taken. */
export interface Schema {
  readonly steps: readonly string[];
  /** Prepares what will be asked: throws where a table has another shape than its version says. */
  readonly check: (database: DatabaseSync) => void;
}

/**
 * The database at its newest schema, else a fresh one beside the damaged file, else one in memory. `name` is the word
 * for it in `problem`.
 */
export function openSoundDatabase({
  path,
  name,
  now,
  schema,
}: {
  readonly path: string;
  readonly name: string;
  readonly now: () => number;
  readonly schema: Schema;
}): SoundDatabase {
  const inMemory = (problem: AppError, cause: unknown): SoundDatabase => ({
    database: openDatabase(IN_MEMORY, schema),
    problem,
    why: failure(cause),
  });
  try {
    return { database: openDatabase(path, schema), problem: null, why: '' };
  } catch (cause) {
    if (!isUnusable(cause)) return inMemory(appError('storage-unavailable', `${name}: ${failure(cause)}`), cause);
    const suffix = `.bad-${String(Math.trunc(now()))}`;
    try {
      for (const part of ['', '-wal', '-shm']) {
        if (existsSync(path + part)) renameSync(path + part, path + suffix + part);
      }
      const problem = appError('storage-damaged', `${name}: kept beside it as ${suffix}`);
      return { database: openDatabase(path, schema), problem, why: failure(cause) };
    } catch {
      return inMemory(appError('storage-damaged', `${name}: remembered until quit only`), cause);
    }
  }
}
