import type { PriceTable, PriceTier } from '#contract/billing.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** What a table says of one number: the longest prefix it begins with, and its tiers. */
export interface NumberPrice {
  readonly prefix: string;
  readonly tiers: readonly PriceTier[];
}

/** Null for a number that no row of the table fits. */
export function numberPrice(table: PriceTable, number: PhoneNumber): NumberPrice | null {
  const digits = number.slice(1);
  let prefix = '';
  for (const row of table.rows) if (row.prefix.length > prefix.length && digits.startsWith(row.prefix)) ({ prefix } = row);
  if (prefix === '') return null;
  return { prefix, tiers: table.rows.filter((row) => row.prefix === prefix) };
}
