import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { createLineWatch } from '../../../../main/core/line/line-watch.ts';
import { createMemoryWatch } from '../../../support/fakes/memory-watch.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';

const LINE = lineId('line');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test.each([
  ['a short absence wants to hear of calls since five minutes before it', 2 * MINUTE, 7 * MINUTE],
  ['a long one wants to hear of the last day and no more', 3 * DAY, DAY],
  ['one that ends in the future, by a clock that was set back, wants to hear of the last day', -5 * MINUTE, DAY],
])('a line that opens after %s', (_name, absentMs, expectedMs) => {
  const clock = createSimulatedClock();
  const watch = createLineWatch({ clock, journal: createMemoryWatch({ [LINE]: unixMs(clock.now() - absentMs) }) });
  expect(clock.now() - watch.since(LINE)).toBe(expectedMs);
});

test('a line that was never watched has no history', () => {
  const clock = createSimulatedClock();
  expect(createLineWatch({ clock, journal: createMemoryWatch() }).since(LINE)).toBe(clock.now());
});

test('each line is written by its own proofs', () => {
  const clock = createSimulatedClock();
  const journal = createMemoryWatch();
  const watch = createLineWatch({ clock, journal });
  const other = lineId('other');
  watch.proven(LINE, unixMs(1_000));
  watch.proven(other, unixMs(2_000));
  watch.proven(LINE, unixMs(10_999));
  watch.proven(LINE, unixMs(11_000));
  expect(journal.writes).toEqual([
    [LINE, 1_000],
    [other, 2_000],
    [LINE, 11_000],
  ]);
});
