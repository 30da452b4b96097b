import { type AppError } from '#contract/errors.ts';
import { ok, type Result } from '#contract/result.ts';
import { z } from 'zod';
import type { LineAccess } from '../../core/ports.ts';
import type { ServiceOffset } from '../../core/events/service-offset.ts';
import { serviceTime } from '../../core/events/service-time.ts';
import type { Webhook, WebhookApi, WebhookChange, WebhookDelivery } from '../../core/events/webhook-api.ts';
import { DEADLINES_MS } from './deadlines.ts';
import { openRequests, type RequestTools } from './requests.ts';
import { wireDeliveries, wireDelivery, wireWebhook, type WireWebhook } from './wire.ts';

/** As many as the service shows at once. */
const MOST_DELIVERIES = 50;

function webhook(wire: WireWebhook): Webhook {
  return { id: wire.id, name: wire.name ?? '', url: wire.url, active: wire.active ?? true, events: wire.events ?? [] };
}

/** One delivery; none where it cannot be read, which must not hide the others. */
function delivery(item: unknown, offset: Pick<ServiceOffset, 'ours'> | null): readonly WebhookDelivery[] {
  const read = wireDelivery.safeParse(item);
  if (!read.success) return [];
  const { event, status, payload, createdAt } = read.data;
  const told = serviceTime(createdAt);
  const at = told === null || offset === null ? told : offset.ours(told);
  return [{ event: event ?? '', delivered: status === 'SUCCESS', payload, at }];
}

/** The webhook routes, by one number's key: the service then ties each webhook to that number. */
export function openWebhookApi(access: LineAccess, tools: RequestTools): WebhookApi {
  const send = openRequests(access, tools);
  const offset = tools.offsets?.of(access.apiBase) ?? null;
  const about = { deadlineMs: DEADLINES_MS.other, subject: 'webhook' } as const;
  const pathOf = (id: string): string => `/webhooks/${encodeURIComponent(id)}`;
  const one = (result: Result<WireWebhook, AppError>): Result<Webhook, AppError> => (result.ok ? ok(webhook(result.value)) : result);
  const bodyOf = (change: WebhookChange): Readonly<Record<string, unknown>> => ({ ...change });

  return {
    create: async (order) => one(await send({ ...about, method: 'POST', path: '/webhooks', body: bodyOf(order), answer: wireWebhook })),
    async list() {
      const listed = await send({ ...about, method: 'GET', path: '/webhooks', answer: z.array(wireWebhook) });
      return listed.ok ? ok(listed.value.map(webhook)) : listed;
    },
    read: async (id) => one(await send({ ...about, method: 'GET', path: pathOf(id), answer: wireWebhook })),
    update: async (id, change) =>
      one(await send({ ...about, method: 'PATCH', path: pathOf(id), body: bodyOf(change), answer: wireWebhook })),
    async remove(id) {
      const removed = await send({ ...about, method: 'DELETE', path: pathOf(id), answer: z.unknown() });
      return removed.ok ? ok(null) : removed;
    },
    async deliveries(id) {
      const path = `${pathOf(id)}/logs?limit=${String(MOST_DELIVERIES)}`;
      const logged = await send({ ...about, method: 'GET', path, answer: wireDeliveries });
      return logged.ok ? ok(logged.value.flatMap((item) => delivery(item, offset)).slice(0, MOST_DELIVERIES)) : logged;
    },
  };
}
