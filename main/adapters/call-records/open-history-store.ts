import type { DatabaseSync } from 'node:sqlite';
import { MOST_MISSED_SHOWN } from '#contract/history.ts';
import type { HistoryQuery, HistoryStore, KeptEntry } from '../../core/history/history-store.ts';
import { reopened } from '../../core/history/sync-plan.ts';
import type { UnixMs } from '#contract/time.ts';
import { numberSpellings } from '../../core/history/number-spellings.ts';
import type { CallTable } from './call-table.ts';
import { historyCondition } from './history-condition.ts';
import { readEntry, readNoteRow, readPlan } from './kept-row.ts';
import { readRow } from './recent-call-row.ts';
import type { UnlessRefused } from './unless-refused.ts';

const ENTRY = 'SELECT c.*, n.* FROM recent_call c LEFT JOIN call_note n ON n.call_id = c.id';
// Chosen in the index by itself: ten thousand calls with one customer are looked through in 2 ms, with their rows and notes in 15.
const WITH_PEER = `${ENTRY} WHERE c.seq IN (SELECT seq FROM recent_call WHERE peer IN (SELECT value FROM json_each(?))
  ORDER BY started_at DESC, seq DESC LIMIT ?) ORDER BY c.started_at DESC, c.seq DESC`;
const LAST_NOTE = `SELECT n.* FROM recent_call c JOIN call_note n ON n.call_id = c.id
  WHERE c.peer IN (SELECT value FROM json_each(?)) AND n.text <> '' ORDER BY c.started_at DESC, c.seq DESC LIMIT 1`;
/** Filters that are scrolled at once: the history page, and what it was narrowed from. */
const MOST_LISTS = 3;

/** What a filter finds, as numbers of rows: 100,000 of them are read in some 20 ms once, and a page of them in less than one. */
type FoundList = readonly number[];

/** All kept calls on the desk's terms. `write` runs in one transaction and tells whether the disk took it. */
export function openHistoryStore(tools: {
  readonly database: DatabaseSync;
  readonly table: CallTable;
  readonly isIndexed: boolean;
  readonly attempt: UnlessRefused;
  readonly write: (what: string, work: () => void) => boolean;
  /** Counts changes, of which those of calls are made elsewhere. */
  readonly revision: () => number;
  /** Counts what is told by `HistoryStore.rewrites`. */
  readonly rewrites: { readonly count: () => number; readonly one: () => void };
}): HistoryStore {
  const { database, table, isIndexed, attempt, write, revision, rewrites } = tools;
  const entryOf = database.prepare(`${ENTRY} WHERE c.seq = ?`);
  const withPeer = database.prepare(WITH_PEER);
  const lastNote = database.prepare(LAST_NOTE);
  const countUnseen = database.prepare('SELECT count(*) AS count FROM recent_call WHERE unseen = 1');
  const unseen = database.prepare('SELECT * FROM recent_call WHERE unseen = 1 ORDER BY started_at DESC, seq DESC LIMIT ?');
  const seeAll = database.prepare('UPDATE recent_call SET unseen = 0 WHERE unseen = 1');
  const seeSome = database.prepare('UPDATE recent_call SET unseen = 0 WHERE unseen = 1 AND id IN (SELECT value FROM json_each(?))');
  const findPlan = database.prepare('SELECT plan FROM line_sync WHERE line_id = ?');
  const keepPlan = database.prepare('INSERT OR REPLACE INTO line_sync VALUES (?, ?)');
  const findPlans = database.prepare('SELECT line_id, plan FROM line_sync');
  const tooOld = database.prepare('SELECT id FROM recent_call WHERE started_at < ? ORDER BY started_at LIMIT ?');
  const lists = new Map<string, FoundList>();
  let listedAt = -1;
  let removedBefore: UnixMs | null = null;

  function found(query: HistoryQuery): FoundList {
    if (listedAt !== revision()) lists.clear();
    listedAt = revision();
    const key = JSON.stringify(query);
    const known = lists.get(key);
    if (known !== undefined) return known;
    const { sql, values } = historyCondition(query, isIndexed);
    // One text instead of 100,000 rows. The limit keeps SQLite from leaving out the order of a subquery.
    const row = database
      .prepare(
        `SELECT json_group_array(seq) AS list FROM
           (SELECT seq FROM recent_call ${sql === '' ? '' : `WHERE ${sql}`} ORDER BY started_at DESC, seq DESC LIMIT -1)`,
      )
      .get(...values);
    const list = typeof row?.['list'] === 'string' ? (JSON.parse(row['list']) as FoundList) : [];
    const [oldest] = lists.keys();
    if (lists.size >= MOST_LISTS && oldest !== undefined) lists.delete(oldest);
    lists.set(key, list);
    return list;
  }

  return {
    revision,
    rewrites: rewrites.count,
    page: (query, { from, limit }) =>
      attempt('the call history could not be searched', { revision: revision(), total: 0, entries: [] }, () => {
        const list = found(query);
        const entries = list.slice(from, from + limit).map((seq): KeptEntry | null => readEntry(entryOf.get(seq)));
        return { revision: revision(), total: list.length, entries };
      }),
    missed: () =>
      attempt('missed calls could not be read', { count: 0, calls: [] }, () => {
        const calls = unseen
          .all(MOST_MISSED_SHOWN)
          .map(readRow)
          .filter((call) => call !== null);
        return { count: Number(countUnseen.get()?.['count'] ?? 0), calls };
      }),
    markSeen(callIds) {
      write('missed calls could not be marked', () => {
        if (callIds === null) seeAll.run();
        else seeSome.run(JSON.stringify(callIds));
      });
    },
    callsWith: (peer, most) =>
      attempt('the call history could not be searched', [], () =>
        withPeer
          .all(JSON.stringify(numberSpellings(peer)), most)
          .map(readEntry)
          .filter((entry) => entry !== null),
      ),
    lastNoteWith: (peer) =>
      attempt('a note could not be read', null, () => readNoteRow(lastNote.get(JSON.stringify(numberSpellings(peer))))),
    note: (callId) => attempt('a note could not be read', null, () => table.note(callId)),
    keepNote: (note) => write('a note could not be kept', () => table.keepNote(note)),
    addFromService(lineId, { calls, plan }) {
      let added = 0;
      const isKept = write('calls of the service could not be kept', () => {
        added = calls.filter(({ call, remoteIds }) => table.keepFromService(call, remoteIds)).length;
        keepPlan.run(lineId, JSON.stringify(plan));
      });
      if (isKept && added > 0) rewrites.one();
      return isKept ? added : null;
    },
    syncPlan: (lineId) => attempt('how far a line was read is not known', null, () => readPlan(findPlan.get(lineId))),
    removeBefore(instant, most) {
      let removed = 0;
      const isGone = write('old calls could not be deleted', () => {
        const ids = tooOld.all(instant, most).map((row) => row['id']);
        for (const id of ids) if (typeof id === 'string') table.remove(id);
        removed = ids.length;
        for (const row of removed === 0 ? [] : findPlans.all()) {
          const plan = readPlan(row);
          // A plan that is not ours is none: its line is read anew.
          if (plan !== null) keepPlan.run(String(row['line_id']), JSON.stringify(reopened(plan, instant)));
        }
      });
      if (isGone && removed > 0) {
        removedBefore = instant;
        rewrites.one();
      }
      return removed;
    },
    removedBefore: () => removedBefore,
  };
}
