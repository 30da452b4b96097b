import type { Direction } from '#contract/call.ts';
import type { HistoryFilter, HistoryResult } from '#contract/history.ts';
import type { LineId, LineKind } from '#contract/line.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';

export const PERIODS = ['any', 'today', 'yesterday', 'week', 'month', 'range'] as const;
export type Period = (typeof PERIODS)[number];

/** What the agent has chosen to see. It outlives the page: a call that rings in between loses no search. */
export interface HistoryChoice {
  readonly text: string;
  readonly result: HistoryResult | null;
  readonly direction: Direction | null;
  readonly lineId: LineId | null;
  readonly kind: LineKind | null;
  readonly wrapUp: string | null;
  readonly period: Period;
  /** Days as a date field writes them (`2026-11-26`), both included; empty for none. Of the period `range` alone. */
  readonly fromDay: string;
  readonly untilDay: string;
}

export const EVERYTHING: HistoryChoice = {
  text: '',
  result: null,
  direction: null,
  lineId: null,
  kind: null,
  wrapUp: null,
  period: 'any',
  fromDay: '',
  untilDay: '',
};

/** Filters that stand behind the button, and so have to be counted on it. */
export function hiddenFilters({ result, direction, lineId, kind, wrapUp, period }: HistoryChoice): number {
  const rare = result === 'declined' || result === 'failed' ? result : null;
  return [rare, direction, lineId, kind, wrapUp, period === 'any' ? null : period].filter((one) => one !== null).length;
}

export function isNarrowed(choice: HistoryChoice): boolean {
  return choice.text.trim() !== '' || choice.result !== null || hiddenFilters(choice) > 0;
}

/** The choice in the words of the contract. Days begin and end where the agent is. */
export function historyFilter(choice: HistoryChoice, now: UnixMs): HistoryFilter {
  const { text, result, direction, lineId, kind, wrapUp } = choice;
  return { text, results: result === null ? [] : [result], direction, lineId, kind, wrapUp, ...boundsOf(choice, now) };
}

function boundsOf({ period, fromDay, untilDay }: HistoryChoice, now: UnixMs): Pick<HistoryFilter, 'from' | 'until'> {
  switch (period) {
    case 'any':
      return { from: null, until: null };
    case 'today':
      return { from: dayStart(now, 0), until: null };
    case 'yesterday':
      return { from: dayStart(now, -1), until: dayStart(now, 0) };
    case 'week':
      return { from: dayStart(now, -6), until: null };
    case 'month':
      return { from: dayStart(now, -29), until: null };
    case 'range':
      return { from: dayOf(fromDay, 0), until: dayOf(untilDay, 1) };
  }
}

/** Midnight of the day so many days from now, also where a clock was changed in between. */
function dayStart(now: UnixMs, days: number): UnixMs {
  const day = new Date(now);
  return unixMs(new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime());
}

function dayOf(text: string, days: number): UnixMs | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return null;
  return unixMs(new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + days).getTime());
}
