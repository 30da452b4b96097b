import { z } from 'zod';
import { lineId } from '#contract/line.ts';
import { PERMISSION_STATUSES } from '#contract/permission.ts';
import { aPhoneNumber } from '#contract/text-schemas.ts';
import { unixMs } from '#contract/time.ts';
import type { KeptCallBack, KeptPermission } from '../../core/permission/permission-store.ts';

const instant = z.number().transform(unixMs);
const allowance = z.object({
  isAllowed: z.boolean().nullable(),
  limits: z.array(z.object({ periodHours: z.number().nullable(), most: z.number(), used: z.number(), clearsAt: instant.nullable() })),
});
const record = z.object({
  permission: z.object({
    status: z.enum(PERMISSION_STATUSES).nullable(),
    expiresAt: instant.nullable(),
    call: allowance,
    request: allowance,
  }),
  asked: z.object({ at: instant, answer: z.enum(['waiting', 'granted', 'refused', 'forgotten']) }).nullable(),
  grantedAt: instant.nullable(),
});
const permissionRow = z.object({ line_id: z.string().transform(lineId), peer: aPhoneNumber, read_at: instant, record: z.string() });
const callBackRow = z.object({
  line_id: z.string().transform(lineId),
  peer: aPhoneNumber,
  planned_at: instant.nullable(),
  due_at: instant.nullable(),
  done_at: instant.nullable(),
});

/** Null for a row that cannot be read: it is asked for again when it is wanted. */
export function readPermissionRow(row: unknown): KeptPermission | null {
  const read = permissionRow.safeParse(row);
  if (!read.success) return null;
  const kept = record.safeParse(parsed(read.data.record));
  return kept.success ? { lineId: read.data.line_id, peer: read.data.peer, readAt: read.data.read_at, ...kept.data } : null;
}

export function writePermissionRow(kept: KeptPermission): Record<string, string | number | null> {
  const { permission, asked, grantedAt } = kept;
  return {
    line_id: kept.lineId,
    peer: kept.peer,
    read_at: kept.readAt,
    status: permission.status,
    answer: asked?.answer ?? null,
    record: JSON.stringify({ permission, asked, grantedAt }),
  };
}

export function readCallBackRow(row: unknown): KeptCallBack | null {
  const read = callBackRow.safeParse(row);
  if (!read.success) return null;
  const { line_id: line, peer: number, planned_at: at, due_at: dueAt, done_at: doneAt } = read.data;
  return { lineId: line, peer: number, planned: at === null || dueAt === null ? null : { at, dueAt }, doneAt };
}

export function writeCallBackRow({ lineId: line, peer: number, planned, doneAt }: KeptCallBack): Record<string, string | number | null> {
  return { line_id: line, peer: number, planned_at: planned?.at ?? null, due_at: planned?.dueAt ?? null, done_at: doneAt };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a text that is no JSON is no record
  }
}
