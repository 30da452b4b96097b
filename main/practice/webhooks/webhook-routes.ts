import { z } from 'zod';
import { isoTime } from '../calls/wire-call.ts';
import { invalid, ok, refusal, type ApiReply } from '../http/api-reply.ts';
import { tenantScopeNotAllowed, withCaller, type Caller } from '../http/auth.ts';
import type { Route, RoutedRequest } from '../http/router.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { emittableEvents, type Webhook } from './webhook-book.ts';
import type { WebhookOffice } from './webhook-office.ts';

const httpUrl = z.url({ protocol: /^https?$/ });
const createBody = z.object({
  url: httpUrl,
  name: z.string().min(1),
  events: z.array(z.string()).default([]),
  whatsappNumberId: z.string().optional(),
});
const changeBody = z.object({
  url: httpUrl.optional(),
  name: z.string().min(1).optional(),
  active: z.boolean().optional(),
  events: z.array(z.string()).optional(),
});

/** `/v1/webhooks…`. http is accepted only for this machine, https for any host. */
export function webhookRoutes(world: PracticeWorld, office: WebhookOffice): Route[] {
  const guarded = (handle: (request: RoutedRequest, caller: Caller) => ApiReply): Route['handle'] =>
    withCaller(world, (request, caller) => {
      if (caller.scope === 'tenant' && world.switches.tenantKeyOnWebhooks === 'refused') return tenantScopeNotAllowed();
      const narrowed = narrowedCaller(world, request, caller);
      return 'status' in narrowed ? narrowed : handle(request, narrowed);
    });
  const seenBy = (caller: Caller): Webhook[] =>
    office.webhooks.filter((webhook) => caller.scope === 'tenant' || webhook.number === caller.number);
  const withWebhook = (handle: (request: RoutedRequest, webhook: Webhook) => ApiReply): Route['handle'] =>
    guarded((request, caller) => {
      const webhook = seenBy(caller).find((candidate) => candidate.id === request.params['webhookId']);
      return webhook === undefined
        ? refusal({ status: 404, code: 'WEBHOOK_NOT_FOUND', error: 'Webhook not found' })
        : handle(request, webhook);
    });
  return [
    {
      method: 'GET',
      pattern: '/v1/webhooks',
      handle: guarded((_request, caller) => ok(seenBy(caller).map((webhook) => wireWebhook(webhook, world)))),
    },
    { method: 'POST', pattern: '/v1/webhooks', handle: guarded((request, caller) => create({ world, office, request, caller })) },
    { method: 'GET', pattern: '/v1/webhooks/:webhookId', handle: withWebhook((_request, webhook) => ok(wireWebhook(webhook, world))) },
    {
      method: 'PATCH',
      pattern: '/v1/webhooks/:webhookId',
      handle: withWebhook((request, webhook) => {
        const body = changeBody.safeParse(request.body);
        if (!body.success || (body.data.url !== undefined && !isReceiverUrl(body.data.url))) return invalid('Invalid webhook');
        const { events, ...rest } = body.data;
        if (rest.url !== undefined) webhook.url = rest.url;
        if (rest.name !== undefined) webhook.name = rest.name;
        if (rest.active !== undefined) webhook.active = rest.active;
        if (events !== undefined) webhook.events = emittableEvents(webhook.number, events);
        webhook.updatedAtMs = world.clock.now();
        return ok(wireWebhook(webhook, world));
      }),
    },
    {
      method: 'DELETE',
      pattern: '/v1/webhooks/:webhookId',
      handle: withWebhook((_request, webhook) => {
        office.webhooks.splice(office.webhooks.indexOf(webhook), 1);
        return ok({ success: true });
      }),
    },
    { method: 'GET', pattern: '/v1/webhooks/:webhookId/logs', handle: withWebhook(logs) },
  ];
}

/** Who is meant where `x-whatsapp-number-id` names a number: the tenant's key then speaks for that one, a number's key must be its own. */
function narrowedCaller(world: PracticeWorld, request: RoutedRequest, caller: Caller): ApiReply | Caller {
  const named = request.headers['x-whatsapp-number-id'];
  if (typeof named !== 'string') return caller;
  const owner = ownerOf({ world, caller, wished: named });
  return 'status' in owner ? owner : { scope: 'number', number: owner.number };
}

function create(input: {
  readonly world: PracticeWorld;
  readonly office: WebhookOffice;
  readonly request: RoutedRequest;
  readonly caller: Caller;
}): ApiReply {
  const { world, office, request, caller } = input;
  const body = createBody.safeParse(request.body);
  if (!body.success) return invalid('url and name are required');
  if (!isReceiverUrl(body.data.url)) return invalid('url must be https (http only on this machine)');
  const owner = ownerOf({ world, caller, wished: body.data.whatsappNumberId });
  if ('status' in owner) return owner;
  const nowMs = world.clock.now();
  const webhook: Webhook = {
    id: `wh_${world.randomHex(20)}`,
    number: owner.number,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    name: body.data.name,
    url: body.data.url,
    active: true,
    events: emittableEvents(owner.number, body.data.events),
    lastTriggeredMs: null,
    deliveries: [],
  };
  office.webhooks.push(webhook);
  return ok(wireWebhook(webhook, world), 201);
}

function ownerOf(input: {
  readonly world: PracticeWorld;
  readonly caller: Caller;
  readonly wished: string | undefined;
}): ApiReply | { readonly number: PracticeNumber } {
  const { world, caller, wished } = input;
  if (caller.scope === 'number') {
    if (wished !== undefined && wished !== caller.number.id)
      return refusal({ status: 400, code: 'NUMBER_MISMATCH', error: 'The API key belongs to another number' });
    return { number: caller.number };
  }
  if (wished === undefined)
    return refusal({ status: 400, code: 'NUMBER_REQUIRED', error: 'whatsappNumberId is required with a tenant key' });
  const number = world.numbers.find((candidate) => candidate.id === wished);
  return number === undefined ? refusal({ status: 404, code: 'NUMBER_NOT_FOUND', error: 'Number not found' }) : { number };
}

function isReceiverUrl(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function logs(request: RoutedRequest, webhook: Webhook): ApiReply {
  const limit = Number(request.query.get('limit') ?? '50');
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) return invalid('limit must be 1 to 50');
  const event = request.query.get('event');
  const items = webhook.deliveries.filter((delivery) => event === null || delivery.event === event).slice(0, limit);
  return ok(items.map(({ createdAtMs, ...delivery }) => ({ ...delivery, createdAt: isoTime(createdAtMs) })));
}

function wireWebhook(webhook: Webhook, world: PracticeWorld): Record<string, unknown> {
  return {
    id: webhook.id,
    tenantId: world.tenantId,
    name: webhook.name,
    url: webhook.url,
    environment: 'LIVE',
    active: webhook.active,
    events: webhook.events,
    apiKeys: [webhook.number.keyId],
    lastTriggered: webhook.lastTriggeredMs === null ? null : isoTime(webhook.lastTriggeredMs),
    whatsappNumberIds: [webhook.number.id],
    whatsappInstanceIds: [webhook.number.instanceName],
    createdAt: isoTime(webhook.createdAtMs),
    updatedAt: isoTime(webhook.updatedAtMs),
  };
}
