import { callId } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { z } from 'zod';

export const instant = z.number().transform(unixMs);

/** The columns that a call in the history and a call in the journal share. */
export const CALL_COLUMNS = {
  id: z.string().transform(callId),
  line_id: z.string().transform(lineId),
  line_label: z.string(),
  kind: z.enum(['meta', 'web']),
  direction: z.enum(['inbound', 'outbound']),
  /** Empty for a caller without a number. */
  peer: z.string().transform((text, context) => {
    if (text === '') return null;
    const number = phoneNumber(text);
    if (number !== null) return number;
    context.addIssue({ code: 'custom', message: 'not a number' });
    return z.NEVER;
  }),
} as const;

export type RowValues = Readonly<Record<string, string | number | null>>;

const shared = z.object(CALL_COLUMNS);
type SharedRow = z.output<typeof shared>;

/** What both kinds of call have in common, under the names that it has outside of the database. */
export interface SharedCall extends Pick<SharedRow, 'id' | 'kind' | 'direction' | 'peer'> {
  readonly lineId: SharedRow['line_id'];
  readonly lineLabel: string;
}

export function readShared({ id, line_id, line_label, kind, direction, peer }: SharedRow): SharedCall {
  return { id, lineId: line_id, lineLabel: line_label, kind, direction, peer };
}

export function writeShared({ id, lineId: line, lineLabel, kind, direction, peer }: SharedCall): RowValues {
  return { id, line_id: line, line_label: lineLabel, kind, direction, peer: peer ?? '' };
}
