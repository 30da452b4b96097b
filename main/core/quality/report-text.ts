import type { RecentCall } from '#contract/call.ts';
import type { ExportFormat, QualityReport, QualitySample } from '#contract/quality.ts';
import type { Language } from '#contract/settings.ts';
import type { UnixMs } from '#contract/time.ts';
import { clockReader, dayText } from '../clock-parts.ts';
import { CSV_START, csvRow } from '../csv-row.ts';

/** In the order of the columns, each with its unit in its name. */
const COLUMNS = {
  atSeconds: 'at_seconds',
  grade: 'grade',
  because: 'because',
  mos: 'mos',
  roundTripMs: 'round_trip_ms',
  jitterMs: 'jitter_ms',
  lostPercent: 'lost_percent',
  sendLostPercent: 'send_lost_percent',
  concealedPercent: 'concealed_percent',
  delayMs: 'delay_ms',
  targetMs: 'target_delay_ms',
  acceleratedPercent: 'accelerated_percent',
  expandedPercent: 'expanded_percent',
  driftPpm: 'drift_ppm',
  xruns: 'device_dropouts',
  microphoneDbfs: 'microphone_dbfs',
  farDbfs: 'customer_dbfs',
  receivedBytes: 'received_bytes',
  sentBytes: 'sent_bytes',
  sendDropped: 'send_dropped',
} as const satisfies Record<keyof QualitySample, string>;
const FIELDS = Object.keys(COLUMNS) as (keyof QualitySample)[];

export interface ReportedCall {
  readonly report: QualityReport;
  /** Null for a call that the history does not have any more. */
  readonly call: RecentCall | null;
}

/** The report as a file's text. JSON has the call, its sums and every sample; CSV one row per sample. */
export function reportText({ report, call }: ReportedCall, { format, language }: ReportShape): string {
  if (format === 'csv') return csvText(report, language);
  const { startedAt, ...rest } = report;
  const times = call === null ? null : { ...call, startedAt: isoTime(call.startedAt), endedAt: isoTime(call.endedAt) };
  const answered = call?.answeredAt ?? null;
  const described = times === null ? null : { ...times, answeredAt: answered === null ? null : isoTime(answered) };
  return `${JSON.stringify({ call: described, quality: { startedAt: isoTime(startedAt), ...rest } }, null, 2)}\n`;
}

export interface ReportShape {
  readonly format: ExportFormat;
  readonly language: Language;
}

/** `qualidade 2026-11-26 14.02 +5511999990001`: every system takes it, and a folder of them sorts by time. */
export function reportName({ report, call }: ReportedCall, word: string): string {
  const at = clockReader()(report.startedAt);
  const peer = call?.peer ?? null;
  return `${word} ${dayText(at)} ${at.hour}.${at.minute}${peer === null ? '' : ` ${peer}`}`;
}

function csvText({ samples }: QualityReport, language: Language): string {
  const head = FIELDS.map((of) => COLUMNS[of]);
  const rows = samples.map((sample) => FIELDS.map((of) => sample[of]));
  return CSV_START + [head, ...rows].map((values) => csvRow(values, language)).join('');
}

function isoTime(at: UnixMs): string {
  const parts = clockReader('UTC')(at);
  return `${dayText(parts)}T${parts.hour}:${parts.minute}:${parts.second}Z`;
}
