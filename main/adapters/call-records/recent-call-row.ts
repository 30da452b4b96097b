import type { EndReason, RecentCall } from '#contract/call.ts';
import { z } from 'zod';
import { CALL_COLUMNS, instant, type RowValues } from './call-columns.ts';

/** One line per reason of the contract; a missing one does not compile. */
const REASONS = {
  completed: 'completed',
  missed: 'missed',
  declined: 'declined',
  'declined-elsewhere': 'declined-elsewhere',
  'answered-elsewhere': 'answered-elsewhere',
  'caller-cancelled': 'caller-cancelled',
  cancelled: 'cancelled',
  'declined-by-peer': 'declined-by-peer',
  'no-answer': 'no-answer',
  failed: 'failed',
} as const satisfies { readonly [Reason in EndReason]: Reason };

const row = z.object({
  ...CALL_COLUMNS,
  started_at: instant,
  answered_at: instant.nullable(),
  ended_at: instant,
  reason: z.enum(REASONS),
});

/** A row of the database as a call; null for one that somebody else wrote. */
export function readRow(value: unknown): RecentCall | null {
  const parsed = row.safeParse(value);
  if (!parsed.success) return null;
  const { id, kind, direction, peer, reason } = parsed.data;
  return {
    id,
    lineId: parsed.data.line_id,
    lineLabel: parsed.data.line_label,
    kind,
    direction,
    peer,
    startedAt: parsed.data.started_at,
    answeredAt: parsed.data.answered_at,
    endedAt: parsed.data.ended_at,
    reason,
  };
}

export function writeRow(call: RecentCall): RowValues {
  return {
    id: call.id,
    line_id: call.lineId,
    line_label: call.lineLabel,
    kind: call.kind,
    direction: call.direction,
    peer: call.peer ?? '',
    started_at: call.startedAt,
    answered_at: call.answeredAt,
    ended_at: call.endedAt,
    reason: call.reason,
  };
}
