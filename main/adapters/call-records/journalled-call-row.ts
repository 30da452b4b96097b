import type { PhaseName } from '#contract/call.ts';
import { z } from 'zod';
import type { JournalledCall } from '../../core/ports.ts';
import { CALL_COLUMNS, instant, readShared, type RowValues, writeShared } from './call-columns.ts';

/** One line per phase of the contract; a missing one does not compile. */
const PHASES = {
  ringing: 'ringing',
  answering: 'answering',
  dialing: 'dialing',
  alerting: 'alerting',
  active: 'active',
  stranded: 'stranded',
  ended: 'ended',
} as const satisfies { readonly [Phase in PhaseName]: Phase };

const row = z.object({
  ...CALL_COLUMNS,
  created_at: instant,
  phase: z.enum(PHASES),
  answered_at: instant.nullable(),
  remote_id: z.string().nullable(),
  external_id: z.string().nullable(),
});

/** A row of the database as a call; null for one that somebody else wrote. */
export function readJournalRow(value: unknown): JournalledCall | null {
  const parsed = row.safeParse(value);
  if (!parsed.success) return null;
  return {
    ...readShared(parsed.data),
    createdAt: parsed.data.created_at,
    phase: parsed.data.phase,
    answeredAt: parsed.data.answered_at,
    remoteId: parsed.data.remote_id,
    externalId: parsed.data.external_id,
  };
}

export function writeJournalRow(call: JournalledCall): RowValues {
  return {
    ...writeShared(call),
    created_at: call.createdAt,
    phase: call.phase,
    answered_at: call.answeredAt,
    remote_id: call.remoteId,
    external_id: call.externalId,
  };
}
