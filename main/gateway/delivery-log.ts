import type { LineId } from '#contract/line.ts';
import type { EventLog } from '../core/events/event-log.ts';
import type { Observation } from '../core/events/observation.ts';
import type { WebhookApi } from '../core/events/webhook-api.ts';
import { deliveredBody, webhookObservations } from '../core/events/webhook-payload.ts';
import type { Clock, Log } from '../core/ports.ts';
import { webhookEventId } from './log/event-id.ts';
import type { RequestGate } from './request-gate.ts';

/** It shows 50 deliveries, and changes with calls only. */
const LEAST_BETWEEN_MS = 60_000;
/** As much as the receiver takes of one event. */
const LARGEST_BODY = 256 * 1024;

/** The service's own record of what it tried to deliver: a second source where webhooks or polls have missed something. */
export interface DeliveryLog {
  /** Something was missed: reads the log as soon as that may be done. */
  want(): void;
  /** Reads it where it is wanted, may be read, and the gate lets it through; resolves when that is done. */
  readIfDue(): Promise<void>;
}

export function deliveryLog(tools: {
  readonly lineId: LineId;
  readonly webhooks: Pick<WebhookApi, 'deliveries'>;
  /** Null while there is no webhook, and so no log. */
  readonly webhookId: () => string | null;
  readonly eventLog: Pick<EventLog, 'append'>;
  readonly gate: RequestGate;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether all of this was told already. */
  readonly knows: (observation: Observation) => boolean;
}): DeliveryLog {
  const { lineId, eventLog, gate, clock, log } = tools;
  let wanted = false;
  let readAt: number | null = null;
  let reading: Promise<void> | null = null;

  /** Kept as it came, so that it takes the way of every event; a delivery that says nothing new is left where it is. */
  async function keep(payload: unknown, at: ReturnType<Clock['now']>): Promise<void> {
    const told = webhookObservations(payload);
    if (told.every((observation) => tools.knows(observation))) return;
    const body = JSON.stringify(payload);
    if (body.length > LARGEST_BODY) return;
    const eventId = webhookEventId(lineId, {}, payload);
    const kept = await eventLog.append({ eventId, lineId, source: 'delivery-log', receivedAt: at, body });
    if (!kept.ok) log.warn('an event of the delivery log is not kept', { line: lineId, code: kept.error.code });
  }

  async function read(webhookId: string): Promise<void> {
    wanted = false;
    const askedAt = clock.now();
    readAt = askedAt;
    const deliveries = await tools.webhooks.deliveries(webhookId);
    if (!deliveries.ok) {
      gate.heard(deliveries.error, askedAt);
      wanted = true;
      return;
    }
    // Oldest first, as they happened.
    for (const delivery of deliveries.value.toReversed()) await keep(deliveredBody(delivery), delivery.at ?? clock.now());
  }

  return {
    want() {
      wanted = true;
    },
    readIfDue() {
      if (reading !== null) return reading;
      const webhookId = tools.webhookId();
      if (!wanted || webhookId === null || (readAt !== null && clock.now() - readAt < LEAST_BETWEEN_MS)) return Promise.resolve();
      if (!gate.enter('upkeep')) return Promise.resolve();
      reading = read(webhookId).finally(() => {
        reading = null;
      });
      return reading;
    },
  };
}
