import type { ColumnUse, ImportColumn } from '#contract/contact-import.ts';
import type { ContactFile } from '../contact-files.ts';
import { guessColumns, hasHeader } from './guess-columns.ts';
import type { RawContact } from './raw-contact.ts';
import { rowContact } from './table-contacts.ts';

/** A file whose columns are known, to be read as often as the agent tries other options. */
export interface OpenedList {
  readonly columns: readonly ImportColumn[];
  /** What each column seems to be. */
  readonly guessed: readonly ColumnUse[];
  /** Rows or cards in which something stands. */
  readonly rows: number;
  raw(uses: readonly ColumnUse[]): readonly RawContact[];
}

const MOST_SAMPLES = 3;

export function openList(file: ContactFile): OpenedList {
  if (file.format === 'vcard') {
    const { cards } = file;
    return { columns: [], guessed: [], rows: cards.length, raw: () => cards };
  }
  const [first = []] = file.rows;
  const isHeaded = hasHeader(first) && file.rows.length > 1;
  const rows = isHeaded ? file.rows.slice(1) : file.rows;
  const width = rows.slice(0, 1_000).reduce((widest, row) => Math.max(widest, row.length), first.length);
  const headers = Array.from({ length: width }, (_one, column) => (isHeaded ? (first[column] ?? '') : ''));
  return {
    columns: headers.map((header, column) => ({ header, samples: samplesOf(rows, column) })),
    guessed: guessColumns(headers, rows),
    rows: rows.length,
    raw: (uses) => rows.flatMap((cells, index) => rowContact(cells, { uses, row: index + (isHeaded ? 2 : 1) }) ?? []),
  };
}

function samplesOf(rows: readonly (readonly string[])[], column: number): readonly string[] {
  const samples: string[] = [];
  for (const row of rows.slice(0, 1_000)) {
    const cell = row[column]?.trim() ?? '';
    if (cell !== '' && !samples.includes(cell)) samples.push(cell.slice(0, 60));
    if (samples.length === MOST_SAMPLES) break;
  }
  return samples;
}
