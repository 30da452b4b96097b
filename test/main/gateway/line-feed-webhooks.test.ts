import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import { feedBench as bench, lists, reads, ringingHook } from '../../support/feed-bench.ts';
import { LIVE } from '../../support/scripted-way.ts';
import { remoteCall } from '../../support/scripted-line-api.ts';

describe('a line that webhooks reach', () => {
  test('is live, and looked at twice a minute', async () => {
    const { clock, api, reaches, way } = bench({ webhooks: 'live' });
    await clock.advance(1_000);
    expect(reaches.at(-1)).toEqual({ state: 'live', provenAt: unixMs(clock.now() - 1_000) });
    const before = lists(api);
    await clock.advance(60_000);
    expect(lists(api) - before).toBe(2);
    way.become({ provenAt: clock.now() });
    expect(reaches.at(-1)).toEqual({ state: 'live', provenAt: clock.now() });
  });

  test('rings at once on a fresh hint, and the call is read with its offer in parallel', async () => {
    const { clock, api, observed, way } = bench({ webhooks: 'live' });
    await clock.advance(5_000);
    api.calls = [remoteCall('a', { sdpOffer: 'v=0' })];
    way.deliver(ringingHook('a'));
    expect(observed).toMatchObject([{ source: 'webhook', remoteId: 'a', status: 'ringing' }]);
    await clock.settle();
    expect(observed[1]).toMatchObject({ source: 'read', remoteId: 'a', sdpOffer: 'v=0' });
  });

  test('an old hint is read before it may ring; where the call is over, it never does', async () => {
    const { clock, api, observed, way } = bench({ webhooks: 'live' });
    await clock.advance(5_000);
    api.calls = [remoteCall('over', { status: 'ended', outcome: 'missed' }), remoteCall('rings')];
    way.deliver(ringingHook('over'), false);
    way.deliver(ringingHook('rings'), false);
    expect(observed).toEqual([]);
    await clock.advance(100);
    expect(observed.map(({ source, remoteId, status }) => [source, remoteId, status])).toEqual([
      ['read', 'over', 'ended'],
      ['read', 'rings', 'ringing'],
    ]);
  });

  test('an old hint of a call that the service cannot be asked about rings as soon as it can', async () => {
    const { clock, api, observed, way } = bench({ webhooks: 'live' });
    await clock.advance(5_000);
    api.calls = [remoteCall('a')];
    api.readTrouble = appError('service-timeout');
    way.deliver(ringingHook('a'), false);
    await clock.advance(3_000);
    expect(observed).toEqual([]);
    api.readTrouble = null;
    await clock.advance(5_000);
    expect(observed).toMatchObject([{ source: 'read', remoteId: 'a', status: 'ringing' }]);
  });

  test('reads a call once for five copies of an event', async () => {
    const { clock, api, observed, way } = bench({ webhooks: 'live' });
    await clock.advance(5_000);
    api.calls = [remoteCall('a')];
    for (let copy = 0; copy < 5; copy += 1) way.deliver(ringingHook('a'));
    await clock.advance(1_000);
    expect(reads(api, 'a')).toBe(1);
    expect(observed.filter(({ source }) => source === 'webhook')).toHaveLength(5);
  });

  test('reads a call again where it went on while it was being read', async () => {
    const { clock, api, observed, way } = bench({ webhooks: 'live', answersAfterMs: 300 });
    await clock.advance(5_000);
    api.calls = [remoteCall('a')];
    way.deliver(ringingHook('a'));
    await clock.advance(100);
    api.calls = [remoteCall('a', { status: 'accepted' })];
    way.deliver({ event: 'call.connected', callId: 'a' });
    await clock.advance(1_000);
    expect(reads(api, 'a')).toBe(2);
    expect(observed.at(-1)).toMatchObject({ source: 'read', status: 'accepted' });
  });

  test('many hints at once are confirmed by one look at the list', async () => {
    const { clock, api, observed, way } = bench({ webhooks: 'live' });
    await clock.advance(10_000);
    const ids = Array.from({ length: 60 }, (_, index) => `c${String(index)}`);
    api.calls = ids.map((id) => remoteCall(id, { status: 'accepted', createdAt: clock.now() }));
    for (const id of ids) way.deliver({ event: 'call.connected', callId: id });
    await clock.advance(15_000);
    const confirmed = new Set(observed.filter(({ source }) => source !== 'webhook').map(({ remoteId }) => remoteId));
    expect(confirmed.size).toBe(60);
    expect(api.asked.filter((what) => what.startsWith('read')).length).toBeLessThanOrEqual(4);
  });

  test('a forged hint rings no longer than a slow database may take', async () => {
    const { clock, api, observed, way } = bench({ webhooks: 'live' });
    await clock.advance(5_000);
    way.deliver(ringingHook('forged'));
    await clock.advance(2_900);
    expect(observed).toMatchObject([{ source: 'webhook', status: 'ringing' }]);
    await clock.advance(200);
    expect(observed.at(-1)).toMatchObject({ source: 'read', remoteId: 'forged', status: 'ended' });
    expect(reads(api, 'forged')).toBe(4);
  });

  test('a hint that overtakes the service’s own database goes on ringing', async () => {
    const { clock, api, observed, way } = bench({ webhooks: 'live' });
    await clock.advance(5_000);
    way.deliver(ringingHook('a'));
    await clock.advance(500);
    api.calls = [remoteCall('a', { sdpOffer: 'v=0' })];
    await clock.advance(1_000);
    expect(observed.every(({ status }) => status === 'ringing')).toBe(true);
    expect(observed.at(-1)).toMatchObject({ source: 'read', sdpOffer: 'v=0' });
  });

  test('a flood of forged hints costs no more than the budget, and hides no real call', async () => {
    const { clock, api, observed, way, lately } = bench({ webhooks: 'live' });
    await clock.advance(5_000);
    for (let index = 0; index < 1_000; index += 1) {
      way.deliver(ringingHook(`forged-${String(index)}`));
      if (index === 500) api.calls = [remoteCall('real')];
      await clock.advance(50);
      expect(lately()).toBeLessThanOrEqual(40);
    }
    await clock.advance(10_000);
    expect(observed.some(({ source, remoteId }) => source === 'list' && remoteId === 'real')).toBe(true);
  });

  test('is polled as soon as webhooks are lost, with the cause, and rarely again once they are back', async () => {
    const { clock, api, reaches, way } = bench({ webhooks: 'live' });
    await clock.advance(5_000);
    const before = lists(api);
    way.become({ live: false, cause: 'probe-lost' });
    expect(reaches.at(-1)).toMatchObject({ state: 'polling', cause: 'probe-lost' });
    await clock.advance(300);
    expect(lists(api)).toBe(before + 1);
    await clock.advance(10_000);
    expect(lists(api)).toBe(before + 6);
    way.become(LIVE(clock.now()));
    await clock.advance(60_000);
    expect(lists(api)).toBeLessThanOrEqual(before + 9);
  });

  test('stays live over one look that fails, and not over two', async () => {
    const { clock, api, reaches } = bench({ webhooks: 'live', spread: 1 });
    await clock.advance(1_000);
    api.trouble = appError('service-timeout');
    await clock.advance(33_000);
    expect(reaches.at(-1)).toMatchObject({ state: 'live' });
    await clock.advance(3_000);
    expect(reaches.at(-1)).toEqual({ state: 'unreachable', error: { code: 'service-timeout' } });
  });

  test('counts the requests of registering, which then wait with all others', async () => {
    const { clock, healths, way } = bench({ webhooks: 'live' });
    await clock.advance(10_000);
    const requests = Array.from({ length: 5 }, () => way.request());
    way.become({ webhook: 'registered', provenAt: clock.now() });
    expect(healths.at(-1)).toMatchObject({ requestsLastMinute: 7, webhook: 'registered' });
    await clock.advance(1_800);
    await Promise.all(requests);
    way.become({ provenAt: clock.now() });
    expect(healths.at(-1)).toMatchObject({ requestsLastMinute: 8 });
  });

  test('a webhook that comes late by the log is told by no hint, and still counts as heard', async () => {
    const { clock, api, healths, way } = bench({ webhooks: 'live' });
    await clock.advance(1_000);
    api.calls = [remoteCall('late'), remoteCall('lost')];
    await clock.advance(30_000);
    way.toldLate({ remoteId: 'late', externalId: 'wacid.late', status: 'ringing' });
    await clock.advance(95_000);
    expect(healths.at(-1)).toMatchObject({ heardByWebhook: 1, heardOnlyByPolling: 1 });
  });
});

