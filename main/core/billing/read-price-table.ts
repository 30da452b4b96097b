import type { PricePreview } from '#contract/billing.ts';
import { items, member } from '../events/json-reader.ts';
import { priceTable, type RawPrice } from './price-rows.ts';

/** Where a file names no currency. */
const FALLBACK_CURRENCY = 'USD';

const COLUMNS = {
  prefix: ['prefix', 'prefixo', 'prefijo', 'country_code', 'country code', 'code', 'ddi', 'codigo'],
  price: [
    'per_minute',
    'per minute',
    'price',
    'price_per_minute',
    'rate',
    'preco',
    'preco por minuto',
    'preco_por_minuto',
    'precio',
    'tarifa',
  ],
  currency: ['currency', 'moeda', 'moneda'],
  fromMinutes: ['from_minutes', 'from minutes', 'from', 'a partir de', 'a_partir_de', 'desde', 'minutos'],
} as const satisfies Record<string, readonly string[]>;
type Column = keyof typeof COLUMNS;

/** More rows than countries, areas and tiers there are. */
const MOST_ROWS = 5_000;

/**
 * A table of prices out of a file's text. CSV: a head with the columns prefix and price by minute, in Portuguese, English or
 * Spanish, and where wanted currency and the minutes of the month from which the price holds; divided by semicolons, tabs or
 * commas. JSON: `{"currency": "BRL", "prices": [{"prefix": "55", "perMinute": 0.05, "fromMinutes": 0}]}`, or the rows alone.
 */
export function readPriceTable(text: string): PricePreview {
  const bare = text.replace(/^\uFEFF/, '').trim();
  if (bare.startsWith('{') || bare.startsWith('[')) return priceTableOf(parsed(bare));
  return readCsv(bare);
}

const NO_TABLE: PricePreview = { table: null, problems: [{ line: 1, what: 'shape' }] };

/** A table out of what such JSON means. */
export function priceTableOf(file: unknown): PricePreview {
  const given = Array.isArray(file) ? file : member(file, 'prices');
  const prices = items(given, MOST_ROWS);
  const currency = written(member(file, 'currency')) ?? '';
  if (prices.length === 0) return NO_TABLE;
  const rows = prices.map((item, index) => ({ line: index + 1, row: jsonRow(item, index + 1) }));
  const bad = rows.filter(({ row }) => row === null).map(({ line }) => ({ line, what: 'shape' as const }));
  if (Array.isArray(given) && given.length > MOST_ROWS) bad.push({ line: MOST_ROWS + 1, what: 'shape' });
  const { table, problems } = priceTable(
    rows.flatMap(({ row }) => row ?? []),
    currency || FALLBACK_CURRENCY,
  );
  return { table, problems: [...bad, ...problems].toSorted((one, other) => one.line - other.line) };
}

function jsonRow(item: unknown, line: number): RawPrice | null {
  const prefix = written(member(item, 'prefix'));
  const price = written(member(item, 'perMinute'));
  if (prefix === null || price === null) return null;
  return {
    line,
    prefix,
    price,
    currency: written(member(item, 'currency')) ?? '',
    fromMinutes: written(member(item, 'fromMinutes')) ?? '',
  };
}

/** A short text, or a number as text; null for anything else. */
function written(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.length <= 60 ? value : null;
}

function readCsv(text: string): PricePreview {
  const lines = text.split(/\r\n|\r|\n/);
  const divider = [';', '\t', ','].find((candidate) => (lines[0] ?? '').includes(candidate)) ?? ';';
  const head = cellsOf(lines[0] ?? '', divider).map(plainWord);
  const at = (column: Column): number => head.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name));
  const places = { prefix: at('prefix'), price: at('price'), currency: at('currency'), fromMinutes: at('fromMinutes') };
  if (places.prefix < 0 || places.price < 0) return NO_TABLE;
  const rows = lines.slice(1).flatMap((line, index): readonly RawPrice[] => {
    if (line.trim() === '') return [];
    const cells = cellsOf(line, divider);
    const cell = (column: Column): string => cells[places[column]] ?? '';
    return [
      { line: index + 2, prefix: cell('prefix'), price: cell('price'), currency: cell('currency'), fromMinutes: cell('fromMinutes') },
    ];
  });
  return priceTable(rows, FALLBACK_CURRENCY);
}

/** The cells of one line; one in double quotes may hold the divider, and a doubled quote is one (RFC 4180 §2). */
function cellsOf(line: string, divider: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const letter = line[index] ?? '';
    if (letter === '"' && isQuoted && line[index + 1] === '"') {
      cell += letter;
      index += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (letter === divider && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell.trim()];
}

/** Small letters without accents. */
function plainWord(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // told as a file of another shape
  }
}
