import { DatabaseSync } from 'node:sqlite';
import { attempt } from '../../core/sqlite-file.ts';
import { eventChecksum, type KeptEvent, readEventRow } from './event-row.ts';

/** What could be read of a damaged log. */
export interface Salvaged {
  readonly kept: number;
  /** Null where nothing is missing: only an index or an unused page was damaged. */
  readonly lost: LostEvents | null;
}

/** `count` events with a seq from `first` to `last`. */
export interface LostEvents {
  readonly count: number;
  readonly first: number;
  readonly last: number;
}

const LOOKED_AT_FROM_END = 200;

/** Of the last event that is sound: a tipped bit may have turned the seq of a damaged one into any number. */
function highestSeq(damaged: DatabaseSync): number {
  return attempt(0, () => {
    const rows = damaged.prepare('SELECT * FROM event ORDER BY seq DESC LIMIT ?').iterate(LOOKED_AT_FROM_END);
    for (const row of rows) {
      const event = readEventRow(row);
      if (event !== null) return event.seq;
    }
    return 0;
  });
}

/** Every event that reads as it was written. Behind one that does not, each seq is asked for by itself until one does. */
function* soundEvents(damaged: DatabaseSync, highest: number): Generator<KeptEvent> {
  const next = attempt(null, () => damaged.prepare('SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT 1'));
  const one = attempt(null, () => damaged.prepare('SELECT * FROM event WHERE seq = ?'));
  if (next === null || one === null) return;
  const soundAt = (seq: number): KeptEvent | null => attempt(null, () => readEventRow(one.get(seq) ?? {}));
  let after = 0;
  for (;;) {
    const row = attempt(null, () => next.get(after) ?? 'end');
    if (row === 'end') return;
    let event = row === null ? null : readEventRow(row);
    if (event !== null && event.seq <= after) event = null;
    while (event === null) {
      after += 1;
      if (after > highest) return;
      event = soundAt(after);
    }
    yield event;
    after = event.seq;
  }
}

/** Copies consumers and hooks, which are few: all of a table, or what was read until it broke. */
function copyTable(order: {
  readonly from: DatabaseSync;
  readonly to: DatabaseSync;
  readonly table: string;
  readonly columns: readonly [string, string];
}): void {
  const { from, to, table, columns } = order;
  attempt(undefined, () => {
    const insert = to.prepare(`INSERT OR IGNORE INTO ${table} VALUES (?, ?)`);
    for (const row of from.prepare(`SELECT * FROM ${table}`).iterate()) {
      const [key, value] = columns.map((column) => row[column]);
      if (typeof key === 'string' && (typeof value === 'string' || typeof value === 'number')) insert.run(key, value);
    }
  });
}

/**
 * Copies what is sound from a damaged file into a new, empty log. `witnessed`: how far the log had come as far as is
 * known from elsewhere. Throws where the disk refuses.
 */
export function salvage({
  path,
  to,
  witnessed,
}: {
  readonly path: string;
  readonly to: DatabaseSync;
  readonly witnessed: number;
}): Salvaged {
  // `writable_schema` makes SQLite open a file that is shorter than it says of itself.
  const damaged = new DatabaseSync(path, { defensive: false });
  try {
    attempt(undefined, () => damaged.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA writable_schema = ON'));
    const place = attempt(undefined, () => damaged.prepare('SELECT epoch, floor FROM place').get());
    const highest = Math.max(witnessed, highestSeq(damaged));
    const insert = to.prepare('INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?, ?, ?, ?)');
    const missing = { count: 0, first: 0, last: 0 };
    let floor = Number(place?.['floor'] ?? -1);
    let kept = 0;

    const miss = (first: number, last: number): void => {
      if (last < first) return;
      missing.count += last - first + 1;
      missing.first = missing.first === 0 ? first : missing.first;
      missing.last = last;
    };

    to.exec('BEGIN');
    let before = floor;
    for (const event of soundEvents(damaged, highest)) {
      const { seq, eventId, lineId, source, receivedAt, body } = event;
      insert.run(seq, eventId, lineId, source, receivedAt, body, eventChecksum(event));
      kept += 1;
      if (floor < 0) floor = before = seq - 1;
      miss(before + 1, seq - 1);
      before = Math.max(before, seq);
    }
    floor = Math.max(0, floor);
    miss(Math.max(0, before) + 1, highest);
    copyTable({ from: damaged, to, table: 'consumer', columns: ['name', 'seq'] });
    copyTable({ from: damaged, to, table: 'hook', columns: ['line_id', 'token'] });
    to.prepare('UPDATE consumer SET seq = min(seq, ?)').run(Math.max(0, before));
    to.prepare('UPDATE place SET floor = ?').run(Math.min(floor, Math.max(0, before)));
    const isWhole = missing.count === 0 && typeof place?.['epoch'] === 'string';
    // The same epoch only where every place in it still means the same event.
    if (isWhole) to.prepare('UPDATE place SET epoch = ?').run(String(place?.['epoch']));
    to.exec('COMMIT');
    return { kept, lost: missing.count === 0 ? null : missing };
  } finally {
    damaged.close();
  }
}
