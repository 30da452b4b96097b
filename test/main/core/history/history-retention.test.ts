import { expect, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { keepHistoryRetention } from '../../../../main/core/history/history-retention.ts';
import { recentCall } from '../../../support/contract-suites/call-history-suite.ts';
import { createSimulatedClock, SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';
import { foundBy, historyBench } from '../../../support/history-bench.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

function setRetention(first: number | null) {
  const clock = createSimulatedClock();
  const { history, store } = historyBench();
  for (const days of [1, 10, 40]) history.add(recentCall(`d${String(days)}`, SIMULATED_START - days * DAY_MS), []);
  const site = { keepDays: first, behindMs: 0, removed: 0 };
  const retention = keepHistoryRetention({
    clock,
    log: memoryLog(),
    store,
    leastNow: () => unixMs(clock.now() - site.behindMs),
    keepDays: () => site.keepDays,
    removed: () => void (site.removed += 1),
  });
  return { clock, store, site, retention, history };
}

test('calls are kept for ever unless somebody chose otherwise', async () => {
  const { clock, store, retention } = setRetention(null);
  await clock.advance(400 * DAY_MS);
  expect(foundBy(store)).toHaveLength(3);
  retention.stop();
  expect(clock.pending()).toBe(0);
});

test('what is too old goes ten minutes after the start, and day by day from then on', async () => {
  const { clock, store, site, retention } = setRetention(30);
  await clock.advance(9 * MINUTE_MS);
  expect(foundBy(store)).toHaveLength(3);
  await clock.advance(2 * MINUTE_MS);
  expect(foundBy(store)).toEqual(['d1', 'd10']);
  expect(site.removed).toBe(1);
  await clock.advance(21 * DAY_MS);
  expect(foundBy(store)).toEqual(['d1']);
  retention.stop();
});

test('a slip of the hand in the settings can be undone within ten minutes', async () => {
  const { clock, store, site, retention } = setRetention(null);
  await clock.advance(30 * MINUTE_MS);
  site.keepDays = 1;
  retention.changed();
  await clock.advance(9 * MINUTE_MS);
  site.keepDays = null;
  retention.changed();
  await clock.advance(2 * DAY_MS);
  expect(foundBy(store)).toHaveLength(3);
  retention.stop();
});

test('a clock of this machine that is years ahead deletes nothing', async () => {
  const { clock, store, site, retention } = setRetention(30);
  site.behindMs = 20 * DAY_MS;
  await clock.advance(11 * MINUTE_MS);
  expect(foundBy(store)).toHaveLength(3);
  retention.stop();
});

test('thousands go in small parts, so that a call in between is not kept waiting', async () => {
  const { clock, store, history, retention } = setRetention(30);
  for (let index = 0; index < 1_300; index += 1) history.add(recentCall(`o${String(index)}`, SIMULATED_START - 50 * DAY_MS + index), []);
  await clock.advance(10 * MINUTE_MS);
  expect(
    store.page(
      { results: [], direction: null, kind: null, lineId: null, from: null, until: null, wrapUp: null, terms: [] },
      { from: 0, limit: 1 },
    ).total,
  ).toBe(803);
  await clock.advance(1_000);
  expect(foundBy(store)).toEqual(['d1', 'd10']);
  retention.stop();
});
