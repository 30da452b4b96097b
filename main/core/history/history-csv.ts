import { formatPhone } from '#contract/format-phone.ts';
import { historyResult } from '#contract/history.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { Language } from '#contract/settings.ts';
import type { UnixMs } from '#contract/time.ts';
import { csvCell } from '../csv-cell.ts';
import type { KeptEntry } from './history-store.ts';

export interface CsvWording {
  readonly language: Language;
  readonly t: Translate;
  readonly nameOf: (number: PhoneNumber) => string | null;
  /** For tests; the machine's otherwise. */
  readonly timeZone?: string;
}

const COLUMNS = ['date', 'time', 'direction', 'result', 'name', 'number', 'line', 'kind', 'initiator', 'talked', 'wrapUp', 'note'] as const;

/** Where decimals have a comma, a spreadsheet takes values that stand apart by semicolons. */
function separator(language: Language): string {
  return language === 'en' ? ',' : ';';
}

/** The byte order mark by which spreadsheets know the encoding, and the names of the columns. */
export function csvHead({ t, language }: CsvWording): string {
  return `\u{feff}${row(
    COLUMNS.map((column) => t(`history.csv.${column}`)),
    language,
  )}`;
}

/** Makes rows: what is slow is made once, for a history has the same few days and numbers again and again. */
export function csvRows({ t, language, nameOf, timeZone }: CsvWording): (entry: KeptEntry) => string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...zone,
  });
  const shown = new Map<PhoneNumber, readonly [string, string]>();
  const who = (peer: PhoneNumber | null): readonly [string, string] => {
    if (peer === null) return ['', ''];
    const known = shown.get(peer);
    if (known !== undefined) return known;
    const made = [nameOf(peer) ?? '', formatPhone(peer)] as const;
    shown.set(peer, made);
    return made;
  };
  return ({ call, note }) => {
    const at = clockOf(call.startedAt, parts);
    const talked = call.answeredAt === null ? 0 : Math.round((call.endedAt - call.answeredAt) / 1_000);
    const [name, number] = who(call.peer);
    return row(
      [
        at.date,
        at.time,
        t(`history.directions.${call.direction}`),
        t(`history.results.${historyResult(call)}`),
        name,
        number,
        call.lineLabel,
        t(`lineKind.${call.kind}`),
        call.kind === 'web' ? t('official.web') : t(`initiator.${call.direction}Short`),
        String(talked),
        note?.wrapUp?.label ?? '',
        note?.text ?? '',
      ],
      language,
    );
  };
}

/** `2026-11-26` and `14:02:09`, which spreadsheets of every language read as a date and a time. */
function clockOf(at: UnixMs, format: Intl.DateTimeFormat): { readonly date: string; readonly time: string } {
  const found = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: string): string => found[type] ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}:${part('second')}` };
}

function row(values: readonly string[], language: Language): string {
  return `${values.map(csvCell).join(separator(language))}\r\n`;
}
