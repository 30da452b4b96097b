import { phoneNumber } from '#contract/phone-number.ts';
import { PRACTICE_BEHAVIOURS } from '#contract/practice.ts';
import { z } from 'zod';

const number = z.string().transform((text, context) => {
  const found = phoneNumber(text);
  if (found !== null) return found;
  context.addIssue({ code: 'custom', message: 'not an E.164 number' });
  return z.NEVER;
});

const started = z.object({
  type: z.literal('started'),
  apiBase: z.string(),
  controlBase: z.string(),
  controlToken: z.string(),
  numbers: z.array(z.object({ id: z.string(), kind: z.enum(['meta', 'web']), number, label: z.string(), apiKey: z.string() })),
});

/** What the practice process says that matters here. It may say more. */
export const practiceMessage = z.discriminatedUnion('type', [started, z.object({ type: z.literal('failed'), message: z.string() })]);
export type PracticeAddress = z.output<typeof started>;

export const practiceCustomers = z.array(z.object({ number, name: z.string(), behaviour: z.enum(PRACTICE_BEHAVIOURS) }));
