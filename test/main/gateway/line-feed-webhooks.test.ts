import { type UnixMs, unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { feedBench as bench, lists, ringingHook } from '../../support/feed-bench.ts';
import { CALL_EVENTS } from '../../../main/core/events/webhook-payload.ts';
import { remoteCall } from '../../support/scripted-line-api.ts';

describe('a line with webhooks', () => {
  test('registers one with every call event, reads it back, and then looks rarely', async () => {
    const { clock, api, webhooks, healths } = bench({ withWebhooks: true });
    await clock.advance(1_000);
    expect([...webhooks.kept.values()]).toMatchObject([{ url: 'http://127.0.0.1:1/hooks/line-1/secret', events: CALL_EVENTS }]);
    expect(healths.at(-1)).toMatchObject({ ok: true, events: 'webhook' });
    const before = lists(api);
    await clock.advance(60_000);
    expect(lists(api) - before).toBe(2);
  });

  test('rings at once on a hint, and the call is read with its offer in parallel', async () => {
    const { clock, api, observed, deliver } = bench({ withWebhooks: true });
    await clock.advance(5_000);
    api.calls = [remoteCall('a', { sdpOffer: 'v=0' })];
    deliver(ringingHook('a'));
    expect(observed).toMatchObject([{ source: 'webhook', remoteId: 'a', status: 'ringing' }]);
    await clock.settle();
    expect(observed[1]).toMatchObject({ source: 'read', remoteId: 'a', sdpOffer: 'v=0' });
  });

  test('reads a call once for five copies of an event', async () => {
    const { clock, api, observed, deliver } = bench({ withWebhooks: true });
    await clock.advance(5_000);
    api.calls = [remoteCall('a')];
    for (let copy = 0; copy < 5; copy += 1) deliver(ringingHook('a'));
    await clock.advance(1_000);
    expect(api.asked.filter((what) => what.startsWith('read'))).toEqual(['read a']);
    expect(observed.filter(({ source }) => source === 'webhook')).toHaveLength(5);
  });

  test('reads a call again where it went on while it was being read', async () => {
    const { clock, api, observed, deliver } = bench({ withWebhooks: true });
    await clock.advance(5_000);
    api.calls = [remoteCall('a')];
    api.hanging = true;
    deliver(ringingHook('a'));
    deliver({ event: 'call.connected', callId: 'a' });
    api.calls = [remoteCall('a', { status: 'accepted' })];
    api.hanging = false;
    await clock.advance(1_000);
    expect(api.asked.filter((what) => what === 'read a')).toHaveLength(2);
    expect(observed.at(-1)).toMatchObject({ status: 'accepted' });
  });

  test('reads four calls at once and no more', async () => {
    const { clock, api, deliver } = bench({ withWebhooks: true });
    await clock.advance(5_000);
    api.hanging = true;
    for (let index = 0; index < 10; index += 1) deliver(ringingHook(`c${String(index)}`));
    await clock.settle();
    expect(api.asked.filter((what) => what.startsWith('read'))).toHaveLength(4);
  });

  test('stays live for calls that were there before it looked', async () => {
    const calls = [remoteCall('a'), remoteCall('b', { status: 'ended', outcome: 'missed' })];
    const { clock, healths } = bench({ withWebhooks: true, prepare: (api) => void (api.calls = calls) });
    await clock.advance(20_000);
    expect(healths.at(-1)).toMatchObject({ events: 'webhook' });
    await clock.advance(60_000);
    expect(healths.at(-1)).toMatchObject({ events: 'webhook' });
  });

  test('a forged hint rings no longer than it takes to ask twice', async () => {
    const { clock, api, observed, deliver } = bench({ withWebhooks: true });
    await clock.advance(5_000);
    deliver(ringingHook('forged'));
    await clock.advance(900);
    expect(observed).toMatchObject([{ source: 'webhook', status: 'ringing' }]);
    await clock.advance(200);
    expect(observed.at(-1)).toMatchObject({ source: 'read', remoteId: 'forged', status: 'ended' });
    expect(api.asked.filter((what) => what === 'read forged')).toHaveLength(2);
  });

  test('a hint that overtakes the service’s own database goes on ringing', async () => {
    const { clock, api, observed, deliver } = bench({ withWebhooks: true });
    await clock.advance(5_000);
    deliver(ringingHook('a'));
    await clock.advance(500);
    api.calls = [remoteCall('a', { sdpOffer: 'v=0' })];
    await clock.advance(1_000);
    expect(observed.every(({ status }) => status === 'ringing')).toBe(true);
    expect(observed.at(-1)).toMatchObject({ source: 'read', sdpOffer: 'v=0' });
  });

  test('a flood of forged hints costs no more than the budget', async () => {
    const { clock, deliver, lately } = bench({ withWebhooks: true });
    await clock.advance(5_000);
    for (let index = 0; index < 1_000; index += 1) {
      deliver(ringingHook(`forged-${String(index)}`));
      await clock.advance(50);
    }
    expect(lately()).toBeLessThanOrEqual(40);
  });

  test('is polled where the service does not keep every event it needs, and leaves no webhook there', async () => {
    const { clock, webhooks, healths, api } = bench({ withWebhooks: true, emits: ['call.ringing', 'call.connected'] });
    await clock.advance(10_000);
    expect(healths.at(-1)).toMatchObject({ ok: true, events: 'polling' });
    expect(webhooks.kept.size).toBe(0);
    expect(lists(api)).toBeGreaterThan(4);
  });

  test('a web number, which has no event of Meta, is live without them', async () => {
    const { clock, healths } = bench({ withWebhooks: true, emits: ['call.ringing', 'call.connected', 'call.ended', 'call.missed'] });
    await clock.advance(1_000);
    expect(healths.at(-1)).toMatchObject({ events: 'webhook' });
  });

  test('is polled while the service cannot register, and becomes live within a minute of its recovery', async () => {
    const { clock, webhooks, healths } = bench({
      withWebhooks: true,
      prepare: (_, webhooks) => void (webhooks.trouble = appError('service-broken')),
    });
    await clock.advance(10_000);
    expect(healths.at(-1)).toMatchObject({ events: 'polling' });
    webhooks.trouble = null;
    await clock.advance(60_000);
    expect(healths.at(-1)).toMatchObject({ events: 'webhook' });
    expect(webhooks.kept.size).toBe(1);
  });

  test('notices that webhooks stopped coming, polls, and is live again with the next one', async () => {
    const { clock, api, healths, deliver } = bench({ withWebhooks: true });
    await clock.advance(1_000);
    api.calls = [remoteCall('a')];
    await clock.advance(34_000);
    expect(healths.at(-1)).toMatchObject({ events: 'polling' });
    const before = lists(api);
    await clock.advance(10_000);
    expect(lists(api) - before).toBeGreaterThanOrEqual(5);
    deliver({ event: 'call.ended', callId: 'a', status: 'COMPLETED' });
    await clock.advance(1_000);
    expect(healths.at(-1)).toMatchObject({ events: 'webhook' });
  });

  test('a webhook that comes a moment after the list is not lost', async () => {
    const { clock, api, healths, deliver } = bench({ withWebhooks: true });
    await clock.advance(29_900);
    api.calls = [remoteCall('a')];
    await clock.advance(1_000);
    expect(healths.at(-1)).toMatchObject({ ok: true });
    deliver(ringingHook('a'));
    await clock.advance(60_000);
    expect(healths.every((health) => !health.ok || health.events === 'webhook' || health.provenAt < clock.now() - 80_000)).toBe(true);
  });
});

describe('stopping', () => {
  test('takes the webhook away, tells nothing any more, and waits for what is under way', async () => {
    const { clock, api, webhooks, feed, observed, healths, deliver } = bench({ withWebhooks: true });
    await clock.advance(1_000);
    const known = healths.length;
    api.hanging = true;
    feed.expect('ringing');
    await clock.advance(1_000);
    api.calls = [remoteCall('a')];
    const stopping = feed.stop();
    deliver(ringingHook('a'));
    api.hanging = false;
    await stopping;
    expect(observed).toEqual([]);
    expect(healths).toHaveLength(known);
    expect(webhooks.kept.size).toBe(0);
    const asked = api.asked.length;
    await clock.advance(120_000);
    expect(api.asked).toHaveLength(asked);
  });

  test('tells of no trouble either', async () => {
    const { clock, api, feed, healths } = bench();
    await clock.advance(1_900);
    api.hanging = true;
    await clock.advance(200);
    api.trouble = appError('service-broken');
    const stopping = feed.stop();
    api.hanging = false;
    await stopping;
    expect(healths).toMatchObject([{ ok: true }]);
  });

  test('does not wait for a second question about a call', async () => {
    const { clock, api, feed, deliver } = bench({ withWebhooks: true });
    await clock.advance(5_000);
    deliver(ringingHook('forged'));
    await clock.settle();
    await feed.stop();
    expect(api.asked.filter((what) => what === 'read forged')).toHaveLength(1);
  });

  test('in the middle of registering leaves no webhook behind', async () => {
    const { webhooks, feed } = bench({ withWebhooks: true });
    await feed.stop();
    expect(webhooks.kept.size).toBe(0);
  });
});

test('a webhook of a service whose clock is an hour ahead tells its instant in our time', async () => {
  const offset = { ours: (instant: UnixMs) => unixMs(instant - 3_600_000) };
  const { clock, deliver, observed } = bench({ withWebhooks: true, offset });
  await clock.advance(100);
  const hinted = (id: string): unknown => observed.find(({ source, remoteId }) => source === 'webhook' && remoteId === id)?.createdAt;
  deliver({ ...ringingHook('a'), createdAt: new Date(clock.now() + 3_600_000).toISOString() });
  deliver(ringingHook('b'));
  expect([hinted('a'), hinted('b')]).toEqual([clock.now(), null]);
});
