import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import type { Webhook } from '../../../main/core/events/webhook-api.ts';
import { CALL_EVENTS, NEEDED_EVENTS } from '../../../main/core/events/webhook-payload.ts';
import { NAME, register, TEMPORARY, URL } from '../../support/registration-bench.ts';
import { scriptedWebhooks, type ScriptedWebhooks } from '../../support/scripted-webhooks.ts';

const LASTING = { url: URL, lasting: true };
const ours = (change: Partial<Webhook> = {}): Webhook => ({
  id: 'wh_left',
  name: NAME,
  url: URL,
  active: true,
  events: CALL_EVENTS,
  ...change,
});

function writes({ asked }: ScriptedWebhooks): readonly string[] {
  return asked.filter((what) => what !== 'list' && what !== 'read');
}

describe('a webhook', () => {
  test('is registered with every call event and read back, then looked at once a minute', async () => {
    const { clock, webhooks, registration, news } = register();
    expect(registration.state()).toBe('none');
    registration.leadTo(TEMPORARY);
    await clock.settle();
    expect(webhooks.only()).toMatchObject({ name: NAME, url: URL, active: true, events: CALL_EVENTS });
    expect([registration.state(), registration.webhookId(), news]).toEqual(['registered', 'wh_1', ['registering', 'registered']]);
    expect(webhooks.asked).toEqual(['list', 'create', 'read']);
    await clock.advance(10 * 60_000);
    expect(webhooks.asked.slice(3)).toEqual(Array.from({ length: 10 }, () => 'list'));
    expect(news).toHaveLength(2);
  });

  test.each([
    ['that the number cannot emit are left out', NEEDED_EVENTS],
    ['are all named by a star', ['*']],
  ] as const)('is good also where events %s, and is not mended again and again', async (_how, emits) => {
    const webhooks = scriptedWebhooks(emits);
    if (emits[0] === '*') webhooks.put(ours({ events: ['*'] }));
    const { clock, registration } = register(webhooks);
    registration.leadTo(TEMPORARY);
    await clock.advance(5 * 60_000);
    expect(registration.state()).toBe('registered');
    expect(writes(webhooks).length).toBeLessThanOrEqual(1);
  });

  test('that the service does not keep with every event we need is taken away, and tried again every few minutes', async () => {
    const { clock, webhooks, registration, log } = register(scriptedWebhooks(['call.ringing', 'call.connected', 'call.missed']));
    registration.leadTo(TEMPORARY);
    await clock.settle();
    expect([registration.state(), registration.webhookId(), webhooks.kept.size]).toEqual(['refused', null, 0]);
    expect(log.text()).toContain('call.ringing call.connected call.missed');
    await clock.advance(60 * 60_000);
    expect(writes(webhooks).length).toBeLessThanOrEqual(2 * 21);
    webhooks.emits = CALL_EVENTS;
    await clock.advance(3 * 60_000);
    expect([registration.state(), webhooks.kept.size]).toEqual(['registered', 1]);
  });
});

describe('a webhook that drifts', () => {
  test.each<[string, (webhooks: ScriptedWebhooks) => void]>([
    ['is paused', (webhooks) => webhooks.put({ ...webhooks.only(), active: false })],
    ['is deleted', (webhooks) => webhooks.drop(webhooks.only().id)],
    ['is emptied', (webhooks) => webhooks.put({ ...webhooks.only(), events: [] })],
    ['loses an extra that it had', (webhooks) => webhooks.put({ ...webhooks.only(), events: NEEDED_EVENTS })],
    ['leads elsewhere', (webhooks) => webhooks.put({ ...webhooks.only(), url: 'https://elsewhere.example/' })],
    ['is doubled', (webhooks) => webhooks.put({ ...webhooks.only(), id: 'wh_double' })],
  ])('because it %s, is mended within a minute; at once where something speaks for it', async (_how, drift) => {
    const { clock, webhooks, registration, news } = register();
    registration.leadTo(TEMPORARY);
    await clock.advance(1_000);
    const whole = webhooks.only();
    for (const notice of [() => clock.advance(60_000), () => (registration.suspect(), clock.advance(0))]) {
      await clock.advance(11_000);
      drift(webhooks);
      await notice();
      await clock.settle();
      expect({ ...webhooks.only(), id: '' }).toEqual({ ...whole, id: '' });
      expect(registration.state()).toBe('registered');
    }
    if (_how !== 'is doubled') expect(news.slice(2)).toEqual(['registered mended', 'registered mended']);
  });

  test('costs a request for every ten seconds of suspicion at most', async () => {
    const { clock, webhooks, registration } = register();
    registration.leadTo(TEMPORARY);
    await clock.advance(1_000);
    const before = webhooks.asked.length;
    for (let second = 0; second < 60; second += 1) {
      registration.suspect();
      await clock.advance(1_000);
    }
    expect(webhooks.asked.length - before).toBeLessThanOrEqual(6);
  });
});

