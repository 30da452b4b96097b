import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Webhook, WebhookApi, WebhookChange } from '../../main/core/events/webhook-api.ts';

/** A service's webhooks in memory. */
export interface ScriptedWebhooks extends WebhookApi {
  readonly kept: ReadonlyMap<string, Webhook>;
  /** What it keeps of a wish list. */
  emits: readonly string[];
  /** What every request fails with; null where it works. */
  trouble: AppError | null;
  /** What is not answered for now: everything, nothing, or one kind of request. */
  hanging: boolean | string;
  /** `list`, `create`, `read`, `update` or `remove`, in order. */
  readonly asked: readonly string[];
  /** Somebody else has a webhook here, or changes ours, in the dashboard. */
  put(webhook: Webhook): void;
  drop(id: string): void;
  only(): Webhook;
}

export function scriptedWebhooks(emits: readonly string[]): ScriptedWebhooks {
  const kept = new Map<string, Webhook>();
  const asked: string[] = [];
  let made = 0;
  async function reply<Value>(what: string, work: () => Result<Value, AppError>): Promise<Result<Value, AppError>> {
    asked.push(what);
    await Promise.resolve();
    while (api.hanging === true || api.hanging === what) await new Promise((resolve) => setImmediate(resolve));
    return api.trouble === null ? work() : fail(api.trouble);
  }
  const emitted = (events: readonly string[]): readonly string[] => events.filter((event) => event === '*' || api.emits.includes(event));
  // As the service's 404 reads in our words.
  function change(id: string, changes: WebhookChange): Result<Webhook, AppError> {
    const webhook = kept.get(id);
    if (webhook === undefined) return fail(appError('service-broken', 'HTTP 404 WEBHOOK_NOT_FOUND'));
    const changed = { ...webhook, ...changes, events: changes.events === undefined ? webhook.events : emitted(changes.events) };
    kept.set(id, changed);
    return ok(changed);
  }
  const api: ScriptedWebhooks = {
    kept,
    emits,
    trouble: null,
    hanging: false,
    asked,
    put: (webhook) => void kept.set(webhook.id, webhook),
    drop: (id) => void kept.delete(id),
    only() {
      const [webhook] = kept.values();
      if (webhook === undefined || kept.size > 1) throw new Error(`${String(kept.size)} webhooks`);
      return webhook;
    },
    create: (order) =>
      reply('create', () => {
        made += 1;
        const webhook = { ...order, id: `wh_${String(made)}`, active: true, events: emitted(order.events) };
        kept.set(webhook.id, webhook);
        return ok(webhook);
      }),
    list: () => reply('list', () => ok([...kept.values()])),
    read: (id) => reply('read', () => change(id, {})),
    update: (id, changes) => reply('update', () => change(id, changes)),
    remove: (id) => reply('remove', () => (kept.delete(id) ? ok(null) : fail(appError('service-broken', 'HTTP 404 WEBHOOK_NOT_FOUND')))),
    deliveries: () => reply('deliveries', () => ok([])),
  };
  return api;
}
