import type { DatabaseSync } from 'node:sqlite';
import type { LineId } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Appended, LoggedEvent, NewEvent } from '../../core/events/event-log.ts';
import type { HookTokens } from '../receiver/webhook-receiver.ts';
import { DamagedFile } from '../../core/sqlite-file.ts';
import { eventChecksum, loggedEvent, readEventRow } from './event-row.ts';

/** What one commit kept. */
export interface Kept {
  /** One for each event asked to be kept, in that order. */
  readonly appended: readonly Appended[];
  /** Those that were not there before. */
  readonly fresh: readonly LoggedEvent[];
}

/** The tables of one open database. Everything here is done when it returns, and throws SQLite's errors. */
export interface EventStore {
  readonly epoch: string;
  /** The highest seq ever given in this epoch. */
  head(): number;
  /** In one transaction: all of it is durable, or nothing. */
  keep(events: readonly NewEvent[], consumers: ReadonlyMap<string, number>): Kept;
  /** Throws `DamagedFile` where a row is not what was written. */
  read(after: number, lineId: LineId | null, limit: number): readonly LoggedEvent[];
  consumer(name: string): number;
  trim(receivedBefore: UnixMs): number;
  readonly tokens: HookTokens;
  close(): void;
}

/** Throws where the tables are not there. */
export function eventStore(database: DatabaseSync): EventStore {
  const insert = database.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING');
  const seqOfId = database.prepare('SELECT seq FROM event WHERE event_id = ?');
  const page = database.prepare('SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ?');
  const pageOfLine = database.prepare('SELECT * FROM event WHERE seq > ? AND line_id = ? ORDER BY seq LIMIT ?');
  const keepConsumer = database.prepare('INSERT INTO consumer VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq');
  const readConsumer = database.prepare('SELECT seq FROM consumer WHERE name = ?');
  const readToken = database.prepare('SELECT token FROM hook WHERE line_id = ?');
  const keepToken = database.prepare('INSERT OR REPLACE INTO hook VALUES (?, ?)');
  const forgetToken = database.prepare('DELETE FROM hook WHERE line_id = ?');

  const place = database.prepare('SELECT epoch, max(floor, (SELECT coalesce(max(seq), 0) FROM event)) AS head FROM place').get();
  if (typeof place?.['epoch'] !== 'string' || typeof place['head'] !== 'number') throw new Error('the event log names no epoch');
  const { epoch } = place;
  let head = place['head'];

  function inOneCommit<Value>(work: () => Value): Value {
    database.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      database.exec('COMMIT');
      return value;
    } catch (cause) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw cause;
    }
  }

  return {
    epoch,
    head: () => head,
    keep(events, consumers) {
      let seq = head;
      const kept = inOneCommit(() => {
        const appended: Appended[] = [];
        const fresh: LoggedEvent[] = [];
        for (const event of events) {
          const next = { ...event, seq: seq + 1 };
          const { eventId, lineId, source, receivedAt, body } = event;
          const { changes } = insert.run(next.seq, eventId, lineId, source, receivedAt, body, eventChecksum(next));
          if (changes === 0) {
            appended.push({ cursor: { epoch, seq: Number(seqOfId.get(eventId)?.['seq']) }, duplicate: true });
            continue;
          }
          seq = next.seq;
          const logged = loggedEvent(next, epoch);
          fresh.push(logged);
          appended.push({ cursor: logged.cursor, duplicate: false });
        }
        for (const [name, at] of consumers) keepConsumer.run(name, at);
        return { appended, fresh };
      });
      head = seq;
      return kept;
    },
    read(after, lineId, limit) {
      const rows = lineId === null ? page.all(after, limit) : pageOfLine.all(after, lineId, limit);
      return rows.map((row) => {
        const event = readEventRow(row);
        if (event === null) throw new DamagedFile(`event ${String(row['seq'])} is not as it was written`);
        return loggedEvent(event, epoch);
      });
    },
    consumer: (name) => Math.min(head, Number(readConsumer.get(name)?.['seq'] ?? 0)),
    trim: (receivedBefore) =>
      inOneCommit(() => {
        database
          .prepare('UPDATE place SET floor = max(floor, (SELECT coalesce(max(seq), 0) FROM event WHERE received_at < ?))')
          .run(receivedBefore);
        return Number(database.prepare('DELETE FROM event WHERE received_at < ?').run(receivedBefore).changes);
      }),
    tokens: {
      read(lineId) {
        const token = readToken.get(lineId)?.['token'];
        return typeof token === 'string' ? token : null;
      },
      keep: (lineId, token) => void keepToken.run(lineId, token),
      forget: (lineId) => void forgetToken.run(lineId),
    },
    close() {
      if (database.isOpen) database.close();
    },
  };
}