describe('the address', () => {
  test('is changed on the same webhook when the tunnel’s changes, once for the last of several', async () => {
    const { clock, webhooks, registration } = register();
    registration.leadTo(TEMPORARY);
    await clock.settle();
    for (const name of ['two', 'three', 'four']) registration.leadTo({ url: `https://${name}.example/hooks/x`, lasting: false });
    await clock.settle();
    expect(webhooks.only()).toMatchObject({ id: 'wh_1', url: 'https://four.example/hooks/x' });
    expect(writes(webhooks)).toEqual(['create', 'update']);
  });

  test('that changes in the middle of an order ends it: nothing counts as registered until the newer one is', async () => {
    const { clock, webhooks, registration, news } = register();
    for (const [hanging, first, second] of [
      ['create', 'one', 'two'],
      ['read', 'three', 'four'],
    ] as const) {
      webhooks.hanging = hanging;
      registration.leadTo({ url: `https://${first}.example/`, lasting: false });
      await clock.settle();
      registration.leadTo({ url: `https://${second}.example/`, lasting: false });
      webhooks.hanging = false;
      await clock.advance(100);
      expect(webhooks.only().url).toBe(`https://${second}.example/`);
    }
    expect(news).toEqual(['registering', 'registered', 'registering', 'registered']);
    // What was created for the first is not read back any more.
    expect(webhooks.asked.slice(0, 5)).toEqual(['list', 'create', 'list', 'update', 'read']);
  });

  test('that is gone takes the webhook away', async () => {
    const { clock, webhooks, registration } = register();
    registration.leadTo(TEMPORARY);
    await clock.settle();
    registration.leadTo(null);
    await clock.advance(10 * 60_000);
    expect([registration.state(), webhooks.kept.size, writes(webhooks)]).toEqual(['none', 0, ['create', 'remove']]);
  });
});

describe('what the last start left', () => {
  test('is adopted, not doubled; several are made one; what is not ours is not touched', async () => {
    const webhooks = scriptedWebhooks(CALL_EVENTS);
    const others = [
      ours({ id: 'wh_other', name: 'Somebody’s own' }),
      ours({ id: 'wh_desk2', name: 'Pilot Softphone line-1 ffffff', url: 'https://desk2.example/' }),
    ];
    for (const webhook of [
      ...others,
      ours({ id: 'wh_old', url: 'https://dead.example/' }),
      ours(),
      ours({ id: 'wh_paused', active: false }),
    ]) {
      webhooks.put(webhook);
    }
    const { clock, registration } = register(webhooks);
    registration.leadTo(TEMPORARY);
    await clock.settle();
    expect(registration.webhookId()).toBe('wh_left');
    expect([...webhooks.kept.values()]).toEqual([...others, ours()]);
    await registration.stop();
    expect([...webhooks.kept.values()]).toEqual(others);
  });

  test('at an address that lasts is paused at the end and active again at the next start', async () => {
    const first = register();
    first.registration.leadTo(LASTING);
    await first.clock.settle();
    await first.registration.stop();
    const paused = first.webhooks.only();
    expect(paused).toMatchObject({ id: 'wh_1', active: false });
    const second = register();
    second.webhooks.put(paused);
    second.registration.leadTo(LASTING);
    await second.clock.settle();
    expect(second.webhooks.only()).toMatchObject({ id: 'wh_1', active: true, url: URL, events: CALL_EVENTS });
  });
});

describe('a service in trouble', () => {
  test.each([
    ['key-rejected', 25],
    ['tenant-key-given', 25],
    ['service-broken', 25],
    ['service-unreachable', 25],
  ] as const)('that answers %s is no storm: at most %d requests an hour, and a minute-fresh webhook stays trusted', async (code, most) => {
    const { clock, webhooks, registration } = register();
    webhooks.trouble = appError(code);
    registration.leadTo(TEMPORARY);
    await clock.advance(60 * 60_000);
    expect(registration.state()).toBe('refused');
    expect(webhooks.asked.length).toBeLessThanOrEqual(most);
    webhooks.trouble = null;
    await clock.advance(5 * 60_000);
    expect(registration.state()).toBe('registered');
  });

  test('says nothing of a webhook that was as ordered a minute ago, unless it refuses us', async () => {
    const { clock, webhooks, registration } = register();
    registration.leadTo(TEMPORARY);
    await clock.settle();
    webhooks.trouble = appError('service-broken');
    await clock.advance(20 * 60_000);
    expect(registration.state()).toBe('registered');
    webhooks.trouble = appError('key-rejected');
    await clock.advance(6 * 60_000);
    expect(registration.state()).toBe('refused');
  });

  test('is given the time that it asks for', async () => {
    const { clock, webhooks, registration } = register();
    webhooks.trouble = { code: 'rate-limited', retryAfterMs: 120_000 };
    registration.leadTo(TEMPORARY);
    await clock.advance(119_000);
    expect(webhooks.asked).toEqual(['list']);
    await clock.advance(2_000);
    expect(webhooks.asked).toEqual(['list', 'list']);
  });
});

describe('the end', () => {
  test('in the middle of registering leaves nothing behind', async () => {
    const { clock, webhooks, registration } = register();
    registration.leadTo(TEMPORARY);
    while (!webhooks.asked.includes('create')) await clock.settle();
    webhooks.hanging = true;
    const stopped = registration.stop();
    registration.leadTo({ url: 'https://late.example/', lasting: false });
    webhooks.hanging = false;
    await stopped;
    await clock.advance(10 * 60_000);
    expect(webhooks.kept.size).toBe(0);
  });

  test('where the service does not take the webhook away is logged, not thrown', async () => {
    const { clock, webhooks, registration, log } = register();
    registration.leadTo(TEMPORARY);
    await clock.settle();
    webhooks.trouble = appError('service-unreachable');
    await registration.stop();
    expect(log.text()).toContain('could not be removed');
  });
});
