import type { DatabaseSync } from 'node:sqlite';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { numberSpellings } from '../../core/history/number-spellings.ts';
import { failure } from './open-sound-database.ts';

/** FTS5's trigrams find parts of words and of numbers, and nothing shorter than this. https://www.sqlite.org/fts5.html#the_trigram_tokenizer */
export const SHORTEST_INDEXED = 3;

/** Which calls have a text in their number or their note. Rows are named by `recent_call.seq`. */
export interface TextIndex {
  put(seq: number, of: { readonly peer: PhoneNumber | null; readonly folded: string }): void;
  remove(seq: number): void;
}

const CREATE = `CREATE VIRTUAL TABLE call_text USING fts5(number, words, content='', contentless_delete=1, tokenize='trigram')`;
const EXISTS = `SELECT 1 FROM sqlite_master WHERE name = 'call_text'`;
const ALL = `SELECT seq, peer, coalesce(folded, '') AS folded FROM recent_call LEFT JOIN call_note ON call_id = id`;

/**
 * The index in the database, filled where it is new. Null, and why, where it cannot be had: this SQLite has no FTS5 (Node's and Electron's
 * builds have), or the disk refuses. Everything is found without it too, by looking at every row.
 */
export function openTextIndex(database: DatabaseSync): { readonly index: TextIndex | null; readonly why: string } {
  const isNew = database.prepare(EXISTS).get() === undefined;
  try {
    if (isNew) database.exec(`BEGIN; ${CREATE};`);
    const insert = database.prepare('INSERT OR REPLACE INTO call_text (rowid, number, words) VALUES (?, ?, ?)');
    const remove = database.prepare('DELETE FROM call_text WHERE rowid = ?');
    const index: TextIndex = {
      put(seq, { peer, folded }) {
        insert.run(seq, peer === null ? '' : numberText(peer), folded);
      },
      remove: (seq) => void remove.run(seq),
    };
    if (isNew) {
      fill(database, index);
      database.exec('COMMIT');
    }
    return { index, why: '' };
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    return { index: null, why: failure(cause) };
  }
}

function fill(database: DatabaseSync, index: TextIndex): void {
  for (const { seq, peer, folded } of database.prepare(ALL).iterate()) {
    if (typeof seq !== 'number' || typeof peer !== 'string' || typeof folded !== 'string') continue;
    index.put(seq, { peer: phoneNumber(peer), folded });
  }
}

/** The number's digits, with Brazil's ninth digit and without it: whichever of the two was dialled, written or told. */
function numberText(peer: PhoneNumber): string {
  return numberSpellings(peer)
    .map((number) => number.slice(1))
    .join(' ');
}
