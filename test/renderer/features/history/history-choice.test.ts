import { describe, expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import {
  EVERYTHING,
  hiddenFilters,
  historyFilter,
  isNarrowed,
  type HistoryChoice,
} from '../../../../renderer/features/history/history-choice.ts';

const day = (text: string): number => new Date(`${text}T00:00:00`).getTime();
const NOW = unixMs(new Date('2026-11-26T14:02:00').getTime());
const bounds = (part: Partial<HistoryChoice>) => {
  const { from, until } = historyFilter({ ...EVERYTHING, ...part }, NOW);
  return [from, until];
};

describe('the days one looks at', () => {
  test('are whole ones, from midnight to midnight where the agent is', () => {
    expect(bounds({ period: 'any' })).toEqual([null, null]);
    expect(bounds({ period: 'today' })).toEqual([day('2026-11-26'), null]);
    expect(bounds({ period: 'yesterday' })).toEqual([day('2026-11-25'), day('2026-11-26')]);
    expect(bounds({ period: 'week' })).toEqual([day('2026-11-20'), null]);
    expect(bounds({ period: 'month' })).toEqual([day('2026-10-28'), null]);
  });

  test('of a chosen range are both included, and either may be left open', () => {
    expect(bounds({ period: 'range', fromDay: '2026-11-01', untilDay: '2026-11-03' })).toEqual([day('2026-11-01'), day('2026-11-04')]);
    expect(bounds({ period: 'range', fromDay: '', untilDay: '2026-11-30' })).toEqual([null, day('2026-12-01')]);
    expect(bounds({ period: 'range', fromDay: 'sometime' })).toEqual([null, null]);
    expect(bounds({ period: 'today', fromDay: '2026-11-01', untilDay: '2026-11-03' })).toEqual([day('2026-11-26'), null]);
  });
});

test('filters that are out of sight are counted, those in sight are not', () => {
  expect(hiddenFilters(EVERYTHING)).toBe(0);
  expect(hiddenFilters({ ...EVERYTHING, text: 'ana', result: 'missed' })).toBe(0);
  expect(hiddenFilters({ ...EVERYTHING, result: 'failed', lineId: lineId('a'), period: 'week' })).toBe(3);
  expect([isNarrowed(EVERYTHING), isNarrowed({ ...EVERYTHING, text: '  ' })]).toEqual([false, false]);
  expect([isNarrowed({ ...EVERYTHING, text: 'x' }), isNarrowed({ ...EVERYTHING, result: 'missed' })]).toEqual([true, true]);
});
