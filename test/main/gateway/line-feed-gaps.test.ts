import { describe, expect, test } from 'vitest';
import type { UnixMs } from '#contract/time.ts';
import { unixMs } from '#contract/time.ts';
import { appError } from '#contract/errors.ts';
import type { RemoteCall } from '../../../main/core/events/observation.ts';
import { feedBench as bench, lists, ringingHook } from '../../support/feed-bench.ts';
import { LIVE } from '../../support/scripted-way.ts';
import { remoteCall } from '../../support/scripted-line-api.ts';

/** Missed calls, newest first: the newest began at `last`, each other `everyMs` before the one above it. */
function missed(count: number, last: number, everyMs: number): readonly RemoteCall[] {
  return Array.from({ length: count }, (_, index) =>
    remoteCall(`m${String(index)}`, { status: 'ended', outcome: 'missed', createdAt: unixMs(last - index * everyMs) }),
  );
}
const ids = (calls: readonly { readonly remoteId: string | null }[]): number => new Set(calls.map(({ remoteId }) => remoteId)).size;

describe('calls of a time when nobody looked', () => {
  test('a thousand of them are all told, by pages of a hundred, within the budget', async () => {
    const { clock, api, feed, observed, lately } = bench();
    await clock.advance(5_000);
    await clock.advance(0);
    api.hanging = true; // the machine sleeps
    await clock.advance(28_800_000);
    api.hanging = false;
    api.calls = [remoteCall('rings', { createdAt: clock.now() }), ...missed(1_000, clock.now() - 1_000, 28_000)];
    const waking = feed.wake(clock.now());
    await clock.advance(0);
    await waking;
    expect(observed.some(({ remoteId, status }) => remoteId === 'rings' && status === 'ringing')).toBe(true);
    expect(api.limits.at(-1)).toBe(100);
    for (let second = 0; second < 60; second += 1) {
      await clock.advance(1_000);
      expect(lately()).toBeLessThanOrEqual(40);
    }
    expect(ids(observed)).toBe(1_001);
    expect(api.asked.filter((what) => what.startsWith('list before'))).toHaveLength(10);
  });

  test('are told after a restart as far back as the line was watched, and no further', async () => {
    const { clock, api, observed } = bench({
      watchedAgoMs: 3_600_000,
      prepare: (scripted) => void (scripted.calls = missed(600, 1_800_000_000_000, 10_000)),
    });
    await clock.advance(30_000);
    // 360 of them in the hour, in pages of a hundred that overlap by one.
    expect(ids(observed)).toBe(397);
    expect(api.asked.filter((what) => what.startsWith('list before'))).toHaveLength(3);
    const told = observed.length;
    await clock.advance(2_500);
    expect(observed.length - told).toBeLessThanOrEqual(50);
  });

  test('the line is not said to be watched up to now before all of them are told', async () => {
    const { clock, reaches } = bench({
      watchedAgoMs: 3_600_000,
      prepare: (scripted) => void (scripted.calls = missed(600, 1_800_000_000_000, 10_000)),
    });
    await clock.advance(1_000);
    expect(reaches).toEqual([]);
    await clock.advance(30_000);
    expect(reaches.at(-1)).toMatchObject({ state: 'polling' });
  });

  test('go on being read where a page failed, from where it failed', async () => {
    const { clock, api, feed, observed } = bench();
    await clock.advance(5_000);
    await feed.wake(clock.now());
    api.calls = missed(500, clock.now(), 10);
    await clock.advance(2_100);
    api.trouble = appError('service-broken');
    await clock.advance(5_000);
    api.trouble = null;
    await clock.advance(60_000);
    expect(ids(observed)).toBe(500);
  });

  test('more of them between two looks than a page holds are found by paging too', async () => {
    const { clock, api, observed } = bench({ webhooks: 'live' });
    await clock.advance(1_000);
    api.calls = missed(60, clock.now() + 20_000, 200);
    await clock.advance(40_000);
    expect(ids(observed)).toBe(60);
    expect(lists(api)).toBe(3);
  });

  test('a list whose calls all carry one instant is given up, not asked for ever', async () => {
    const { clock, api, log, lately } = bench({
      watchedAgoMs: 3_600_000,
      prepare: (scripted) => {
        scripted.calls = missed(400, 1_800_000_000_000, 0);
        const list = scripted.list;
        // A cursor that the service ignores.
        scripted.list = (limit) => list(limit);
      },
    });
    await clock.advance(300_000);
    expect(log.text()).toContain('more calls than are listed');
    const pages = api.limits.filter((limit) => limit === 100).length;
    await clock.advance(60_000);
    expect(api.limits.filter((limit) => limit === 100)).toHaveLength(pages);
    expect(lately()).toBeLessThanOrEqual(40);
  });
});

