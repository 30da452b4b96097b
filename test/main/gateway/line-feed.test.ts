import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import { SIMULATED_START } from '../../support/fakes/simulated-clock.ts';
import { feedBench as bench, lists, reads, ringingHook } from '../../support/feed-bench.ts';
import { remoteCall } from '../../support/scripted-line-api.ts';

describe('a line that is polled', () => {
  test('is looked at at once, then every two seconds, and each good look is proof', async () => {
    const { clock, api, reaches } = bench();
    await clock.advance(0);
    expect(lists(api)).toBe(1);
    expect(reaches).toEqual([{ state: 'polling', provenAt: clock.now(), cause: 'no-tunnel' }]);
    await clock.advance(10_000);
    expect(lists(api)).toBe(6);
    expect(reaches.at(-1)).toEqual({ state: 'polling', provenAt: clock.now(), cause: 'no-tunnel' });
  });

  test('goes on like that for hours, at less than forty requests a minute', async () => {
    const { clock, api, lately } = bench({ spread: 0.5 });
    let most = 0;
    for (let minute = 0; minute < 30; minute += 1) {
      await clock.advance(60_000);
      most = Math.max(most, lately());
    }
    expect(most).toBeLessThanOrEqual(31);
    expect(lists(api)).toBeGreaterThan(30 * 26);
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
    await clock.advance(6_000);
    expect(reads(api, 'a')).toBe(1);
  });

  test('asks for no offer where calls have none', async () => {
    const { clock, api, observed } = bench({ prepare: (scripted) => void (scripted.calling = null) });
    await clock.advance(1_000);
    api.calls = [remoteCall('a')];
    await clock.advance(6_000);
    expect(observed.length).toBeGreaterThan(0);
    expect(reads(api, 'a')).toBe(0);
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

  test('is looked at every second when something begins to ring, and then as often as the bucket allows', async () => {
    const { clock, api, feed, lately } = bench();
    await clock.advance(60_000);
    feed.expect('ringing');
    await clock.advance(200);
    const before = lists(api);
    await clock.advance(3_000);
    expect(lists(api) - before).toBe(3);
    await clock.advance(60_000);
    expect(lately()).toBeLessThanOrEqual(40);
    const later = lists(api);
    await clock.advance(20_000);
    expect(lists(api) - later).toBeGreaterThanOrEqual(9);
    feed.expect('talking');
    await clock.advance(10_200);
    expect(lists(api) - later).toBeGreaterThanOrEqual(13);
  });

  test.each([100, 400])('is looked at as often as ever when the same stake is told again every %i ms', async (everyMs) => {
    const { clock, api, feed } = bench();
    for (let told = 0; told < 12_000; told += everyMs) {
      feed.expect('idle');
      await clock.advance(everyMs);
    }
    expect(lists(api)).toBeGreaterThanOrEqual(6);
    expect(lists(api)).toBeLessThanOrEqual(7);
  });

  test('never costs more than forty requests a minute, whatever happens', async () => {
    const { clock, api, feed, lately } = bench();
    for (let second = 0; second < 180; second += 1) {
      feed.expect((['ringing', 'talking', 'idle'] as const)[second % 3] ?? 'idle');
      api.calls = Array.from({ length: 30 }, (_, index) => remoteCall(`${String(second % 20)}-${String(index)}`, { status: 'accepted' }));
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
  const createdAt = unixMs(SIMULATED_START - 3_600_000);
  const full = (count: number) =>
    Array.from({ length: count }, (_, index) => remoteCall(`n${String(index)}`, { status: 'ended', outcome: 'completed', createdAt }));

  test.each([
    ['ringing', 10_000],
    ['accepted', 30_000],
  ] as const)('%s, is asked for by name %i ms after it fell off the list, and so on until it is over', async (status, everyMs) => {
    const { clock, api, observed } = bench({ prepare: (scripted) => void (scripted.calling = null) });
    await clock.advance(1_000);
    api.calls = [remoteCall('old', { status, createdAt })];
    await clock.advance(1_050);
    api.calls = [...full(30), remoteCall('old', { status, createdAt })];
    await clock.advance(everyMs - 100);
    expect(reads(api, 'old')).toBe(0);
    await clock.advance(1_000);
    expect(reads(api, 'old')).toBe(1);
    await clock.advance(everyMs);
    expect(reads(api, 'old')).toBe(2);
    api.calls = [...full(30), remoteCall('old', { status: 'ended', outcome: 'completed', durationSeconds: 9, createdAt })];
    await clock.advance(everyMs + 1_000);
    expect(observed.filter(({ source, remoteId }) => source === 'read' && remoteId === 'old').at(-1)).toMatchObject({
      status: 'ended',
      outcome: 'completed',
    });
    const asked = reads(api, 'old');
    await clock.advance(60_000);
    expect(reads(api, 'old')).toBe(asked);
  });

  test('is not forgotten while reading it fails', async () => {
    const { clock, api, observed } = bench({ prepare: (scripted) => void (scripted.calling = null) });
    api.calls = [remoteCall('old', { status: 'accepted', createdAt })];
    await clock.advance(1_000);
    api.calls = [...full(30), remoteCall('old', { status: 'ended', outcome: 'completed', createdAt })];
    api.readTrouble = appError('service-broken');
    await clock.advance(300_000);
    expect(reads(api, 'old')).toBeGreaterThan(5);
    expect(reads(api, 'old')).toBeLessThan(20);
    api.readTrouble = null;
    await clock.advance(31_000);
    expect(observed.filter(({ remoteId }) => remoteId === 'old').at(-1)).toMatchObject({ source: 'read', status: 'ended' });
  });

  test('that a webhook told before the service’s own database knows it rings on', async () => {
    const { clock, api, way, observed } = bench({ webhooks: 'live' });
    await clock.advance(5_000);
    way.deliver(ringingHook('a'));
    await clock.advance(2_500);
    expect(reads(api, 'a')).toBe(3);
    api.calls = [remoteCall('a')];
    await clock.advance(2_000);
    expect(observed.map(({ source, status }) => [source, status])).toEqual([
      ['webhook', 'ringing'],
      ['read', 'ringing'],
    ]);
  });

  test('is told as ended when the service does not know it any more', async () => {
    const { clock, api, observed } = bench();
    api.calls = [remoteCall('a')];
    await clock.advance(1_000);
    api.calls = [];
    await clock.advance(14_000);
    expect(observed.at(-1)).toMatchObject({ source: 'read', remoteId: 'a', status: 'ended', outcome: 'unknown' });
  });
});

describe('a service in trouble', () => {
  test('is asked less and less, and the line says what is wrong', async () => {
    const { clock, api, reaches } = bench({ spread: 1, prepare: (api) => void (api.trouble = appError('service-broken')) });
    await clock.advance(60_000);
    expect(lists(api)).toBeLessThanOrEqual(6);
    expect(reaches.at(-1)).toEqual({ state: 'unreachable', error: { code: 'service-broken' } });
    api.trouble = null;
    await clock.advance(31_000);
    expect(reaches.at(-1)).toMatchObject({ state: 'polling' });
    const before = lists(api);
    await clock.advance(10_000);
    expect(lists(api) - before).toBeGreaterThanOrEqual(4);
  });

  test('is sent nothing before the time it asked for, whatever is at stake or mended', async () => {
    const { clock, api, feed } = bench({ prepare: (api) => void (api.trouble = { code: 'rate-limited', retryAfterMs: 20_000 }) });
    await clock.advance(1_000);
    expect(api.asked).toEqual(['list']);
    api.trouble = null;
    feed.expect('ringing');
    feed.mend();
    await feed.wake(clock.now());
    await clock.advance(18_900);
    expect(api.asked).toEqual(['list']);
    await clock.advance(200);
    expect(api.asked[1]).toBe('list');
  });

  test('is left in peace as well when it was a single call that it refused to show', async () => {
    const { clock, api } = bench();
    await clock.advance(1_000);
    api.calls = [remoteCall('a')];
    api.readTrouble = { code: 'rate-limited', retryAfterMs: 20_000 };
    await clock.advance(1_100);
    expect(api.asked).toEqual(['list', 'number', 'calling', 'list', 'read a']);
    await clock.advance(19_800);
    expect(api.asked).toHaveLength(5);
    await clock.advance(200);
    expect(api.asked.length).toBeGreaterThan(5);
  });

  test('that refuses the key is asked at once after a click, and the key is known as refused', async () => {
    const { clock, api, feed, healths } = bench({ prepare: (api) => void (api.trouble = appError('key-rejected')) });
    await clock.advance(1_000);
    expect(healths.at(-1)).toMatchObject({ key: 'rejected' });
    feed.expect('ringing');
    await clock.advance(200);
    expect(lists(api)).toBe(2);
    api.trouble = null;
    await clock.advance(31_000);
    expect(healths.at(-1)).toMatchObject({ key: 'valid' });
  });

  test('a listener that throws does not leave the line deaf', async () => {
    const { clock, api, reaches, log } = bench();
    await clock.advance(100);
    reaches.push = () => {
      throw new Error('a bug of the listener');
    };
    await clock.advance(4_000);
    expect(lists(api)).toBe(3);
    expect(log.text()).toContain('a bug of the listener');
  });
});
