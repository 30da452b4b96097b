import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { attempt, sqliteCode } from '../../core/sqlite-file.ts';

const BUSY_WAIT_MS = 2_000;
/** CONSTRAINT, MISMATCH: what was read is no row of this table. */
const NO_ROW: readonly number[] = [19, 20];
/** Of a row and what belongs to it. A damaged tree may lead round in a circle; no file has more rows than this makes of it. */
const LEAST_ROW_BYTES = 8;
/** Rows between two damaged places are asked for one by one; so many take less than a second. */
const MOST_ASKED_FOR = 100_000;

/** A table as the sound database has it. */
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** In the order of the file, so that no other of its trees is asked: the rowid, or the primary key of a table without one. */
  readonly key: readonly string[];
}

/** Not in double quotes: SQLite takes a name in those that is not there for a text, and each row would have it. */
function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function openDamaged(path: string): DatabaseSync {
  return new DatabaseSync(path, { defensive: false, timeout: BUSY_WAIT_MS });
}

function tablesOf(database: DatabaseSync): readonly Table[] {
  const names = database.prepare(
    `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'`,
  );
  return names.all().map((row) => {
    const name = String(row['name']);
    const columns = database.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name);
    const keyed = columns.filter(({ pk }) => Number(pk) > 0).toSorted((one, other) => Number(one['pk']) - Number(other['pk']));
    return {
      name,
      columns: columns.map((column) => String(column['name'])),
      key: row['wr'] === 1 ? keyed.map((column) => String(column['name'])) : ['rowid'],
    };
  });
}

/** Copies what of one table can be read: from its beginning to the damage, from its end to the damage, and what lies between two such places. */
function copyTable(
  damaged: DatabaseSync,
  to: DatabaseSync,
  { table, mostRows }: { readonly table: Table; readonly mostRows: number },
): number {
  const { name, columns, key } = table;
  const hasRowid = key[0] === 'rowid';
  const asked = `${hasRowid ? 'rowid AS row_at, ' : ''}${columns.map(quoted).join(', ')}`;
  const insert = to.prepare(
    `INSERT OR IGNORE INTO ${quoted(name)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  let copied = 0;
  const copy = (row: Readonly<Record<string, unknown>>): void => {
    try {
      copied += Number(insert.run(...columns.map((column) => row[column] as SQLInputValue)).changes);
    } catch (cause) {
      if (!NO_ROW.includes(sqliteCode(cause))) throw cause;
    }
  };

  /** The rowid of the last row that was read, and whether the end was reached. */
  const scan = (direction: 'ASC' | 'DESC'): { readonly last: unknown; readonly isWhole: boolean } => {
    let last: unknown = null;
    const isWhole = attempt(false, () => {
      const order = key.map((column) => `${quoted(column)} ${direction}`).join(', ');
      const rows = damaged.prepare(`SELECT ${asked} FROM ${quoted(name)} ORDER BY ${order}`);
      rows.setReadBigInts(true);
      let left = mostRows;
      for (const row of rows.iterate()) {
        copy(row);
        last = row['row_at'];
        left -= 1;
        if (left <= 0) return false;
      }
      return true;
    });
    return { last, isWhole };
  };

  const forth = scan('ASC');
  if (forth.isWhole) return copied;
  const back = scan('DESC');
  const [from, until] = [BigInt(typeof forth.last === 'bigint' ? forth.last : 0n), back.last];
  if (!hasRowid || typeof until !== 'bigint' || until - from > MOST_ASKED_FOR) return copied;
  const one = attempt(null, () => damaged.prepare(`SELECT ${asked} FROM ${quoted(name)} WHERE rowid = ?`));
  one?.setReadBigInts(true);
  for (let rowid = from + 1n; one !== null && rowid < until; rowid += 1n) {
    const row = attempt(undefined, () => one.get(rowid));
    if (row !== undefined) copy(row);
  }
  return copied;
}

/**
 * Copies every row that can be read out of a damaged file into a sound, empty database with the same tables, in one transaction. How many.
 * Throws where the disk refuses. What a row says is not proven here: whoever reads it does that.
 */
export function salvageTables({ path, to, bytes }: { readonly path: string; readonly to: DatabaseSync; readonly bytes: number }): number {
  const damaged = openDamaged(path);
  try {
    // `writable_schema` makes SQLite open a file that is shorter than it says of itself, or whose list of tables has one bad entry.
    attempt(undefined, () => damaged.exec('PRAGMA writable_schema = ON'));
    const mostRows = Math.ceil(bytes / LEAST_ROW_BYTES);
    to.exec('BEGIN');
    const copied = tablesOf(to).reduce((sum, table) => sum + copyTable(damaged, to, { table, mostRows }), 0);
    to.exec('COMMIT');
    return copied;
  } finally {
    damaged.close();
  }
}

/** How many steps the damaged file says were taken; 0 where it cannot say. */
export function claimedVersion(path: string): number {
  return attempt(0, () => {
    const damaged = openDamaged(path);
    try {
      return Number(Object.values(damaged.prepare('PRAGMA user_version').get() ?? {})[0] ?? 0);
    } finally {
      damaged.close();
    }
  });
}
