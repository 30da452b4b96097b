import type { CallId } from '#contract/call.ts';
import { NOTE_PREVIEW } from '#contract/history.ts';
import type { CallNote } from '#contract/note.ts';
import { z } from 'zod';
import type { KeptEntry } from '../../core/history/history-store.ts';
import type { SyncPlan } from '../../core/history/sync-plan.ts';
import { CALL_COLUMNS, instant } from './call-columns.ts';
import { readRow } from './recent-call-row.ts';

const noteRow = z.object({
  call_id: CALL_COLUMNS.id,
  text: z.string(),
  code: z.string().nullable(),
  code_label: z.string().nullable(),
  changed_at: instant,
});

/** A row of `call_note` as a note; null for none, and for one that somebody else wrote. */
export function readNoteRow(value: unknown): CallNote | null {
  const parsed = noteRow.safeParse(value);
  if (!parsed.success) return null;
  const { call_id: callId, text, code, code_label: label, changed_at: changedAt } = parsed.data;
  return { callId, text, wrapUp: code === null ? null : { code, label: label ?? code }, changedAt };
}

const marks = z.object({ unseen: z.number(), from_service: z.number() });

/** A row of `recent_call` joined with `call_note`. */
export function readEntry(value: unknown): KeptEntry | null {
  const call = readRow(value);
  const marked = marks.safeParse(value);
  if (call === null || !marked.success) return null;
  const note = readNoteRow(value);
  return {
    call,
    note: note === null ? null : { ...note, text: note.text.slice(0, NOTE_PREVIEW) },
    unseen: marked.data.unseen === 1,
    fromService: marked.data.from_service === 1,
  };
}

const plan = z.object({
  gaps: z.array(z.object({ from: instant.nullable(), until: instant, exact: z.boolean() })),
  readUntil: instant,
});

/** What was kept of a line's plan; null for none, and for one that somebody else wrote: everything is read again then. */
export function readPlan(value: unknown): SyncPlan | null {
  const row = z.object({ plan: z.string() }).safeParse(value);
  if (!row.success) return null;
  try {
    const kept = plan.safeParse(JSON.parse(row.data.plan));
    return kept.success ? kept.data : null;
  } catch {
    // Not JSON, so not ours.
    return null;
  }
}

/** Two notes of one call become one where a call that the service told of turns out to be one of ours. */
export function joinedNotes(one: CallNote | null, other: CallNote | null, callId: CallId): CallNote | null {
  if (one === null || other === null) {
    const only = one ?? other;
    return only === null ? null : { ...only, callId };
  }
  const [older, newer] = one.changedAt <= other.changedAt ? [one, other] : [other, one];
  const texts = [older.text, newer.text].filter((text) => text !== '');
  return { callId, text: [...new Set(texts)].join('\n'), wrapUp: newer.wrapUp ?? older.wrapUp, changedAt: newer.changedAt };
}
