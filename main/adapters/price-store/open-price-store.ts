import { z } from 'zod';
import { LARGEST_TABLE_TEXT } from '#contract/billing.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import type { KeptPrices, PriceStore } from '../../core/billing/price-store.ts';
import { errorCode } from '../../core/error-code.ts';
import { keepDamaged } from '../../core/kept-damage.ts';
import { readEntries } from '../../core/kept-entries.ts';
import type { KeptFile } from '../../core/kept-file-port.ts';
import type { Log } from '../../core/ports.ts';

/** A file of the largest size that is taken has fewer. */
const MOST_ROWS = LARGEST_TABLE_TEXT / 2;
const row = z.object({
  prefix: z.string().regex(/^[1-9]\d{0,14}$/),
  fromMinutes: z.number().int().nonnegative(),
  perMinuteMicros: z.number().int().nonnegative(),
});
const priceDocument = z.object({
  version: z.literal(1),
  prices: z
    .object({
      importedAt: z.number().transform(unixMs),
      currency: z.string().regex(/^[A-Z]{3}$/),
      rows: z.array(z.unknown()),
    })
    .nullable(),
});

/** The administrator's price table in a small file of its own: a settings file that is passed on must not carry it. */
export function openPriceStore({ file, log }: { readonly file: KeptFile; readonly log: Log }): {
  readonly store: PriceStore;
  /** What to tell the agent: the kept table could not be read. */
  readonly problem: AppError | null;
} {
  const kept = file.read();
  const read = kept.state === 'document' ? readPrices(kept.document) : null;
  const { problem, unwritable } = keepDamaged(file, kept, read?.unread ?? null);
  if (problem !== null) log.error('the prices could not be read', { detail: problem.detail ?? '' });
  let prices = read?.prices ?? null;

  function keep(): AppError | null {
    // Nobody knows what it holds: writing would lose it.
    if (unwritable !== null) return unwritable;
    try {
      file.write({ version: 1, prices: prices === null ? null : { ...prices.table, importedAt: prices.importedAt } });
      return null;
    } catch (cause) {
      const code = errorCode(cause);
      return appError(code === 'ENOSPC' ? 'storage-full' : 'storage-unavailable', `prices.json (${code})`);
    }
  }

  // The copy has what could not be read: said once, it is not said again at the next start.
  if (read !== null && read.unread.length > 0) keep();

  return {
    problem,
    store: {
      read: () => prices,
      write(next) {
        prices = next;
        return keep();
      },
    },
  };
}

interface ReadPrices {
  readonly prices: KeptPrices | null;
  readonly unread: readonly string[];
}

/** A kept table without the rows that cannot be read, as one without them would be imported; null where it is none, or of a later version. */
function readPrices(document: unknown): ReadPrices | null {
  const kept = priceDocument.safeParse(document).data;
  if (kept === undefined) return null;
  if (kept.prices === null) return { prices: null, unread: [] };
  const { importedAt, currency } = kept.prices;
  const { entries: rows, unread } = readEntries(kept.prices.rows, {
    name: 'prices',
    most: MOST_ROWS,
    read: (one) => row.safeParse(one).data ?? null,
  });
  return { prices: rows.length === 0 ? null : { table: { currency, rows }, importedAt }, unread };
}
