import type { LineId } from '#contract/line.ts';
import type { Webhook, WebhookOrder } from './webhook-api.ts';
import { CALL_EVENTS, NEEDED_EVENTS } from './webhook-payload.ts';

/**
 * How the webhook of a line is to be. Its name says whose it is: `mark` tells this installation from another that
 * serves the same number, which has a webhook of its own there.
 */
export function webhookOrder(line: { readonly lineId: LineId; readonly mark: string; readonly url: string }): WebhookOrder {
  return { name: `Pilot Softphone ${line.lineId} ${line.mark}`, url: line.url, events: CALL_EVENTS };
}

const hears = ({ events }: Pick<Webhook, 'events'>, event: string): boolean => events.includes(event) || events.includes('*');

/** Events that a number cannot emit are dropped without a word, so the service's copy is compared with the order. */
export function isAsOrdered(webhook: Webhook, order: WebhookOrder): boolean {
  return webhook.active && webhook.url === order.url && NEEDED_EVENTS.every((event) => hears(webhook, event));
}

/** Whether it still hears every event that it was kept for: extras that the service dropped at first are not missed. */
export function hearsAsBefore(webhook: Webhook, keptEvents: readonly string[]): boolean {
  return keptEvents.every((event) => hears(webhook, event));
}

/** Ours among all that the number has, the best first: at the address that is wanted, then active ones. */
export function ourWebhooks(all: readonly Webhook[], order: WebhookOrder): readonly Webhook[] {
  const worth = (webhook: Webhook): number => (webhook.url === order.url ? 2 : 0) + (webhook.active ? 1 : 0);
  return all.filter(({ name }) => name === order.name).toSorted((one, other) => worth(other) - worth(one));
}
