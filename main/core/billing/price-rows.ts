import type { PricePreview, PriceProblem, PriceRow, PriceTable } from '#contract/billing.ts';

/** A row of a file, as text, with its number as an editor counts. */
export interface RawPrice {
  readonly line: number;
  readonly prefix: string;
  readonly price: string;
  readonly currency: string;
  readonly fromMinutes: string;
}

const MICROS = 1_000_000;
/** A thousand of any currency a minute is a mistake. */
const MOST_PER_MINUTE = 1_000;

/**
 * A table out of rows of text: what cannot be used is told and left out. One table has one currency, a prefix one price for
 * each number of minutes, and its lowest tier is taken to begin at the month's first minute.
 */
export function priceTable(rows: readonly RawPrice[], fallbackCurrency: string): PricePreview {
  const problems: PriceProblem[] = [];
  const prices: PriceRow[] = [];
  let currency: string | null = null;
  for (const row of rows) {
    const read = readRow(row, fallbackCurrency);
    if (typeof read === 'string') {
      problems.push({ line: row.line, what: read });
      continue;
    }
    currency ??= read.currency;
    const isRepeated = prices.some(({ prefix, fromMinutes }) => prefix === read.row.prefix && fromMinutes === read.row.fromMinutes);
    if (read.currency !== currency) problems.push({ line: row.line, what: 'currency' });
    else if (isRepeated) problems.push({ line: row.line, what: 'repeated' });
    else prices.push(read.row);
  }
  const table: PriceTable | null = currency === null || prices.length === 0 ? null : { currency, rows: prices };
  return { table, problems };
}

function readRow(raw: RawPrice, fallback: string): { readonly row: PriceRow; readonly currency: string } | PriceProblem['what'] {
  const prefix = raw.prefix
    .trim()
    .replace(/^(?:\+|00)/, '')
    .replaceAll(/[\s().-]/g, '');
  if (!/^[1-9]\d{0,14}$/.test(prefix)) return 'prefix';
  const price = amount(raw.price);
  if (price === null || price > MOST_PER_MINUTE) return 'price';
  const from = raw.fromMinutes.trim() === '' ? 0 : amount(raw.fromMinutes);
  if (from === null || !Number.isInteger(from)) return 'tier';
  const currency = (raw.currency.trim() || fallback).toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return 'currency';
  return { row: { prefix, fromMinutes: from, perMinuteMicros: Math.round(price * MICROS) }, currency };
}

/** A number that is not negative, with a point or a comma before its fraction; null for anything else. */
function amount(text: string): number | null {
  const plain = text
    .trim()
    .replace(/^[^\d.,-]{1,4}(?=\d)/, '')
    .replace(',', '.');
  return /^\d{1,9}(?:\.\d{1,9})?$/.test(plain) ? Number(plain) : null;
}
