import { z } from 'zod';
import { callId } from '#contract/call.ts';
import { CONSENTS, RECORDING_FORMATS, RECORDING_RATE_HZ } from '#contract/recording.ts';
import { unixMs } from '#contract/time.ts';

/** What the first byte of a record says that it holds. */
export const CONTENT = { facts: 0, sound: 1, end: 2 } as const;
/** Kind, then the samples of one side: the only record whose length is known, so that it is found from the file's end. */
export const END_BYTES = 5;

const factsSchema = z.object({
  version: z.literal(1),
  callId: z.string().min(1).transform(callId),
  startedAt: z.number().transform(unixMs),
  format: z.enum(RECORDING_FORMATS),
  consent: z.enum(CONSENTS),
  rateHz: z.literal(RECORDING_RATE_HZ),
  /** Of Opus alone; 0 for PCM. */
  preSkip: z.number().int().min(0),
});
/** What a recording's first record says of it. */
export type RecordingFacts = z.output<typeof factsSchema>;

export function factsRecord(facts: RecordingFacts): Buffer {
  return Buffer.concat([Buffer.from([CONTENT.facts]), Buffer.from(JSON.stringify(facts))]);
}

/** Null where the record says something else, or speaks for a later version. */
export function readFacts(record: Buffer): RecordingFacts | null {
  if (record[0] !== CONTENT.facts) return null;
  try {
    return factsSchema.safeParse(JSON.parse(record.toString('utf8', 1))).data ?? null;
  } catch {
    return null; // authentic, and yet no JSON: of a later version
  }
}
