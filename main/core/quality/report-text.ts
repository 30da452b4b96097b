import type { RecentCall } from '#contract/call.ts';
import type { ExportFormat, QualityReport, QualitySample } from '#contract/quality.ts';
import type { Language } from '#contract/settings.ts';
import type { UnixMs } from '#contract/time.ts';

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

/** As the agent's spreadsheet reads it without being asked: where decimals have a comma, values stand apart by semicolons. */
const CSV = {
  en: { apart: ',', decimal: '.' },
  'pt-BR': { apart: ';', decimal: ',' },
  es: { apart: ';', decimal: ',' },
} as const satisfies Record<Language, { readonly apart: string; readonly decimal: string }>;

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

/** `qualidade 2026-11-26 14.02 +5511999990001.csv`: every system takes it, and a folder of them sorts by time. */
export function reportName(
  { report, call }: ReportedCall,
  { format, word }: { readonly format: ExportFormat; readonly word: string },
): string {
  const { year, month, day, hour, minute } = clockParts(report.startedAt);
  const peer = call?.peer ?? null;
  return `${word} ${year}-${month}-${day} ${hour}.${minute}${peer === null ? '' : ` ${peer}`}.${format}`;
}

/** RFC 4180, with the byte order mark by which spreadsheets know the encoding. */
function csvText({ samples }: QualityReport, language: Language): string {
  const { apart, decimal } = CSV[language];
  const cell = (value: string | number | null): string => (value === null ? '' : String(value).replace('.', decimal));
  const rows = samples.map((sample) => FIELDS.map((of) => cell(sample[of])).join(apart));
  return `\u{feff}${[FIELDS.map((of) => COLUMNS[of]).join(apart), ...rows].join('\r\n')}\r\n`;
}

function isoTime(at: UnixMs): string {
  const { year, month, day, hour, minute, second } = clockParts(at, 'UTC');
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

type ClockPart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

function clockParts(at: UnixMs, timeZone?: string): Readonly<Record<ClockPart, string>> {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).formatToParts(at);
  const part = (type: ClockPart): string => parts.find((one) => one.type === type)?.value ?? '';
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute'), second: part('second') };
}
