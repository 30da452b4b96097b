import { parse } from 'csv-parse';

const SEPARATORS = [';', ',', '\t', '|'] as const;
/** Of the file's beginning, to find its separator in. */
const SAMPLE_LINES = 20;

/**
 * Rows of a CSV text (RFC 4180, with the freedoms that spreadsheets take). Read in slices, so that nothing else waits for it. Null for
 * more than `mostRows`; throws for what is no table.
 */
export async function readTable(text: string, mostRows: number): Promise<readonly (readonly string[])[] | null> {
  const parser = parse(text.replace(/^sep=.\r?\n/i, ''), {
    bom: true,
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  const rows: string[][] = [];
  for await (const row of parser) {
    rows.push(row as string[]);
    if (rows.length > mostRows) {
      parser.destroy();
      return null;
    }
  }
  return rows;
}

/** `sep=;` says it, as Excel does; else the one that most lines have equally often. */
function separatorOf(text: string): string {
  const said = /^\uFEFF?sep=(.)\r?\n/i.exec(text)?.[1];
  if (said !== undefined) return said;
  const lines = text
    .slice(0, 64 * 1024)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
  const score = (separator: string): number => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1);
    const [first = 0] = counts;
    return first === 0 ? 0 : counts.filter((count) => count === first).length;
  };
  return SEPARATORS.reduce((best, separator) => (score(separator) > score(best) ? separator : best), SEPARATORS[0]);
}
