import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { postEvent } from './post-event.ts';
import { deliveryFaults } from './delivery-faults.ts';
import { type DeliveryRecord, recordDelivery, wants, type Webhook } from './webhook-book.ts';

/** Keeps the webhooks and delivers events to them. */
export interface WebhookOffice {
  readonly webhooks: Webhook[];
  /** Sends `payload` to every active webhook of the number that wants `event`; comes back before anything is delivered. */
  publish(number: PracticeNumber, event: string, payload: Readonly<Record<string, unknown>>): void;
  /** Cuts deliveries under way. */
  stop(): void;
}

export function createWebhookOffice(world: PracticeWorld): WebhookOffice {
  const webhooks: Webhook[] = [];
  const cut = new AbortController();
  const faults = deliveryFaults();
  const deliver = async (webhook: Webhook, event: string, payload: unknown): Promise<void> => {
    const late = event === 'call.ringing' && world.switches.ringingEvent === 'late';
    const fate = faults.next(world.switches);
    if (fate.lost) return recordDelivery(webhook, lostDelivery(event, payload, world.clock.now()));
    const waits = [fate.delayMs + (late ? world.times.lateRingingMs : 0), ...world.times.webhookRetryMs];
    for (const waitMs of waits) {
      if (waitMs > 0) await new Promise<void>((resolve) => world.clock.after(waitMs, resolve));
      if (cut.signal.aborted || !webhooks.includes(webhook) || !webhook.active) return;
      if (await tryOnce({ world, webhook, event, payload, stop: cut.signal })) return;
    }
  };
  return {
    webhooks,
    publish(number, event, payload) {
      for (const webhook of webhooks) {
        if (webhook.number !== number || !wants(webhook, event)) continue;
        for (let copy = 0; copy < world.switches.webhookCopies; copy += 1) {
          deliver(webhook, event, payload).catch((cause: unknown) => {
            world.report('deliver a webhook', cause);
          });
        }
      }
    },
    stop() {
      cut.abort();
    },
  };
}

/** As the service shows what it could not deliver. */
function lostDelivery(event: string, payload: unknown, createdAtMs: number): DeliveryRecord {
  return { event, status: 'FAILED', statusCode: null, payload, response: 'lost on the way', durationMs: 0, createdAtMs };
}

async function tryOnce(input: {
  readonly world: PracticeWorld;
  readonly webhook: Webhook;
  readonly event: string;
  readonly payload: unknown;
  readonly stop: AbortSignal;
}): Promise<boolean> {
  const { world, webhook, event, payload } = input;
  const startedMs = world.clock.now();
  const tooLong = new AbortController();
  const callOff = world.clock.after(world.times.webhookTimeoutMs, () => {
    tooLong.abort();
  });
  const outcome = await postEvent(webhook.url, JSON.stringify(payload), AbortSignal.any([input.stop, tooLong.signal]));
  callOff();
  const delivered = outcome.statusCode !== null && outcome.statusCode >= 200 && outcome.statusCode < 300;
  recordDelivery(webhook, {
    event,
    status: delivered ? 'SUCCESS' : 'FAILED',
    statusCode: outcome.statusCode,
    payload,
    response: outcome.response,
    durationMs: world.clock.now() - startedMs,
    createdAtMs: startedMs,
  });
  return delivered;
}
