import { expect, test } from 'vitest';
import { countObjects, heldBytes, type ObjectCount } from '../../support/simulation/heap-count.ts';
import { workShift } from '../../support/simulation/work-shift.ts';

const HOURS = 8;
const CALLS = 400;
/** The first two that are compared with the last two; what runs is compiled by then. */
const WARM_HOURS = [2, 3];
const LAST_HOURS = [HOURS - 1, HOURS];
/**
 * From the former to the latter. Lists of recent calls and the timeline for support fill up meanwhile, and both have an end; beside other
 * tests in one process compiled code comes and goes, up to a megabyte. States that are kept would cost 1.7 MB an hour, ten in all.
 */
const GROWTH_BYTES = 2_000_000;

interface Count extends ObjectCount {
  readonly timers: number;
  readonly stationListeners: number;
  readonly soundListeners: number;
  readonly callsOnScreen: number;
}
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
] as const satisfies readonly (keyof Count)[];

test(`${String(HOURS)} hours and ${String(CALLS)} calls of both kinds leave nothing in memory for each call or each hour`, async () => {
  const bytes = new Map<number, number>();
  const counts: Count[] = [];
  const { stage, desks, ended } = await workShift({ seed: 71, hours: HOURS, calls: CALLS }, async (hour, { stage: { now } }) => {
    if (![...WARM_HOURS, ...LAST_HOURS].includes(hour)) return;
    bytes.set(hour, await heldBytes());
    if (hour !== WARM_HOURS[0] && hour !== HOURS) return;
    const { process: running, station, audio, app } = now();
    counts.push({
      ...countObjects(),
      timers: running.pending(),
      stationListeners: station.listening(),
      soundListeners: audio.listening(),
      callsOnScreen: app.state().calls.length,
    });
  });
  const { lines, recents } = stage.now().app.state();
  desks.stop();
  await stage.stop();

  // It was a shift: else nothing could have grown.
  expect([...ended.values()].reduce((sum, count) => sum + count, 0)).toBe(CALLS);
  for (const reason of ['completed', 'missed', 'declined', 'no-answer']) expect(ended.get(reason), reason).toBeGreaterThan(10);
  expect(new Set(recents.map(({ kind }) => kind))).toEqual(new Set(['meta', 'web']));
  expect(lines.map(({ status }) => status.state)).toEqual(['live', 'live']);

  const [warm, last] = counts;
  if (warm === undefined || last === undefined) throw new Error('the shift was shorter');
  for (const count of COUNTS) expect(last[count], count).toBeLessThanOrEqual(warm[count]);
  const least = (of: readonly number[]): number => Math.min(...of.map((hour) => bytes.get(hour) ?? Number.NaN));
  expect(least(LAST_HOURS) - least(WARM_HOURS), `bytes by hour: ${JSON.stringify([...bytes])}`).toBeLessThanOrEqual(GROWTH_BYTES);
}, 180_000);
