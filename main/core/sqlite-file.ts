/** What is asked of `DatabaseSync`. The core knows SQLite's words, and opens nothing. */
export interface SteppedDatabase {
  exec(sql: string): void;
  prepare(sql: string): { get(): Readonly<Record<string, unknown>> | undefined };
}

/** SQLite's primary result code (https://www.sqlite.org/rescode.html); 0 for an error that is not SQLite's. */
export function sqliteCode(cause: unknown): number {
  return cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 0xff : 0;
}
export const SQLITE_IOERR = 10;
export const SQLITE_CORRUPT = 11;
export const SQLITE_FULL = 13;

/** What is in the file is not what was written. */
export class DamagedFile extends Error {}

/** ERROR for a schema of another shape, CORRUPT, NOTADB. A lock, a full disk or a missing right is not the file's fault. */
export function isDamage(cause: unknown): boolean {
  return cause instanceof DamagedFile || [1, SQLITE_CORRUPT, 26].includes(sqliteCode(cause));
}

/** Runs a query on a file that may be damaged where it looks: `fallback` then. */
export function attempt<Value>(fallback: Value, query: () => Value): Value {
  try {
    return query();
  } catch (cause) {
    if (isDamage(cause)) return fallback;
    throw cause;
  }
}

/** BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN: it may be possible another day. */
export function isRefusal(cause: unknown): boolean {
  return [5, 6, 8, SQLITE_IOERR, SQLITE_FULL, 14].includes(sqliteCode(cause));
}

/** A later version of the app wrote the file: sound, but not for us. */
export class LaterSchema extends Error {}

/** What a pragma answers; null where it answers nothing. */
export function pragma(database: SteppedDatabase, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? null;
}

/**
 * Brings a database to the newest schema, each step in its own transaction: step n brings it from version n to n + 1, and SQLite's
 * `user_version` says how many were taken. `name` is the word for it in errors. Throws `LaterSchema`, and SQLite's own errors.
 */
export function takeSteps(database: SteppedDatabase, { name, steps }: { readonly name: string; readonly steps: readonly string[] }): void {
  const version = Number(pragma(database, 'user_version'));
  if (version > steps.length) throw new LaterSchema(`the ${name} has version ${String(version)}, which is not known yet`);
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN; ${step} PRAGMA user_version = ${String(index + 1)}; COMMIT;`);
  }
}
