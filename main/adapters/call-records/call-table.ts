import type { DatabaseSync } from 'node:sqlite';
import { historyResult, isLostCall } from '#contract/history.ts';
import { type CallId, callId, type RecentCall } from '#contract/call.ts';
import { foldedText } from '#contract/folded-text.ts';
import type { CallNote } from '#contract/note.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { numberSpellings } from '../../core/history/number-spellings.ts';
import { joinedNotes, readNoteRow } from './kept-row.ts';
import { writeRow } from './recent-call-row.ts';
import type { TextIndex } from './text-index.ts';

export const KEEP_CALL = `INSERT INTO recent_call
  (id, line_id, line_label, kind, direction, peer, started_at, answered_at, ended_at, reason, result, from_service, unseen)
  VALUES (:id, :line_id, :line_label, :kind, :direction, :peer, :started_at, :answered_at, :ended_at, :reason, :result, :from_service, :unseen)
  ON CONFLICT (id) DO UPDATE SET
    line_id = excluded.line_id, line_label = excluded.line_label, kind = excluded.kind, direction = excluded.direction, peer = excluded.peer,
    started_at = excluded.started_at, answered_at = excluded.answered_at, ended_at = excluded.ended_at, reason = excluded.reason,
    unseen = CASE WHEN result = excluded.result THEN unseen ELSE excluded.unseen END, result = excluded.result,
    from_service = excluded.from_service
  RETURNING seq`;
export const KEEP_NOTE = `INSERT OR REPLACE INTO call_note (call_id, text, folded, code, code_label, changed_at) VALUES (?, ?, ?, ?, ?, ?)`;
/** Calls of the service are told by ids that no two numbers share, so that a line taken away and added again finds its own. */
const IS_KEPT = `SELECT EXISTS (SELECT 1 FROM remote_call WHERE remote_id = :id) OR EXISTS (SELECT 1 FROM service_call WHERE remote_id = :id) AS kept`;
/** One of ours of which nobody learnt what the service calls it: it was placed, and the answer was lost. */
const SAME_CALL = `SELECT 1 FROM recent_call WHERE line_id = ? AND peer = ? AND direction = ? AND started_at BETWEEN ? AND ? AND from_service = 0
  AND NOT EXISTS (SELECT 1 FROM remote_call WHERE call_id = id)`;
const SAME_CALL_MS = 15_000;

/** Rows of calls and notes, each with its entry in the text index. Throws where the disk refuses; the caller's transaction holds. */
export interface CallTable {
  /** A call of ours. One that the service had told of meanwhile is replaced by it, and gives it its note; returns which. */
  keep(call: RecentCall, remoteIds: readonly string[]): readonly CallId[];
  /** A call that the service told of; false where it is kept already. */
  keepFromService(call: RecentCall, remoteIds: readonly string[]): boolean;
  keepNote(note: CallNote): void;
  note(callId: CallId): CallNote | null;
  remove(callId: string): void;
}

export function callTable(database: DatabaseSync, index: TextIndex | null): CallTable {
  const keepCall = database.prepare(KEEP_CALL);
  const keepRemote = database.prepare('INSERT OR REPLACE INTO remote_call VALUES (?, ?, ?)');
  const keepService = database.prepare('INSERT OR REPLACE INTO service_call VALUES (?, ?)');
  const toldBefore = database.prepare('SELECT call_id FROM service_call WHERE remote_id = ?');
  const isKept = database.prepare(IS_KEPT);
  const sameCall = database.prepare(SAME_CALL);
  const findNote = database.prepare('SELECT * FROM call_note WHERE call_id = ?');
  const keepNoteRow = database.prepare(KEEP_NOTE);
  const dropNote = database.prepare('DELETE FROM call_note WHERE call_id = ?');
  const findCall = database.prepare('SELECT seq, peer FROM recent_call WHERE id = ?');
  const dropCall = database.prepare('DELETE FROM recent_call WHERE id = ? RETURNING seq');
  const dropOthers = ['remote_call', 'service_call', 'call_quality'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE call_id = ?`),
  );
  const returned = database.prepare(
    'UPDATE recent_call SET unseen = 0 WHERE unseen = 1 AND started_at <= ? AND peer IN (SELECT value FROM json_each(?))',
  );

  const note = (callId: string): CallNote | null => readNoteRow(findNote.get(callId));
  const put = (call: RecentCall, fromService: boolean): void => {
    const unseen = !fromService && call.direction === 'inbound' && isLostCall(call.reason) ? 1 : 0;
    const row = keepCall.get({ ...writeRow(call), result: historyResult(call), from_service: fromService ? 1 : 0, unseen });
    if (typeof row?.['seq'] !== 'number') throw new Error('a call was written without a number of its own');
    index?.put(row['seq'], { peer: call.peer, folded: wordsOf(note(call.id)) });
  };

  const keepNote = (of: CallNote): void => {
    if (of.text === '' && of.wrapUp === null) dropNote.run(of.callId);
    else keepNoteRow.run(of.callId, of.text, wordsOf(of), of.wrapUp?.code ?? null, of.wrapUp?.label ?? null, of.changedAt);
    const row = findCall.get(of.callId);
    if (typeof row?.['seq'] !== 'number' || typeof row['peer'] !== 'string') return;
    index?.put(row['seq'], { peer: phoneNumber(row['peer']), folded: wordsOf(of) });
  };

  const remove = (callId: string): void => {
    const row = dropCall.get(callId);
    if (typeof row?.['seq'] === 'number') index?.remove(row['seq']);
    dropNote.run(callId);
    for (const drop of dropOthers) drop.run(callId);
  };

  return {
    note,
    keepNote,
    remove,
    keep(call, remoteIds) {
      const ids = remoteIds.filter((id) => id !== '');
      const doubles = new Set(ids.map((id) => toldBefore.get(id)?.['call_id']).filter((id) => typeof id === 'string'));
      doubles.delete(call.id);
      for (const double of doubles) {
        const joined = joinedNotes(note(call.id), note(double), call.id);
        remove(double);
        if (joined !== null) keepNote(joined);
      }
      put(call, false);
      for (const id of ids) keepRemote.run(call.lineId, id, call.id);
      // Who calls back, or is called by the customer again and answers, knows of the miss.
      const isReturned = call.direction === 'outbound' || call.answeredAt !== null;
      if (isReturned && call.peer !== null) returned.run(call.startedAt, JSON.stringify(numberSpellings(call.peer)));
      return [...doubles].map(callId);
    },
    keepFromService(call, remoteIds) {
      if (remoteIds.some((id) => isKept.get({ id })?.['kept'] === 1)) return false;
      const { lineId, peer, direction, startedAt } = call;
      if (sameCall.get(lineId, peer ?? '', direction, startedAt - SAME_CALL_MS, startedAt + SAME_CALL_MS) !== undefined) return false;
      put(call, true);
      for (const id of remoteIds) keepService.run(id, call.id);
      return true;
    },
  };
}

function wordsOf(note: CallNote | null): string {
  return note === null ? '' : foldedText(`${note.text} ${note.wrapUp?.label ?? ''}`);
}
