import type { LineId } from '#contract/line.ts';
import type { Webhook, WebhookApi, WebhookOrder } from '../core/events/webhook-api.ts';
import { CALL_EVENTS, NEEDED_EVENTS } from '../core/events/webhook-payload.ts';
import type { Log } from '../core/ports.ts';

/** The webhook of one line at the service. Its calls are carried out one after another. */
export interface WebhookRegistration {
  /** Registers anew and reads back; true where the service keeps it as asked, false where polling must do. Sends up to four requests. */
  renew(): Promise<boolean>;
  /** Takes it away again; after this nothing is registered any more. */
  remove(): Promise<void>;
}

/** Events that a number cannot emit are dropped without a word, so the service's copy is compared with the order. */
function isAsOrdered(webhook: Webhook, order: WebhookOrder): boolean {
  const hears = (event: string): boolean => webhook.events.includes(event) || webhook.events.includes('*');
  return webhook.active && webhook.url === order.url && NEEDED_EVENTS.every(hears);
}

export function webhookRegistration(line: {
  readonly lineId: LineId;
  readonly url: string;
  readonly webhooks: WebhookApi;
  /** Told of each request before it is sent. */
  readonly asked: () => void;
  readonly log: Log;
}): WebhookRegistration {
  const { webhooks, asked, log } = line;
  const order: WebhookOrder = { name: `Pilot Softphone ${line.lineId}`, url: line.url, events: CALL_EVENTS };
  let registered: string | null = null;
  let removed = false;
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = turn.then(work);
    turn = done.catch(() => undefined); // whoever asked hears of it
    return done;
  }

  async function takeAway(): Promise<void> {
    if (registered === null) return;
    asked();
    const gone = await webhooks.remove(registered);
    if (!gone.ok) log.warn('a webhook could not be removed', { line: line.lineId, code: gone.error.code });
    registered = null;
  }

  async function register(): Promise<boolean> {
    await takeAway();
    if (removed) return false;
    asked();
    const created = await webhooks.create(order);
    if (!created.ok) return false;
    registered = created.value.id;
    asked();
    const kept = await webhooks.read(created.value.id);
    if (kept.ok && isAsOrdered(kept.value, order)) return true;
    log.warn('the service did not keep the webhook as asked', {
      line: line.lineId,
      events: kept.ok ? kept.value.events.join(' ') : kept.error.code,
    });
    await takeAway();
    return false;
  }

  return {
    renew: () => inTurn(register),
    remove() {
      removed = true;
      return inTurn(takeAway);
    },
  };
}
