import { expect, test } from 'vitest';
import { askProcess } from '../../support/ask-process.ts';
import type { MeasuredShift, ShiftHour } from './shift-process.ts';

const HOURS = 8;
const CALLS = 400;
/** The first two that are compared with the last two; what runs is compiled by then. */
const WARM_HOURS = [2, 3];
const LAST_HOURS = [HOURS - 1, HOURS];
/**
 * From the former to the latter. What has an end fills up meanwhile: the list of recent calls, the ids of calls that a line has seen. A
 * kilobyte and a half kept of each call would be more.
 */
const GROWTH_BYTES = 500_000;
/** Compiled code would come and go by the megabyte: nothing is compiled to the machine's, and what is lasts until the next collection. */
const BARE_HEAP = ['--no-opt', '--no-maglev', '--no-sparkplug', '--stress-flush-code'];
/** What is counted, and may not be more after eight hours than after two. */
const COUNTS = [
  'maps',
  'sets',
  'promises',
  'aborts',
  'functions',
  'timers',
  'stationListeners',
  'soundListeners',
  'callsOnScreen',
] as const satisfies readonly (keyof ShiftHour)[];

test(`${String(HOURS)} hours and ${String(CALLS)} calls of both kinds leave nothing in memory for each call or each hour`, async () => {
  // Compiled code, caches and timers of other tests would come and go in the heap of a worker that many share.
  const asked = await askProcess({
    entry: new URL('shift-process.ts', import.meta.url),
    args: [HOURS, CALLS, ...WARM_HOURS, ...LAST_HOURS].map(String),
    env: {},
    execArgv: [...BARE_HEAP, '--disable-warning=ExperimentalWarning'],
    withinMs: 170_000,
  });
  const { measured, ended, kinds, lineStates } = asked as MeasuredShift; // its only message

  // It was a shift: else nothing could have grown.
  expect(Object.values(ended).reduce((sum, count) => sum + count, 0)).toBe(CALLS);
  for (const reason of ['completed', 'missed', 'declined', 'no-answer']) expect(ended[reason], reason).toBeGreaterThan(10);
  expect(new Set(kinds)).toEqual(new Set(['meta', 'web']));
  expect(lineStates).toEqual(['live', 'live']);

  const [warm, last] = [measured.at(0), measured.at(-1)];
  if (warm === undefined || last === undefined) throw new Error('the shift was shorter');
  expect(measured.map(({ hour }) => hour)).toEqual([...WARM_HOURS, ...LAST_HOURS]);
  for (const count of COUNTS) expect(last[count], count).toBeLessThanOrEqual(warm[count]);
  const least = (hours: readonly number[]): number =>
    Math.min(...measured.filter(({ hour }) => hours.includes(hour)).map(({ heapBytes }) => heapBytes));
  const byHour = JSON.stringify(measured.map(({ hour, heapBytes }) => [hour, heapBytes]));
  expect(least(LAST_HOURS) - least(WARM_HOURS), `bytes by hour: ${byHour}`).toBeLessThanOrEqual(GROWTH_BYTES);
}, 180_000);
