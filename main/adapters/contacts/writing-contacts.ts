import type { DatabaseSync } from 'node:sqlite';
import type { Contact, ContactId } from '#contract/contact.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { matchKey } from '#contract/number-match.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Log } from '../../core/ports.ts';
import type { WithSoundIndexes } from '../../core/sound-indexes.ts';
import { SQLITE_FULL, sqliteCode } from '../../core/sqlite-file.ts';
import { writeContactRow } from './contact-row.ts';

export const INSERT_CONTACT = `INSERT OR REPLACE INTO contact VALUES (:id, :name, :company, :note, :tags, :is_favourite,
  :is_do_not_contact, :created_at, :changed_at, :sort_key, :words, :digits)`;
export const INSERT_NUMBER = 'INSERT INTO contact_number VALUES (?, ?, ?, ?)';

export interface WritingContacts {
  /** All of the work, or none; the error where the disk refuses, which the log hears as `what`. */
  inOne<Value>(what: string, work: () => Value): Result<Value, AppError>;
  write(contact: Contact): null;
  erase(id: ContactId): null;
}

export function writingContacts({
  database,
  log,
  sound,
}: {
  readonly database: DatabaseSync;
  readonly log: Log;
  readonly sound: WithSoundIndexes;
}): WritingContacts {
  const insert = database.prepare(INSERT_CONTACT);
  const insertNumber = database.prepare(INSERT_NUMBER);
  const dropNumbers = database.prepare('DELETE FROM contact_number WHERE contact_id = ?');
  const drop = database.prepare('DELETE FROM contact WHERE id = ?');
  return {
    inOne(what, work) {
      try {
        return ok(sound(() => inTransaction(database, work)));
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : 'unknown';
        log.error(what, { why });
        const isFull = sqliteCode(cause) === SQLITE_FULL;
        return fail(appError(isFull ? 'storage-full' : 'storage-unavailable', why));
      }
    },
    write(contact) {
      insert.run(writeContactRow(contact));
      dropNumbers.run(contact.id);
      contact.numbers.forEach((number, position) => insertNumber.run(contact.id, position, number, matchKey(number)));
      return null;
    },
    erase(id) {
      dropNumbers.run(id);
      drop.run(id);
      return null;
    },
  };
}

function inTransaction<Value>(database: DatabaseSync, work: () => Value): Value {
  database.exec('BEGIN');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (cause) {
    // SQLite may have rolled back by itself where the disk is full.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw cause;
  }
}