describe('what polling found', () => {
  test('is told to the way, kept in the log once, and counted as lost after a minute', async () => {
    const { clock, api, healths, kept, way } = bench({ webhooks: 'live' });
    await clock.advance(1_000);
    api.calls = [remoteCall('a', { createdAt: clock.now() })];
    await clock.advance(31_000);
    expect(way.found).toMatchObject([{ remoteId: 'a', status: 'ringing' }]);
    expect(kept).toMatchObject([{ source: 'polling', lineId: 'line-1' }]);
    expect(JSON.parse(kept[0]?.body ?? '')).toMatchObject({ event: 'call.ringing', callId: 'a', peerNumber: '+5511999990000' });
    expect(healths.at(-1)).toMatchObject({ heardOnlyByPolling: 0 });
    await clock.advance(90_000);
    expect(healths.at(-1)).toMatchObject({ heardByWebhook: 0, heardOnlyByPolling: 1 });
    expect(kept).toHaveLength(1);
  });

  test.each(['none', 'opening'] as const)('is nobody’s loss where no webhook leads to us (%s)', async (webhooks) => {
    const { clock, api, healths, observed } = bench({ webhooks });
    await clock.advance(5_000);
    api.calls = [remoteCall('a', { createdAt: clock.now() })];
    await clock.advance(120_000);
    expect(observed[0]).toMatchObject({ remoteId: 'a', status: 'ringing' });
    expect(healths.at(-1)).toMatchObject({ heardByWebhook: 0, heardOnlyByPolling: 0 });
  });

  test('is no news where a webhook had told it, and is history where it began before the line was watched', async () => {
    const { clock, api, healths, kept, way } = bench({ webhooks: 'live' });
    await clock.advance(1_000);
    way.deliver(ringingHook('a'));
    api.calls = [
      remoteCall('a', { createdAt: clock.now() }),
      remoteCall('old', { status: 'ended', outcome: 'missed', createdAt: unixMs(clock.now() - 3_600_000) }),
    ];
    await clock.advance(120_000);
    expect(kept).toEqual([]);
    expect(way.found.map(({ remoteId }) => remoteId)).toEqual(['old']);
    expect(healths.at(-1)).toMatchObject({ heardByWebhook: 1 });
  });

  test('makes the delivery log be read, whose news is kept and whose old news is not', async () => {
    const { clock, api, kept, way, deliveries } = bench({ webhooks: 'live' });
    way.webhookId = 'wh_1';
    await clock.advance(1_000);
    api.calls = [remoteCall('a', { createdAt: clock.now() })];
    const payload = (id: string, event = 'call.ringing') => ({ ...ringingHook(id), event });
    deliveries.push(
      { event: 'call.ringing', delivered: false, payload: payload('b'), at: unixMs(clock.now() + 10) },
      { event: 'call.ringing', delivered: false, payload: payload('a'), at: clock.now() },
      { event: 'message.received', delivered: true, payload: { event: 'message.received' }, at: clock.now() },
      { event: '', delivered: true, payload: null, at: null },
    );
    await clock.advance(120_000);
    expect(api.asked.filter((what) => what === 'deliveries wh_1')).toHaveLength(1);
    expect(kept.map(({ source, body }) => [source, body.includes('"b"')])).toEqual([
      ['polling', false],
      ['delivery-log', true],
    ]);
    expect(kept[1]?.receivedAt).toBe(deliveries[0]?.at);
  });
});

