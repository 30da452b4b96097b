import { expect, onTestFinished } from 'vitest';
import { lineId } from '#contract/line.ts';
import { CALL_EVENTS } from '../../main/core/events/webhook-payload.ts';
import { requestGate } from '../../main/gateway/request-gate.ts';
import { webhookRegistration } from '../../main/gateway/webhook-registration.ts';
import { createSimulatedClock } from './fakes/simulated-clock.ts';
import { memoryLog } from './memory-log.ts';
import { scriptedWebhooks } from './scripted-webhooks.ts';

export const URL = 'https://one.example/hooks/line-1/SECRET';
export const NAME = 'Pilot Softphone line-1 a1b2c3';
export const TEMPORARY = { url: URL, lasting: false };

/** `metered`: every request passes the gate of the number, and not each may be sent. */
export function register(webhooks = scriptedWebhooks(CALL_EVENTS), { metered = false } = {}) {
  let isReached = true;
  const clock = createSimulatedClock();
  const gate = requestGate(clock);
  const log = memoryLog();
  const news: string[] = [];
  let counted = 0;
  const registration = webhookRegistration({
    lineId: lineId('line-1'),
    mark: 'a1b2c3',
    webhooks,
    clock,
    log,
    request(ask, how) {
      counted += 1;
      return metered ? gate.request(ask, how) : ask();
    },
    reached: () => isReached,
    changed: ({ mended }) => void news.push(`${registration.state()}${mended ? ' mended' : ''}`),
  });
  onTestFinished(async () => {
    webhooks.hanging = false;
    await registration.stop();
    expect(clock.pending()).toBe(0);
    if (!metered) expect(counted).toBe(webhooks.asked.length);
    expect(log.text()).not.toContain('SECRET');
  });
  return { clock, gate, log, news, registration, webhooks, reach: (now: boolean) => (isReached = now) };
}
