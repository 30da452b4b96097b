import { z } from 'zod';
import type { PricePreview } from '#contract/billing.ts';
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

const someText = z.union([z.string().max(60), z.number()]).transform(String);
const jsonRow = z.object({
  prefix: someText,
  perMinute: someText,
  currency: someText.default(''),
  fromMinutes: someText.default(''),
});
const jsonTable = z.union([
  z.array(z.unknown()).transform((prices) => ({ currency: '', prices })),
  z.object({ currency: z.string().max(3).default(''), prices: z.array(z.unknown()) }),
]);

/**
 * A table of prices out of a file's text. CSV: a head with the columns prefix and price by minute, in Portuguese, English or
 * Spanish, and where wanted currency and the minutes of the month from which the price holds; divided by semicolons, tabs or
 * commas. JSON: `{"currency": "BRL", "prices": [{"prefix": "55", "perMinute": 0.05, "fromMinutes": 0}]}`, or the rows alone.
 */
export function readPriceTable(text: string): PricePreview {
  const bare = text.replace(/^\uFEFF/, '').trim();
  if (bare.startsWith('{') || bare.startsWith('[')) return readJson(bare);
  return readCsv(bare);
}

const NO_TABLE: PricePreview = { table: null, problems: [{ line: 1, what: 'shape' }] };

function readJson(text: string): PricePreview {
  const read = jsonTable.safeParse(parsed(text));
  if (!read.success) return NO_TABLE;
  const rows = read.data.prices.map((item, index) => ({ line: index + 1, row: jsonRow.safeParse(item) }));
  const bad = rows.filter(({ row }) => !row.success).map(({ line }) => ({ line, what: 'shape' as const }));
  const good = rows.flatMap(({ line, row }): readonly RawPrice[] => {
    if (!row.success) return [];
    const { prefix, perMinute, currency, fromMinutes } = row.data;
    return [{ line, prefix, price: perMinute, currency, fromMinutes }];
  });
  const { table, problems } = priceTable(good, read.data.currency || FALLBACK_CURRENCY);
  return { table, problems: [...bad, ...problems].toSorted((one, other) => one.line - other.line) };
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
