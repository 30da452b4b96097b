import type { Language } from '#contract/settings.ts';
import { csvCell } from './csv-cell.ts';

/** The byte order mark by which spreadsheets know the encoding. */
export const CSV_START = '\u{feff}';

/** As the agent's spreadsheet reads it without being asked: where decimals have a comma, values stand apart by semicolons. */
const SIGNS = {
  en: { apart: ',', decimal: '.' },
  'pt-BR': { apart: ';', decimal: ',' },
  es: { apart: ';', decimal: ',' },
} as const satisfies Record<Language, { readonly apart: string; readonly decimal: string }>;

/** One row of RFC 4180 with its end. Numbers stay numbers, below zero too; null is an empty cell. */
export function csvRow(values: readonly (string | number | null)[], language: Language): string {
  const { apart, decimal } = SIGNS[language];
  const cell = (value: string | number | null): string => {
    if (value === null) return '';
    return typeof value === 'number' ? String(value).replace('.', decimal) : csvCell(value);
  };
  return `${values.map(cell).join(apart)}\r\n`;
}
