import type { PriceTable } from '#contract/billing.ts';
import type { AppError } from '#contract/errors.ts';
import type { UnixMs } from '#contract/time.ts';

export interface KeptPrices {
  readonly table: PriceTable;
  readonly importedAt: UnixMs;
}

/** The administrator's table over restarts. */
export interface PriceStore {
  read(): KeptPrices | null;
  /** Null takes it away. Returns why it lasts until quit only, or null. */
  write(prices: KeptPrices | null): AppError | null;
}
