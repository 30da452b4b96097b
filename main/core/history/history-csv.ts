import { formatPhone } from '#contract/format-phone.ts';
import { historyResult } from '#contract/history.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { Language } from '#contract/settings.ts';
import { talkedSeconds } from '#contract/talk-time.ts';
import { clockReader, dayText } from '../clock-parts.ts';
import { CSV_START, csvRow } from '../csv-row.ts';
import type { KeptEntry } from './history-store.ts';

export interface CsvWording {
  readonly language: Language;
  readonly t: Translate;
  readonly nameOf: (number: PhoneNumber) => string | null;
  /** For tests; the machine's otherwise. */
  readonly timeZone?: string;
}

const COLUMNS = ['date', 'time', 'direction', 'result', 'name', 'number', 'line', 'kind', 'initiator', 'talked', 'wrapUp', 'note'] as const;

/** The names of the columns. */
export function csvHead({ t, language }: CsvWording): string {
  const names = COLUMNS.map((column) => t(`history.csv.${column}`));
  return CSV_START + csvRow(names, language);
}

/** Makes rows: what is slow is made once, for a history has the same few days and numbers again and again. */
export function csvRows({ t, language, nameOf, timeZone }: CsvWording): (entry: KeptEntry) => string {
  const read = clockReader(timeZone);
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
    const at = read(call.startedAt);
    const [name, number] = who(call.peer);
    return csvRow(
      [
        dayText(at),
        `${at.hour}:${at.minute}:${at.second}`,
        t(`history.directions.${call.direction}`),
        t(`history.results.${historyResult(call)}`),
        name,
        number,
        call.lineLabel,
        t(`lineKind.${call.kind}`),
        call.kind === 'web' ? t('official.web') : t(`initiator.${call.direction}Short`),
        talkedSeconds(call) ?? 0,
        note?.wrapUp?.label ?? '',
        note?.text ?? '',
      ],
      language,
    );
  };
}
