import { PRACTICE_BEHAVIOURS } from '#contract/practice.ts';
import { aPhoneNumber } from '#contract/text-schemas.ts';
import { z } from 'zod';

const started = z.object({
  type: z.literal('started'),
  apiBase: z.string(),
  controlBase: z.string(),
  controlToken: z.string(),
  numbers: z.array(
    z.object({ id: z.string(), kind: z.enum(['meta', 'web']), number: aPhoneNumber, label: z.string(), apiKey: z.string() }),
  ),
});

/** What the practice process says that matters here. It may say more. */
export const practiceMessage = z.discriminatedUnion('type', [started, z.object({ type: z.literal('failed'), message: z.string() })]);
export type PracticeAddress = z.output<typeof started>;

export const practiceCustomers = z.array(z.object({ number: aPhoneNumber, name: z.string(), behaviour: z.enum(PRACTICE_BEHAVIOURS) }));

export const practiceLabels = z.array(z.object({ number: aPhoneNumber, label: z.string() }));
