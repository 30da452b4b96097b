import { qualityWhole } from '#contract/quality-schema.ts';
import { QUALITY_CAUSES, QUALITY_GRADES, type QualityReport, type QualitySample } from '#contract/quality.ts';
import { z } from 'zod';
import { CALL_COLUMNS, instant, type RowValues } from './call-columns.ts';

const figures = z.array(z.number().nullable());
const numbers = z.array(z.number());

/** One list for each figure, so that its name is kept once and not six hundred times. */
const COLUMNS = {
  atSeconds: numbers,
  grade: z.array(z.enum(QUALITY_GRADES)),
  because: z.array(z.enum(QUALITY_CAUSES).nullable()),
  mos: figures,
  delayMs: figures,
  roundTripMs: figures,
  jitterMs: figures,
  lostPercent: figures,
  sendLostPercent: figures,
  targetMs: figures,
  concealedPercent: figures,
  acceleratedPercent: figures,
  expandedPercent: figures,
  driftPpm: figures,
  xruns: figures,
  microphoneDbfs: figures,
  farDbfs: figures,
  receivedBytes: numbers,
  sentBytes: numbers,
  sendDropped: figures,
} as const satisfies { readonly [Of in keyof QualitySample]: z.ZodType<readonly QualitySample[Of][]> };
const FIELDS = Object.keys(COLUMNS) as (keyof QualitySample)[];

const mean = z.number().nullable();
const report = z.object({
  stepSeconds: z.number().positive(),
  whole: qualityWhole,
  means: z.object({ mos: mean, roundTripMs: mean, jitterMs: mean, lostPercent: mean, sendLostPercent: mean }),
  gradeSeconds: z.object({ good: z.number(), poor: z.number(), bad: z.number() }),
  columns: z.object(COLUMNS),
});
const row = z.object({ call_id: CALL_COLUMNS.id, started_at: instant, report: z.string() });

/** A row of the database as a report; null for one that somebody else wrote. */
export function readQualityRow(value: unknown): QualityReport | null {
  const parsed = row.safeParse(value);
  if (!parsed.success) return null;
  const kept = report.safeParse(jsonOf(parsed.data.report));
  if (!kept.success) return null;
  const { columns, ...whole } = kept.data;
  const samples = columns.atSeconds.map((_at, index) => sampleAt(columns, index));
  if (samples.includes(null)) return null;
  return { callId: parsed.data.call_id, startedAt: parsed.data.started_at, ...whole, samples: samples.filter((one) => one !== null) };
}

export function writeQualityRow({ callId, startedAt, samples, ...whole }: QualityReport): RowValues {
  const columns = Object.fromEntries(FIELDS.map((of) => [of, samples.map((sample) => sample[of])]));
  return { call_id: callId, started_at: startedAt, report: JSON.stringify({ ...whole, columns }) };
}

/** Null where a list is shorter than the others. */
function sampleAt(columns: z.infer<typeof report>['columns'], index: number): QualitySample | null {
  const sample = Object.fromEntries(FIELDS.map((of) => [of, columns[of][index]]));
  // Each list was checked above; only its length was not.
  return Object.values(sample).includes(undefined) ? null : (sample as unknown as QualitySample);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not ours: the schema refuses it.
    return null;
  }
}
