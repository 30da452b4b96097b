import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { appError, type AppError } from '#contract/errors.ts';
import { DamagedFile, isDamage, isRefusal, LaterSchema, pragma, takeSteps } from '../../core/sqlite-file.ts';
import { finishMending, mendedCopy, type MendedCopy } from './mended-copy.ts';

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

export function failure(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unknown';
}

function openDatabase(path: string, schema: Schema): DatabaseSync {
  // Before anything else, so that a second process that is just leaving is waited for.
  const database = new DatabaseSync(path, { timeout: BUSY_WAIT_MS });
  try {
    // FULL: a call that the journal forgets must be in the history, also after a power cut between the two.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    if (pragma(database, 'quick_check(1)') !== 'ok') throw new DamagedFile('the database is damaged');
    takeSteps(database, { name: 'database', steps: schema.steps });
    schema.check(database);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/** A file that this version of the app can use neither now nor later. */
function isUnusable(cause: unknown): boolean {
  return cause instanceof LaterSchema || isDamage(cause);
}

/** The steps of `takeSteps`. */
export interface Schema {
  readonly steps: readonly string[];
  /** Prepares what will be asked: throws where a table has another shape than its version says. */
  readonly check: (database: DatabaseSync) => void;
}

/**
 * The database at its newest schema, else one with every row that can be read of the damaged file, which is set aside, else one in memory.
 * `name` is the word for it in `problem`.
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
  const unavailable = (cause: unknown): SoundDatabase => inMemory(appError('storage-unavailable', `${name}: ${failure(cause)}`), cause);
  try {
    finishMending(path);
    return { database: openDatabase(path, schema), problem: null, why: '' };
  } catch (cause) {
    if (!isUnusable(cause)) return unavailable(cause);
    let why = failure(cause);
    let mended: MendedCopy | null = null;
    try {
      if (isDamage(cause)) mended = mendedCopy(path, schema.steps);
    } catch (mending) {
      // Its rows can be read when there is room again: until then it stays where it is.
      if (isRefusal(mending)) return unavailable(mending);
      why = `${why}; not mended: ${failure(mending)}`;
    }
    const suffix = `.bad-${String(Math.trunc(now()))}`;
    try {
      for (const part of ['', '-wal', '-shm']) {
        if (existsSync(path + part)) renameSync(path + part, path + suffix + part);
      }
      mended?.take();
      const rows = mended === null ? '' : `; ${String(mended.rows)} rows of it were read`;
      return {
        database: openDatabase(path, schema),
        problem: appError('storage-damaged', `${name}: kept beside it as ${suffix}${rows}`),
        why,
      };
    } catch {
      return inMemory(appError('storage-damaged', `${name}: remembered until quit only`), cause);
    }
  }
}
