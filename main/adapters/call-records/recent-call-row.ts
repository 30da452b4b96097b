import type { EndReason, RecentCall } from '#contract/call.ts';
import { z } from 'zod';
import { CALL_COLUMNS, instant, readShared, type RowValues, writeShared } from './call-columns.ts';

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
  return {
    ...readShared(parsed.data),
    startedAt: parsed.data.started_at,
    answeredAt: parsed.data.answered_at,
    endedAt: parsed.data.ended_at,
    reason: parsed.data.reason,
  };
}

export function writeRow(call: RecentCall): RowValues {
  return {
    ...writeShared(call),
    started_at: call.startedAt,
    answered_at: call.answeredAt,
    ended_at: call.endedAt,
    reason: call.reason,
  };
}