describe('a machine that wakes', () => {
  test('looks at once, and is told of as polled by that look', async () => {
    const { clock, api, feed, reaches, way } = bench({ webhooks: 'live' });
    await clock.advance(1_000);
    const before = lists(api);
    way.become({ live: false, provenAt: null, cause: 'tunnel-opening' });
    await feed.wake(clock.now());
    expect(lists(api)).toBe(before + 1);
    expect(way.asked).toContain('wake');
    expect(reaches.at(-1)).toMatchObject({ state: 'polling', provenAt: clock.now(), cause: 'tunnel-opening' });
  });

  test('does not wait for, nor believe, what it had asked before it slept', async () => {
    const { clock, api, feed, observed } = bench({
      answersAfterMs: 4_000,
      prepare: (scripted) => void (scripted.calls = [remoteCall('a')]),
    });
    await clock.advance(100);
    expect(lists(api)).toBe(1);
    api.calls = [remoteCall('a', { status: 'ended', outcome: 'missed' })];
    const waking = feed.wake(clock.now());
    await clock.advance(3_950);
    expect(observed).toEqual([]); // the answer from before: it rang then
    await clock.advance(100);
    await waking;
    expect(observed.map(({ status }) => status)).toEqual(['ended']);
  });

  test('reads a hint before it may ring until it has looked, and rings at once after that', async () => {
    const { clock, api, feed, observed, way } = bench({ webhooks: 'live', answersAfterMs: 500 });
    await clock.advance(40_000);
    const waking = feed.wake(clock.now());
    way.deliver(ringingHook('replayed'));
    expect(observed).toEqual([]);
    api.calls = [remoteCall('replayed', { status: 'ended', outcome: 'missed' })];
    await clock.advance(700);
    await waking;
    expect(observed.map(({ status }) => status)).not.toContain('ringing');
    way.deliver(ringingHook('fresh'));
    expect(observed.at(-1)).toMatchObject({ source: 'webhook', remoteId: 'fresh', status: 'ringing' });
  });

  test('resolves also where that look fails, and tries again soon', async () => {
    const { clock, api, feed, reaches } = bench({ spread: 1 });
    await clock.advance(1_000);
    api.trouble = appError('service-unreachable');
    await clock.advance(60_000);
    const before = lists(api);
    const waking = feed.wake(clock.now());
    await clock.advance(0);
    await waking;
    expect(lists(api)).toBe(before + 1);
    expect(reaches.at(-1)).toEqual({ state: 'unreachable', error: { code: 'service-unreachable' } });
    await clock.advance(2_100);
    expect(lists(api)).toBeGreaterThan(before + 1);
  });

  test('says so at once where the service has asked for quiet', async () => {
    const { clock, api, feed, reaches } = bench();
    await clock.advance(1_000);
    api.trouble = { code: 'rate-limited', retryAfterMs: 60_000 };
    await clock.advance(2_000);
    const asked = api.asked.length;
    await feed.wake(clock.now());
    expect(api.asked).toHaveLength(asked);
    expect(reaches.at(-1)).toMatchObject({ state: 'unreachable', error: { code: 'rate-limited' } });
  });

  test.each([
    ['has asked for quiet', { code: 'rate-limited', retryAfterMs: 120_000 }],
    ['does not answer', appError('service-timeout')],
  ] as const)('rings at once where the service %s and the way was proven since; told again and again too', async (_what, trouble) => {
    const { clock, api, feed, observed, way } = bench({ webhooks: 'live' });
    await clock.advance(40_000);
    api.trouble = trouble;
    api.readTrouble = trouble;
    await clock.advance(40_000);
    const since = clock.now();
    way.become({ live: false, provenAt: null, cause: 'tunnel-opening' });
    let waking = feed.wake(since);
    way.deliver(ringingHook('unproven'));
    expect(observed).toEqual([]);
    await clock.advance(50);
    way.become(LIVE(clock.now()));
    for (const id of ['once', 'twice']) {
      way.deliver(ringingHook(`late ${id}`), false);
      way.deliver(ringingHook(id));
      expect(observed.at(-1)).toMatchObject({ source: 'webhook', remoteId: id, status: 'ringing', at: clock.now() });
      await clock.advance(5_000);
      await waking;
      waking = feed.wake(since);
    }
    expect(observed.map(({ remoteId }) => remoteId)).toEqual(['once', 'twice']);
  });

  test('a hundred times in a row, stays within the budget and is proven after each', async () => {
    const { clock, feed, lately, reaches } = bench({ webhooks: 'live' });
    for (let time = 0; time < 100; time += 1) {
      let settled = false;
      void feed.wake(clock.now()).then(() => (settled = true));
      for (let waited = 0; !settled && waited < 10_000; waited += 500) await clock.advance(500);
      expect([settled, lately() <= 40]).toEqual([true, true]);
    }
    expect(reaches.at(-1)).toMatchObject({ state: 'live' });
  });
});

test('mending proves the way, looks, and asks about the number anew', async () => {
  const { clock, api, feed, way, reaches } = bench({ webhooks: 'live' });
  await clock.advance(10_000);
  const before = api.asked.length;
  feed.mend();
  await clock.advance(100);
  expect(way.asked).toEqual(['mend']);
  expect(api.asked.slice(before)).toEqual(['list', 'number', 'calling']);
  way.become(LIVE(clock.now() as UnixMs));
  expect(reaches.at(-1)).toMatchObject({ state: 'live', provenAt: clock.now() });
});
