import { describe, expect, onTestFinished, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import type { Observation } from '../../../main/core/events/observation.ts';
import { CALL_EVENTS } from '../../../main/core/events/webhook-payload.ts';
import type { EventFeed, FeedHealth } from '../../../main/core/ports.ts';
import { openLineFeed } from '../../../main/gateway/line-feed.ts';
import { openWebhookWay } from '../../../main/gateway/webhook-way.ts';
import type { TakeWebhook, WebhookReceiver } from '../../../main/gateway/open-webhook-receiver.ts';
import { createSimulatedClock, type SimulatedClock } from '../../support/fakes/simulated-clock.ts';
import { memoryLog, type MemoryLog } from '../../support/memory-log.ts';
import {
  remoteCall,
  scriptedLineApi,
  scriptedWebhooks,
  type ScriptedLineApi,
  type ScriptedWebhooks,
} from '../../support/scripted-line-api.ts';

interface Bench {
  readonly clock: SimulatedClock;
  readonly api: ScriptedLineApi;
  readonly webhooks: ScriptedWebhooks;
  readonly log: MemoryLog;
  readonly feed: EventFeed;
  readonly observed: Observation[];
  readonly healths: FeedHealth[];
  /** What the service posts to our receiver; null where no address is open. */
  deliver(payload: unknown): void;
  /** Requests of the last minute. */
  lately(): number;
}

function bench({
  withWebhooks = false,
  emits = CALL_EVENTS as readonly string[],
  prepare = (_: ScriptedLineApi, __: ScriptedWebhooks): void => undefined,
} = {}): Bench {
  const clock = createSimulatedClock();
  const api = scriptedLineApi();
  const webhooks = scriptedWebhooks(emits);
  prepare(api, webhooks);
  const log = memoryLog();
  const observed: Observation[] = [];
  const healths: FeedHealth[] = [];
  const addresses = new Set<TakeWebhook>();
  const receiver: WebhookReceiver = {
    receive(_line, take) {
      addresses.add(take);
      return { url: 'http://127.0.0.1:1/hooks/line-1/secret', close: () => void addresses.delete(take) };
    },
    close: () => Promise.resolve(),
  };
  const times: number[] = [];
  const timed: typeof api = { ...api };
  const feed = openLineFeed({
    api: {
      ...timed,
      list: (limit) => {
        times.push(clock.now());
        return api.list(limit);
      },
      read: (id, withSdp) => {
        times.push(clock.now());
        return api.read(id, withSdp);
      },
    },
    listener: { observed: (observations) => observed.push(...observations), health: (health) => healths.push(health) },
    clock,
    random: () => 0,
    log,
    openWebhooks: withWebhooks ? (way) => openWebhookWay({ ...way, lineId: lineId('line-1'), receiver, webhooks, clock, log }) : null,
  });
  onTestFinished(async () => {
    api.hanging = false;
    await feed.stop();
    expect(clock.pending()).toBe(0);
    expect(addresses.size).toBe(0);
    expect(webhooks.kept.size).toBe(0);
  });
  return {
    clock,
    api,
    webhooks,
    log,
    feed,
    observed,
    healths,
    deliver(payload) {
      for (const take of addresses) take(payload);
    },
    lately: () => times.filter((at) => at > clock.now() - 60_000).length,
  };
}
const ringingHook = (id: string) => ({
  event: 'call.ringing',
  callId: id,
  externalCallId: `wacid.${id}`,
  direction: 'INBOUND',
  peerNumber: '+5511999990000',
});
const lists = (api: ScriptedLineApi): number => api.asked.filter((what) => what === 'list').length;

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

  test('is not looked at more often because the same stake is told again and again', async () => {
    const { clock, api, feed } = bench();
    for (let tick = 0; tick < 100; tick += 1) {
      feed.expect('idle');
      await clock.advance(100);
    }
    expect(lists(api)).toBeLessThanOrEqual(6);
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

  test('a forged hint rings no longer than it takes to ask', async () => {
    const { clock, observed, deliver } = bench({ withWebhooks: true });
    await clock.advance(5_000);
    deliver(ringingHook('forged'));
    await clock.settle();
    expect(observed.at(-1)).toMatchObject({ remoteId: 'forged', status: 'ended' });
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
    const { clock, api, webhooks, feed, observed, deliver } = bench({ withWebhooks: true });
    await clock.advance(1_000);
    api.hanging = true;
    feed.expect('ringing');
    await clock.advance(1_000);
    api.calls = [remoteCall('a')];
    const stopping = feed.stop();
    deliver(ringingHook('a'));
    api.hanging = false;
    await stopping;
    expect(observed).toEqual([]);
    expect(webhooks.kept.size).toBe(0);
    const asked = api.asked.length;
    await clock.advance(120_000);
    expect(api.asked).toHaveLength(asked);
  });

  test('in the middle of registering leaves no webhook behind', async () => {
    const { webhooks, feed } = bench({ withWebhooks: true });
    await feed.stop();
    expect(webhooks.kept.size).toBe(0);
  });
});
