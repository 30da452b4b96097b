import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { feedBench as bench, lists } from '../../support/feed-bench.ts';
import { remoteCall } from '../../support/scripted-line-api.ts';

describe('a line that is polled', () => {
  test('is looked at at once, then every two seconds, and each good look is proof', async () => {
    const { clock, api, healths } = bench();
    await clock.advance(0);
    expect(lists(api)).toBe(1);
    expect(healths).toEqual([{ ok: true, events: 'polling', provenAt: clock.now() }]);
    await clock.advance(10_000);
    expect(lists(api)).toBe(6);
    expect(healths.at(-1)).toEqual({ ok: true, events: 'polling', provenAt: clock.now() });
  });

  test('tells of a ringing call within two seconds, and of its offer right after', async () => {
    const { clock, api, observed } = bench();
    await clock.advance(500);
    api.calls = [remoteCall('a', { sdpOffer: 'v=0' })];
    await clock.advance(2_000);
    expect(observed.slice(0, 2)).toMatchObject([
      { source: 'list', remoteId: 'a', externalId: 'wacid.a', status: 'ringing', sdpOffer: null },
      { source: 'read', remoteId: 'a', status: 'ringing', sdpOffer: 'v=0' },
    ]);
    await clock.advance(4_000);
    expect(api.asked.filter((what) => what === 'read a')).toHaveLength(1);
  });

  test('tells at the first look of what rings and of what is over', async () => {
    const { clock, observed } = bench({
      prepare: (api) => void (api.calls = [remoteCall('a'), remoteCall('b', { status: 'ended', outcome: 'missed' })]),
    });
    await clock.advance(0);
    expect(observed.filter(({ source }) => source === 'list').map(({ remoteId, status }) => [remoteId, status])).toEqual([
      ['a', 'ringing'],
      ['b', 'ended'],
    ]);
  });

  test('is looked at sooner when something is at stake, and as often as the stake asks', async () => {
    const { clock, api, feed } = bench();
    await clock.advance(100);
    feed.expect('ringing');
    await clock.advance(200);
    expect(lists(api)).toBe(2);
    await clock.advance(6_000);
    expect(lists(api)).toBe(6);
    feed.expect('talking');
    await clock.advance(200);
    expect(lists(api)).toBe(7);
    await clock.advance(10_000);
    expect(lists(api)).toBe(9);
  });

  test.each([100, 400])('is looked at as often as ever when the same stake is told again every %i ms', async (everyMs) => {
    const { clock, api, feed } = bench();
    for (let told = 0; told < 12_000; told += everyMs) {
      feed.expect('idle');
      await clock.advance(everyMs);
    }
    expect(lists(api)).toBe(7);
  });

  test('never costs more than forty requests a minute, whatever happens', async () => {
    const { clock, api, feed, lately } = bench();
    for (let second = 0; second < 180; second += 1) {
      feed.expect((['ringing', 'talking', 'idle'] as const)[second % 3] ?? 'idle');
      api.calls = Array.from({ length: 30 }, (_, index) => remoteCall(`${String(second)}-${String(index)}`));
      await clock.advance(1_000);
      expect(lately()).toBeLessThanOrEqual(40);
    }
    expect(lists(api)).toBeGreaterThan(20);
  });

  test('has one list under way at a time, however slow the service and urgent the stake', async () => {
    const { clock, api, feed } = bench();
    await clock.advance(100);
    api.hanging = true;
    for (const stake of ['ringing', 'talking', 'ringing', 'idle', 'ringing'] as const) {
      feed.expect(stake);
      await clock.advance(5_000);
    }
    expect(lists(api)).toBe(2);
    api.hanging = false;
    await clock.advance(2_000);
    expect(lists(api)).toBeGreaterThan(2);
    expect(api.mostAtOnce()).toBe(1);
  });
});

describe('a call that is not over', () => {
  test('is asked for by name once it fell off the list, until it is over', async () => {
    const { clock, api, observed } = bench();
    api.calls = [remoteCall('old', { status: 'accepted' })];
    await clock.advance(1_000);
    const newer = Array.from({ length: 25 }, (_, index) => remoteCall(`n${String(index)}`, { status: 'ended', outcome: 'completed' }));
    api.calls = [...newer, remoteCall('old', { status: 'accepted' })];
    await clock.advance(2_000);
    expect(api.asked).toContain('read old');
    api.calls = [...newer, remoteCall('old', { status: 'ended', outcome: 'completed', durationSeconds: 9 })];
    await clock.advance(4_000);
    expect(observed.at(-1)).toBeDefined();
    expect(observed.filter(({ source, remoteId }) => source === 'read' && remoteId === 'old').at(-1)).toMatchObject({
      status: 'ended',
      outcome: 'completed',
    });
    const reads = api.asked.filter((what) => what === 'read old').length;
    await clock.advance(10_000);
    expect(api.asked.filter((what) => what === 'read old')).toHaveLength(reads);
  });

  test('is told as ended when the service does not know it any more', async () => {
    const { clock, api, observed } = bench();
    api.calls = [remoteCall('a')];
    await clock.advance(1_000);
    api.calls = [];
    await clock.advance(3_000);
    expect(observed.at(-1)).toMatchObject({ source: 'read', remoteId: 'a', status: 'ended', outcome: 'unknown' });
  });
});

describe('a service in trouble', () => {
  test('is asked less and less, and the line says what is wrong', async () => {
    const { clock, api, healths } = bench({ prepare: (api) => void (api.trouble = appError('service-broken')) });
    await clock.advance(60_000);
    expect(lists(api)).toBeLessThanOrEqual(8);
    expect(healths.at(-1)).toEqual({ ok: false, error: { code: 'service-broken' } });
    api.trouble = null;
    await clock.advance(31_000);
    expect(healths.at(-1)).toMatchObject({ ok: true });
    const before = lists(api);
    await clock.advance(10_000);
    expect(lists(api)).toBe(before + 5);
  });

  test('is sent nothing before the time it asked for, whatever is at stake', async () => {
    const { clock, api, feed } = bench({ prepare: (api) => void (api.trouble = { code: 'rate-limited', retryAfterMs: 20_000 }) });
    await clock.advance(1_000);
    expect(api.asked).toEqual(['list']);
    api.trouble = null;
    feed.expect('ringing');
    await clock.advance(18_900);
    expect(api.asked).toEqual(['list']);
    await clock.advance(200);
    expect(api.asked).toEqual(['list', 'list']);
  });

  test('is left in peace as well when it was a single call that it refused to show', async () => {
    const { clock, api } = bench();
    await clock.advance(1_000);
    api.calls = [remoteCall('a')];
    api.readTrouble = { code: 'rate-limited', retryAfterMs: 20_000 };
    await clock.advance(1_100);
    expect(api.asked).toEqual(['list', 'number', 'list', 'read a']);
    await clock.advance(19_800);
    expect(api.asked).toHaveLength(4);
    await clock.advance(200);
    expect(api.asked.slice(4)).toEqual(['list']);
  });

  test('that only failed is asked at once after a click', async () => {
    const { clock, api, feed } = bench({ prepare: (api) => void (api.trouble = appError('key-rejected')) });
    await clock.advance(1_000);
    feed.expect('ringing');
    await clock.advance(200);
    expect(lists(api)).toBe(2);
  });

  test('a listener that throws does not leave the line deaf', async () => {
    const { clock, api, healths, log } = bench();
    await clock.advance(100);
    healths.push = () => {
      throw new Error('a bug of the listener');
    };
    await clock.advance(4_000);
    expect(lists(api)).toBe(3);
    expect(log.text()).toContain('a bug of the listener');
  });
});
