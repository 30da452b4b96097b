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
