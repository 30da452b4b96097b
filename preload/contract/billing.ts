import type { CallId } from './call.ts';
import type { LineId } from './line.ts';
import type { UnixMs } from './time.ts';

/** Meta bills calls that we place in pulses of six seconds; a pulse that has begun counts whole. */
export const PULSE_MS = 6_000;
const PULSES_PER_MINUTE = 60_000 / PULSE_MS;

/** A price from so many minutes of the month on; the first of a prefix begins at 0. */
export interface PriceTier {
  readonly fromMinutes: number;
  /** In millionths of the table's currency, so that no fraction is lost. */
  readonly perMinuteMicros: number;
}

/** One row of the administrator's table: numbers that begin with the digits of `prefix`. */
export interface PriceRow extends PriceTier {
  /** Country code and more, digits alone. */
  readonly prefix: string;
}

export interface PriceTable {
  /** ISO 4217, such as BRL. */
  readonly currency: string;
  readonly rows: readonly PriceRow[];
}

/** A row of the file that cannot be used, by its number as an editor counts. */
export interface PriceProblem {
  readonly line: number;
  readonly what: 'prefix' | 'price' | 'tier' | 'currency' | 'repeated' | 'shape';
}

export interface PricePreview {
  readonly table: PriceTable | null;
  readonly problems: readonly PriceProblem[];
}

/** Why a call costs nothing at Meta. */
export type FreeReason = 'customer-called' | 'web-number';

/** What a live call is billed by. */
export interface CallRate {
  readonly callId: CallId;
  readonly free: FreeReason | null;
  /** Empty where the table has no price for this number. */
  readonly tiers: readonly PriceTier[];
  /** Pulses of this month to the same numbers, by which the tier is found. */
  readonly pulsesBefore: number;
}

export interface CostTotal {
  readonly calls: number;
  readonly pulses: number;
  /** Of the pulses that have a price. */
  readonly micros: number;
  /** Pulses to numbers that the table does not price. */
  readonly unpricedPulses: number;
}
export const NO_COST: CostTotal = { calls: 0, pulses: 0, micros: 0, unpricedPulses: 0 };

export interface LineCost {
  readonly lineId: LineId;
  readonly lineLabel: string;
  readonly today: CostTotal;
  readonly month: CostTotal;
}

export interface BillingState {
  /** The one in force; `importedAt` null: the company's policy brought it. */
  readonly table: { readonly currency: string; readonly rows: number; readonly importedAt: UnixMs | null } | null;
  readonly rates: readonly CallRate[];
  /** Of calls that this station placed on official numbers, by the machine's own calendar. */
  readonly today: CostTotal;
  readonly month: CostTotal;
  readonly lines: readonly LineCost[];
}
export const EMPTY_BILLING: BillingState = { table: null, rates: [], today: NO_COST, month: NO_COST, lines: [] };

/** The pulses of a talk of so many milliseconds: a call that was answered has one at least. */
export function pulsesOf(talkMs: number): number {
  return Math.max(1, Math.ceil(talkMs / PULSE_MS));
}

/** What so many pulses cost after so many of the same month, in millionths; null without a price. A talk may cross into the next tier. */
export function costMicros({ tiers, pulsesBefore, pulses }: PulseOrder): number | null {
  if (tiers.length === 0) return null;
  const rising = tiers.toSorted((one, other) => one.fromMinutes - other.fromMinutes);
  let sum = 0;
  for (const [index, tier] of rising.entries()) {
    const from = index === 0 ? 0 : tier.fromMinutes * PULSES_PER_MINUTE;
    const next = rising[index + 1];
    const until = next === undefined ? Number.POSITIVE_INFINITY : next.fromMinutes * PULSES_PER_MINUTE;
    const inTier = Math.min(until, pulsesBefore + pulses) - Math.max(from, pulsesBefore);
    if (inTier > 0) sum += (inTier * tier.perMinuteMicros) / PULSES_PER_MINUTE;
  }
  return Math.round(sum);
}
export interface PulseOrder {
  readonly tiers: readonly PriceTier[];
  readonly pulsesBefore: number;
  readonly pulses: number;
}

/** The largest file that is taken for a table, in characters. */
export const LARGEST_TABLE_TEXT = 60_000;
