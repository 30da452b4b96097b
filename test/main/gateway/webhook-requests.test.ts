import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { CALL_EVENTS } from '../../../main/core/events/webhook-payload.ts';
import type { RequestGate } from '../../../main/gateway/request-gate.ts';
import { register, TEMPORARY } from '../../support/registration-bench.ts';
import { scriptedWebhooks } from '../../support/scripted-webhooks.ts';

describe('the requests for a webhook', () => {
  const spend = (gate: RequestGate, requests: number): void => {
    for (let request = 0; request < requests; request += 1) gate.count();
  };

  test('leave the next two of a number to whoever looks for calls, where it is only looked at', async () => {
    const { clock, gate, registration, webhooks } = register(scriptedWebhooks(CALL_EVENTS), { metered: true });
    registration.leadTo(TEMPORARY);
    await clock.advance(59_900);
    expect(webhooks.asked).toEqual(['list', 'create', 'read']);
    spend(gate, 3);
    await clock.advance(200);
    expect([webhooks.asked.length, gate.waitMs('looking')]).toEqual([3, 0]);
    await clock.advance(1_800);
    expect([webhooks.asked.length, gate.waitMs('looking')]).toEqual([4, 0]);
  });

  test('that make it come before looking, because looking becomes rare with it', async () => {
    const { clock, gate, registration } = register(scriptedWebhooks(CALL_EVENTS), { metered: true });
    spend(gate, 4);
    registration.leadTo(TEMPORARY);
    await clock.advance(3_600);
    expect(registration.state()).toBe('registered');
  });

  test('are for a drift before they are for routine', async () => {
    const { clock, gate, registration, webhooks } = register(scriptedWebhooks(CALL_EVENTS), { metered: true });
    registration.leadTo(TEMPORARY);
    await clock.advance(20_000);
    webhooks.put({ ...webhooks.only(), active: false });
    spend(gate, 3);
    registration.suspect();
    await clock.advance(1_800);
    expect(webhooks.only().active).toBe(true);
  });

  test('that the service refuses make everybody wait as long as it says', async () => {
    const { clock, gate, registration, webhooks } = register(scriptedWebhooks(CALL_EVENTS), { metered: true });
    webhooks.trouble = { ...appError('rate-limited'), retryAfterMs: 20_000 };
    registration.leadTo(TEMPORARY);
    await clock.settle();
    expect([gate.heldMs(), gate.enter('ringing')]).toEqual([20_000, false]);
    webhooks.trouble = null;
    await clock.advance(20_000);
    expect(registration.state()).toBe('registered');
    expect(webhooks.asked).toEqual(['list', 'list', 'create', 'read']);
  });

  test('are not made for routine while nothing comes through the tunnel, and are soon after it does', async () => {
    const { clock, reach, registration, webhooks } = register();
    registration.leadTo(TEMPORARY);
    await clock.advance(30_000);
    reach(false);
    await clock.advance(4 * 60_000);
    expect(webhooks.asked).toEqual(['list', 'create', 'read']);
    reach(true);
    await clock.advance(10_000);
    expect(webhooks.asked).toHaveLength(4);
    reach(false);
    await clock.advance(9 * 60_000);
    expect(webhooks.asked).toHaveLength(5);
  });

  test('that wait are given up at the end, and taking it away does not wait', async () => {
    const { clock, gate, registration, webhooks } = register(scriptedWebhooks(CALL_EVENTS), { metered: true });
    registration.leadTo(TEMPORARY);
    await clock.advance(20_000);
    spend(gate, 20);
    registration.renew();
    await clock.settle();
    await registration.stop();
    expect([webhooks.asked.slice(3), webhooks.kept.size, clock.pending()]).toEqual([['remove'], 0, 0]);
  });
});