describe('stopping', () => {
  test('tells nothing any more, and waits for what is under way', async () => {
    const { clock, api, feed, observed, reaches, healths, way } = bench({ webhooks: 'live' });
    await clock.advance(1_000);
    const known = [reaches.length, healths.length];
    api.hanging = true;
    feed.expect('ringing');
    await clock.advance(1_000);
    api.calls = [remoteCall('a')];
    const stopping = feed.stop();
    way.deliver(ringingHook('a'));
    api.hanging = false;
    await stopping;
    expect(observed).toEqual([]);
    expect([reaches.length, healths.length]).toEqual(known);
    expect(way.asked).toEqual(['stop']);
    const asked = api.asked.length;
    await clock.advance(120_000);
    expect(api.asked).toHaveLength(asked);
  });

  test('tells of no trouble either, and does not wait for a second question about a call', async () => {
    const { clock, api, feed, reaches, way } = bench({ webhooks: 'live' });
    await clock.advance(5_000);
    way.deliver(ringingHook('forged'));
    await clock.settle();
    const told = reaches.length;
    api.trouble = appError('service-broken');
    await feed.stop();
    expect(reads(api, 'forged')).toBe(1);
    expect(reaches).toHaveLength(told);
  });
});

test('hints are read one by one where the list fails while single calls can be read', async () => {
  const { clock, api, observed, way } = bench({ webhooks: 'live', spread: 1 });
  await clock.advance(10_000);
  api.trouble = appError('service-broken');
  const ids = ['a', 'b', 'c', 'd', 'e'];
  api.calls = ids.map((id) => remoteCall(id, { status: 'accepted' }));
  for (const id of ids) way.deliver({ event: 'call.connected', callId: id }, false);
  await clock.advance(60_000);
  expect(new Set(observed.filter(({ source }) => source === 'read').map(({ remoteId }) => remoteId))).toEqual(new Set(ids));
});

test('ten thousand hints in a moment are taken in a moment', async () => {
  const { clock, way, api } = bench({ webhooks: 'live' });
  await clock.advance(10_000);
  const startedAt = performance.now();
  for (let index = 0; index < 10_000; index += 1) way.deliver({ event: 'call.ended', callId: `c${String(index)}`, status: 'COMPLETED' });
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  await clock.advance(1_000);
  expect(api.asked.length).toBeLessThan(15);
});
