import type { AppError } from '#contract/errors.ts';
import type { CallId, RecentCall } from '#contract/call.ts';
import type { HistoryStore } from '../../core/history/history-store.ts';
import type { CallHistory, Log } from '../../core/ports.ts';
import { withSoundIndexes } from '../../core/sound-indexes.ts';
import { callTable, KEEP_CALL, KEEP_NOTE } from './call-table.ts';
import { HISTORY_STEPS } from './history-schema.ts';
import { openHistoryStore } from './open-history-store.ts';
import { openSoundDatabase } from './open-sound-database.ts';
import { readQualityRow, writeQualityRow } from './quality-report-row.ts';
import { readRow } from './recent-call-row.ts';
import { openTextIndex } from './text-index.ts';
import { unlessRefused, writesUnlessRefused } from './unless-refused.ts';

export interface OpenedHistory {
  readonly history: CallHistory;
  /** The same calls with all that belongs to them, for the history room. */
  readonly store: HistoryStore;
  /** What to tell the agent: the kept history could not be read. */
  readonly problem: AppError | null;
}

const FIND_REMOTE = 'SELECT 1 FROM remote_call WHERE line_id = ? AND remote_id = ?';
const FIND_CALL = 'SELECT * FROM recent_call WHERE id = ?';
const NEWEST = 'SELECT * FROM recent_call ORDER BY started_at DESC, seq DESC LIMIT ?';
const INSERT_QUALITY = 'INSERT OR REPLACE INTO call_quality VALUES (:call_id, :started_at, :report)';
/** Two months of forty calls a day, and some 50 MB at most: a report of ten minutes has about 25 KB. */
const MOST_REPORTS = 2_000;
const DROP_OLDEST = `DELETE FROM call_quality WHERE rowid IN
  (SELECT rowid FROM call_quality ORDER BY started_at DESC, rowid DESC LIMIT -1 OFFSET ${String(MOST_REPORTS)})`;
const FIND_QUALITY = 'SELECT * FROM call_quality WHERE call_id = ?';
const OLDER = `SELECT * FROM recent_call WHERE started_at <= :at ORDER BY started_at DESC, seq DESC
  LIMIT :most + (SELECT count(*) FROM recent_call WHERE started_at = :at)`;

/**
 * Recent calls in SQLite, on disk before `add` returns. A call is kept once: adding it again replaces it. `path` is a
 * file or `IN_MEMORY`. What the disk refuses is logged, told and lost, never thrown.
 */
export function openCallHistory(place: {
  readonly path: string;
  readonly now: () => number;
  readonly log: Log;
  /** A call could not be kept: said once, until one can be again. */
  readonly refused: (why: AppError) => void;
}): OpenedHistory {
  const { log } = place;
  const { database, problem, why } = openSoundDatabase({
    ...place,
    name: 'history',
    schema: {
      steps: HISTORY_STEPS,
      check: (opened) => [KEEP_CALL, KEEP_NOTE, OLDER, INSERT_QUALITY].forEach((statement) => opened.prepare(statement)),
    },
  });
  if (problem !== null) log.error('the call history could not be read', { detail: problem.detail ?? '', why });
  const { index, why: whyNot } = openTextIndex(database);
  if (index === null) log.warn('the history has no text index and is searched row by row', { why: whyNot });
  const table = callTable(database, index);
  let revision = 0;
  let rewrites = 0;
  const findRemote = database.prepare(FIND_REMOTE);
  const findCall = database.prepare(FIND_CALL);
  const newest = database.prepare(NEWEST);
  const older = database.prepare(OLDER);
  const insertQuality = database.prepare(INSERT_QUALITY);
  const dropOldest = database.prepare(DROP_OLDEST);
  const findQuality = database.prepare(FIND_QUALITY);

  const sound = withSoundIndexes({ database, log });
  const attempt = unlessRefused(log, sound);
  const writes = writesUnlessRefused(log, sound, place.refused);
  /** All of it or nothing. */
  const write = (what: string, work: () => void): boolean => {
    const isWritten = writes(what, () => {
      database.exec('BEGIN');
      try {
        work();
        database.exec('COMMIT');
      } catch (cause) {
        // SQLite may have rolled back by itself where the disk is full.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw cause;
      }
    });
    if (isWritten) revision += 1;
    return isWritten;
  };

  return {
    problem,
    store: openHistoryStore({
      database,
      table,
      isIndexed: index !== null,
      attempt,
      write,
      revision: () => revision,
      rewrites: { count: () => rewrites, one: () => void (rewrites += 1) },
    }),
    history: {
      add(call, remoteIds) {
        let replaced: readonly CallId[] = [];
        const isKept = write('a call could not be kept in the history', () => {
          replaced = table.keep(call, remoteIds);
        });
        if (!isKept || replaced.length === 0) return [];
        rewrites += 1;
        return replaced;
      },
      knows: (lineId, remoteIds) =>
        attempt('the call history could not be searched', false, () =>
          remoteIds.some((id) => id !== '' && findRemote.get(lineId, id) !== undefined),
        ),
      recent: (limit, notAfter): readonly RecentCall[] =>
        attempt('the call history could not be read', [], () => {
          const most = Math.max(0, Math.trunc(limit));
          const rows = notAfter === undefined ? newest.all(most) : older.all({ at: notAfter, most });
          return rows.map(readRow).filter((call) => call !== null);
        }),
      find: (callId) => attempt('the call history could not be searched', null, () => readRow(findCall.get(callId))),
      keepQuality(report) {
        writes('how a call sounded could not be kept', () => {
          insertQuality.run(writeQualityRow(report));
          dropOldest.run();
        });
      },
      quality: (callId) => attempt('how a call sounded could not be read', null, () => readQualityRow(findQuality.get(callId))),
      close() {
        if (database.isOpen) database.close();
      },
    },
  };
}
