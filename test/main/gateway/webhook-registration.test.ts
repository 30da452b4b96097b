import { expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { ok } from '#contract/result.ts';
import type { Webhook } from '../../../main/core/events/webhook-api.ts';
import { CALL_EVENTS } from '../../../main/core/events/webhook-payload.ts';
import { webhookRegistration } from '../../../main/gateway/webhook-registration.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { scriptedWebhooks } from '../../support/scripted-line-api.ts';

const URL = 'http://127.0.0.1:1/hooks/line-1/SECRET';
function register(change: Partial<Webhook> = {}) {
  const webhooks = scriptedWebhooks(CALL_EVENTS);
  const log = memoryLog();
  let asked = 0;
  const read: typeof webhooks.read = async (id) => {
    const kept = await webhooks.read(id);
    return kept.ok ? ok({ ...kept.value, ...change }) : kept;
  };
  const registration = webhookRegistration({
    lineId: lineId('line-1'),
    url: URL,
    webhooks: { ...webhooks, read },
    asked: () => (asked += 1),
    log,
  });
  return { webhooks, log, registration, asked: () => asked };
}

test('a webhook that the service keeps as asked is good, also when it names all events by a star', async () => {
  expect(await register().registration.renew()).toBe(true);
  expect(await register({ events: ['*'] }).registration.renew()).toBe(true);
});

test.each<[string, Partial<Webhook>]>([
  ['paused', { active: false }],
  ['for another address', { url: 'https://elsewhere.org/' }],
  ['without the end of calls', { events: ['call.ringing', 'call.connected', 'call.missed'] }],
  ['for nothing', { events: [] }],
])('a webhook that the service kept %s is taken away again, and its address is not logged', async (_how, change) => {
  const { registration, webhooks, log } = register(change);
  expect(await registration.renew()).toBe(false);
  expect(webhooks.kept.size).toBe(0);
  expect(log.lines).toHaveLength(1);
  expect(log.text()).not.toContain('SECRET');
});

test('renewing replaces the webhook, and every request is counted', async () => {
  const { registration, webhooks, asked } = register();
  await registration.renew();
  const [first] = webhooks.kept.keys();
  await registration.renew();
  expect([...webhooks.kept.keys()]).not.toContain(first);
  expect(webhooks.kept.size).toBe(1);
  expect(asked()).toBe(webhooks.requests());
});

test('once removed it stays removed, whoever asks for it when', async () => {
  const { registration, webhooks } = register();
  const racing = [registration.renew(), registration.remove(), registration.renew()];
  await Promise.all(racing);
  expect(webhooks.kept.size).toBe(0);
  expect(await registration.renew()).toBe(false);
  expect(webhooks.kept.size).toBe(0);
});

test('a webhook that cannot be removed is logged, not thrown', async () => {
  const { registration, webhooks, log } = register();
  await registration.renew();
  webhooks.trouble = appError('service-unreachable');
  await registration.remove();
  expect(log.text()).toContain('could not be removed');
});
