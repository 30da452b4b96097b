import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import type { LineSync } from '#contract/history.ts';
import { lineId } from '#contract/line.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type { RemoteCall } from '../../../../main/core/events/observation.ts';
import { createLineSync } from '../../../../main/core/history/line-sync.ts';
import { meteredLineApi } from '../../../../main/gateway/metered-line-api.ts';
import { requestGate } from '../../../../main/gateway/request-gate.ts';
import { createCountedIds } from '../../../support/fakes/memory-stores.ts';
import { createSimulatedClock, SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';
import { foundBy, historyBench } from '../../../support/history-bench.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { remoteCall, scriptedLineApi } from '../../../support/scripted-line-api.ts';

const LINE = lineId('line-1');
const MINUTE_MS = 60_000;

const ended = (index: number, change: Partial<RemoteCall> = {}): RemoteCall =>
  remoteCall(`call_${String(index)}`, {
    status: 'ended',
    outcome: 'completed',
    createdAt: unixMs(SIMULATED_START - index * MINUTE_MS),
    connectedAt: unixMs(SIMULATED_START - index * MINUTE_MS + 4_000),
    durationSeconds: 30,
    ...change,
  });

function setSync(calls: number) {
  const clock = createSimulatedClock();
  const api = scriptedLineApi();
  api.calls = Array.from({ length: calls }, (_one, index) => ended(index + 1));
  const gate = requestGate(clock);
  const bench = historyBench();
  const site = { isQuiet: true, horizon: null as UnixMs | null, shown: [] as LineSync[], additions: 0 };
  const newId = createCountedIds();
  const begin = () => {
    const ending = new AbortController();
    const sync = createLineSync({
      line: () => ({ id: LINE, label: 'Vendas', kind: 'meta' }),
      api: { list: meteredLineApi(api, gate, { urgency: 'upkeep', signal: ending.signal }).list, close: () => ending.abort() },
      store: bench.store,
      clock,
      newId,
      log: memoryLog(),
      horizon: () => site.horizon,
      isQuiet: () => site.isQuiet,
      added: () => void (site.additions += 1),
      changed: () => void site.shown.push(sync.state()),
    });
    return sync;
  };
  return { clock, api, gate, site, begin, ...bench };
}

describe('the calls of a line', () => {
  test('come back to the first one, page by page, and are all there once', async () => {
    const { clock, api, site, store, begin } = setSync(530);
    const sync = begin();
    await clock.advance(2 * MINUTE_MS);
    expect(store.page(query(), { from: 0, limit: 1 }).total).toBe(530);
    expect(sync.state()).toMatchObject({ phase: 'complete', added: 530, error: null });
    expect([api.asked.length, site.additions]).toEqual([6, 6]);
    expect(new Set(api.limits)).toEqual(new Set([100]));
    sync.stop();
  });

  test('what they were is told in our words', async () => {
    const { clock, api, store, begin } = setSync(0);
    api.calls = [
      ended(1, { direction: 'outbound' }),
      ended(2, { outcome: 'missed', connectedAt: null, durationSeconds: null }),
      ended(3, { direction: 'outbound', outcome: 'rejected', connectedAt: null, durationSeconds: null }),
      remoteCall('up', { status: 'accepted', createdAt: unixMs(SIMULATED_START - 5) }),
      remoteCall('undated', { status: 'ended', outcome: 'missed', createdAt: null }),
    ];
    const sync = begin();
    await clock.advance(MINUTE_MS);
    const { entries } = store.page(query(), { from: 0, limit: 10 });
    expect(entries.map((entry) => [entry?.call.reason, entry === null ? 0 : entry.call.endedAt - entry.call.startedAt])).toEqual([
      ['completed', 34_000],
      ['missed', 0],
      ['declined-by-peer', 0],
    ]);
    sync.stop();
  });

  test('leave the number its requests: a look of the feed never waits for them', async () => {
    const { clock, gate, begin, api } = setSync(20_000);
    const sync = begin();
    let late = 0;
    for (let second = 0; second < 300; second += 2) {
      if (gate.waitMs('looking') > 0) late += 1;
      if (gate.enter('looking')) api.asked.push('feed');
      await clock.advance(2_000);
      expect(gate.lastMinute()).toBeLessThanOrEqual(40);
    }
    expect(late).toBe(0);
    const pages = api.asked.filter((asked) => asked.startsWith('list')).length;
    expect(pages).toBeGreaterThan(5);
    sync.stop();
  });

  test('go on where the app was closed, and what came meanwhile comes first', async () => {
    const { clock, api, store, begin } = setSync(3_000);
    const first = begin();
    await clock.advance(6_000);
    first.stop();
    const { total } = store.page(query(), { from: 0, limit: 1 });
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(3_000);
    await clock.advance(60 * MINUTE_MS);
    api.calls = [ended(-30), ...api.calls];
    api.asked.length = 0;
    const second = begin();
    await clock.advance(1_000);
    expect(foundBy(store)).toHaveLength(200);
    expect(store.page(query(), { from: 0, limit: 1 }).entries[0]?.call.startedAt).toBe(SIMULATED_START + 30 * MINUTE_MS);
    await clock.advance(5 * MINUTE_MS);
    expect(second.state()).toMatchObject({ phase: 'complete' });
    expect(store.page(query(), { from: 0, limit: 1 }).total).toBe(3_001);
    // Not all over again: one page for what came, and those that were left.
    expect(api.asked.length).toBeLessThan(32);
    second.stop();
  });

  test('of other devices come by themselves, ten minutes late at most', async () => {
    const { clock, api, store, begin } = setSync(3);
    const sync = begin();
    await clock.advance(MINUTE_MS);
    api.calls = [ended(-5), ...api.calls];
    await clock.advance(11 * MINUTE_MS);
    expect(store.page(query(), { from: 0, limit: 1 }).total).toBe(4);
    sync.stop();
  });

  test('wait while somebody rings', async () => {
    const { clock, api, site, begin } = setSync(10);
    site.isQuiet = false;
    const sync = begin();
    await clock.advance(MINUTE_MS);
    expect([api.asked, sync.state().phase]).toEqual([[], 'waiting']);
    site.isQuiet = true;
    await clock.advance(6_000);
    expect(sync.state().phase).toBe('complete');
    sync.stop();
  });

  test('older than the history keeps them are not asked for', async () => {
    const { clock, site, store, begin } = setSync(500);
    site.horizon = unixMs(SIMULATED_START - 150 * MINUTE_MS);
    const sync = begin();
    await clock.advance(MINUTE_MS);
    expect(sync.state().phase).toBe('complete');
    expect(store.page(query(), { from: 0, limit: 1 }).total).toBe(150); // of two pages
    site.horizon = null;
    sync.wake();
    await clock.advance(MINUTE_MS);
    expect(store.page(query(), { from: 0, limit: 1 }).total).toBe(500);
    sync.stop();
  });

  test('that were deleted for their age come back when the history is kept longer, and are not asked for in vain before', async () => {
    const { clock, api, site, store, begin } = setSync(250);
    const sync = begin();
    await clock.advance(MINUTE_MS);
    const horizon = unixMs(SIMULATED_START - 50 * MINUTE_MS);
    site.horizon = horizon;
    expect(store.removeBefore(horizon, 500)).toBe(200);
    api.asked.length = 0;
    sync.wake();
    await clock.advance(30 * MINUTE_MS);
    expect(store.page(query(), { from: 0, limit: 1 }).total, 'what is new is looked for, and nothing older').toBe(50);
    expect(api.asked.length).toBeLessThan(5);
    site.horizon = null;
    sync.wake();
    await clock.advance(MINUTE_MS);
    expect(store.page(query(), { from: 0, limit: 1 }).total).toBe(250);
    expect(sync.state().phase).toBe('complete');
    sync.stop();
  });

  test('come back also where they were deleted while a page was on its way', async () => {
    const { clock, api, store, begin } = setSync(150);
    const sync = begin();
    await clock.advance(MINUTE_MS);
    const { list } = api;
    let removed = 0;
    api.list = (...asked) => {
      if (removed === 0) removed = store.removeBefore(unixMs(SIMULATED_START - 50 * MINUTE_MS), 500);
      return list(...asked);
    };
    sync.wake();
    await clock.advance(MINUTE_MS);
    expect(removed).toBe(100);
    expect(store.page(query(), { from: 0, limit: 1 }).total).toBe(150);
    sync.stop();
  });

  test('come later where the service has trouble, ever more patiently, and at once when the agent asks', async () => {
    const { clock, api, begin } = setSync(10);
    api.trouble = appError('service-broken');
    const sync = begin();
    await clock.advance(10 * MINUTE_MS);
    expect(api.asked.length).toBeGreaterThan(2);
    expect(api.asked.length).toBeLessThan(8);
    expect(sync.state()).toMatchObject({ phase: 'waiting', error: { code: 'service-broken' } });
    api.trouble = null;
    sync.wake();
    await clock.advance(2_000);
    expect(sync.state()).toMatchObject({ phase: 'complete', error: null });
    sync.stop();
  });

  test('are asked for by nobody after it was stopped', async () => {
    const { clock, api, begin } = setSync(1_000);
    const sync = begin();
    await clock.advance(500);
    sync.stop();
    const asked = api.asked.length;
    await clock.advance(60 * MINUTE_MS);
    expect(api.asked).toHaveLength(asked);
    expect(clock.pending()).toBe(0);
  });
});

function query() {
  return { results: [], direction: null, kind: null, lineId: null, from: null, until: null, wrapUp: null, terms: [] };
}
