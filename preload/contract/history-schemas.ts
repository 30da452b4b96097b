import { z } from 'zod';
import { callId } from './call.ts';
import { HISTORY_RESULTS, LONGEST_HISTORY_DAYS, MOST_PAGE_ENTRIES } from './history.ts';
import type { HistoryCommands } from './history-commands.ts';
import { lineId } from './line.ts';
import { LONGEST_CODE_LABEL, LONGEST_NOTE, MOST_WRAP_UP_CODES, WRAP_UP_SECONDS } from './note.ts';
import { unixMs } from './time.ts';

const shortText = z.string().min(1).max(200);
const aCallId = shortText.transform(callId);
const aLineId = shortText.transform(lineId);
const instant = z.number().transform(unixMs);

const historyFilter = z.strictObject({
  text: z.string().max(200),
  results: z.array(z.enum(HISTORY_RESULTS)).max(HISTORY_RESULTS.length),
  direction: z.enum(['inbound', 'outbound']).nullable(),
  kind: z.enum(['meta', 'web']).nullable(),
  lineId: aLineId.nullable(),
  from: instant.nullable(),
  until: instant.nullable(),
  wrapUp: shortText.nullable(),
});

export const HISTORY_SCHEMAS = {
  'history/page': z.strictObject({
    filter: historyFilter,
    from: z.number().int().min(0),
    limit: z.number().int().min(1).max(MOST_PAGE_ENTRIES),
  }),
  'history/export': z.strictObject({ filter: historyFilter }),
  'history/seen': z.strictObject({ callIds: z.array(aCallId).max(1_000).nullable() }),
  'history/fetch': z.strictObject({ lineId: aLineId }),
  'note/read': z.strictObject({ callId: aCallId }),
  'note/write': z.strictObject({ callId: aCallId, text: z.string().max(LONGEST_NOTE) }),
  'note/wrap-up': z.strictObject({ callId: aCallId, code: shortText.nullable() }),
  'note/stay': z.strictObject({ callId: aCallId }),
  'note/done': z.strictObject({ callId: aCallId }),
} satisfies { readonly [Name in keyof HistoryCommands]: z.ZodType<HistoryCommands[Name]['input']> };

export const historyChange = z.strictObject({
  keepDays: z.number().int().min(1).max(LONGEST_HISTORY_DAYS).nullable().exactOptional(),
  fetchOlder: z.boolean().exactOptional(),
});

export const wrapUpChange = z.strictObject({
  codes: z
    .array(z.strictObject({ id: shortText, label: z.string().trim().min(1).max(LONGEST_CODE_LABEL).nullable() }))
    .max(MOST_WRAP_UP_CODES)
    .exactOptional(),
  seconds: z.number().int().min(WRAP_UP_SECONDS.least).max(WRAP_UP_SECONDS.most).nullable().exactOptional(),
});
