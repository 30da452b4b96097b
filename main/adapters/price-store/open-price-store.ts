import { z } from 'zod';
import type { PriceTable } from '#contract/billing.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import type { KeptPrices, PriceStore } from '../../core/billing/price-store.ts';
import { errorCode } from '../../core/error-code.ts';
import type { KeptFile } from '../../core/kept-file-port.ts';
import type { Log } from '../../core/ports.ts';

const priceDocument = z.object({
  version: z.literal(1),
  prices: z
    .object({
      importedAt: z.number().transform(unixMs),
      currency: z.string().regex(/^[A-Z]{3}$/),
      rows: z.array(
        z.object({
          prefix: z.string().regex(/^[1-9]\d{0,14}$/),
          fromMinutes: z.number().int().nonnegative(),
          perMinuteMicros: z.number().int().nonnegative(),
        }),
      ),
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
  const read = kept.state === 'document' ? priceDocument.safeParse(kept.document) : null;
  const isDamaged = kept.state === 'damaged' || read?.success === false;
  const problem = isDamaged ? file.setAside() : kept.state === 'unavailable' ? kept.error : null;
  if (problem !== null) log.error('the prices could not be read', { detail: problem.detail ?? '' });
  let prices = read?.success === true ? keptPrices(read.data.prices) : null;
  return {
    problem,
    store: {
      read: () => prices,
      write(next) {
        prices = next;
        // Nobody knows what it holds: writing would lose it.
        if (kept.state === 'unavailable') return kept.error;
        try {
          file.write({ version: 1, prices: next === null ? null : { ...next.table, importedAt: next.importedAt } });
          return null;
        } catch (cause) {
          const code = errorCode(cause);
          return appError(code === 'ENOSPC' ? 'storage-full' : 'storage-unavailable', `prices.json (${code})`);
        }
      },
    },
  };
}

function keptPrices(kept: (PriceTable & Pick<KeptPrices, 'importedAt'>) | null): KeptPrices | null {
  return kept === null ? null : { table: { currency: kept.currency, rows: kept.rows }, importedAt: kept.importedAt };
}
