import { type HistorySettings, LONGEST_HISTORY_DAYS } from '#contract/history.ts';
import { LONGEST_CODE_LABEL, MOST_WRAP_UP_CODES, WRAP_UP_SECONDS, type WrapUpSettings } from '#contract/note.ts';
import { z } from 'zod';

/** The history in a kept document. A member that is missing was added since. */
export function historySchema(defaults: HistorySettings): z.ZodType<HistorySettings> {
  return z.object({
    keepDays: z.number().int().min(1).max(LONGEST_HISTORY_DAYS).nullable().default(defaults.keepDays),
    fetchOlder: z.boolean().default(defaults.fetchOlder),
  });
}

const code = z.object({ id: z.string().min(1).max(200), label: z.string().min(1).max(LONGEST_CODE_LABEL).nullable() });

export function wrapUpSchema(defaults: WrapUpSettings): z.ZodType<WrapUpSettings> {
  return z.object({
    codes: z
      .array(code)
      .max(MOST_WRAP_UP_CODES)
      .default([...defaults.codes]),
    seconds: z.number().int().min(WRAP_UP_SECONDS.least).max(WRAP_UP_SECONDS.most).nullable().default(defaults.seconds),
  });
}
