import { costMicros, type CostTotal, type LineCost, NO_COST, type PriceTable } from '#contract/billing.ts';
import type { LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import { numberPrice } from './call-price.ts';

/** A call of ours on an official number that was talked on. */
export interface BilledCall {
  readonly peer: PhoneNumber;
  readonly lineId: LineId;
  readonly lineLabel: string;
  readonly startedAt: UnixMs;
  readonly pulses: number;
}

export interface MonthTotals {
  /** Without the practice line, whose calls cost nobody anything. */
  readonly today: CostTotal;
  readonly month: CostTotal;
  /** The practice line too, as an exercise. */
  readonly lines: readonly LineCost[];
  /** Pulses of the month, by the prefix that prices them. */
  readonly pulsesByPrefix: ReadonlyMap<string, number>;
}

/** What the month has cost, call by call in their order: a tier is reached by the minutes before. */
export function monthTotals(
  calls: readonly BilledCall[],
  facts: {
    readonly table: PriceTable | null;
    readonly dayStart: UnixMs;
    readonly monthStart: UnixMs;
    readonly isPractice: (lineId: LineId) => boolean;
  },
): MonthTotals {
  const pulsesByPrefix = new Map<string, number>();
  const lines = new Map<LineId, LineCost>();
  let today = NO_COST;
  let month = NO_COST;
  const ofMonth = calls.filter(({ startedAt }) => startedAt >= facts.monthStart);
  for (const call of ofMonth.toSorted((one, other) => one.startedAt - other.startedAt)) {
    const price = facts.table === null ? null : numberPrice(facts.table, call.peer);
    const pulsesBefore = price === null ? 0 : (pulsesByPrefix.get(price.prefix) ?? 0);
    if (price !== null) pulsesByPrefix.set(price.prefix, pulsesBefore + call.pulses);
    const micros = price === null ? null : costMicros({ tiers: price.tiers, pulsesBefore, pulses: call.pulses });
    const isToday = call.startedAt >= facts.dayStart;
    const line = lines.get(call.lineId) ?? { lineId: call.lineId, lineLabel: call.lineLabel, today: NO_COST, month: NO_COST };
    lines.set(call.lineId, {
      ...line,
      lineLabel: call.lineLabel,
      today: isToday ? plus(line.today, call.pulses, micros) : line.today,
      month: plus(line.month, call.pulses, micros),
    });
    if (facts.isPractice(call.lineId)) continue;
    month = plus(month, call.pulses, micros);
    if (isToday) today = plus(today, call.pulses, micros);
  }
  return { today, month, lines: [...lines.values()], pulsesByPrefix };
}

function plus(total: CostTotal, pulses: number, micros: number | null): CostTotal {
  return {
    calls: total.calls + 1,
    pulses: total.pulses + pulses,
    micros: total.micros + (micros ?? 0),
    unpricedPulses: total.unpricedPulses + (micros === null ? pulses : 0),
  };
}
