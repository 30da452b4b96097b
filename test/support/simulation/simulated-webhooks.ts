import type { LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { RemoteStatus } from '../../../main/core/events/observation.ts';
import { chanceOf } from './chance.ts';
import type { SimulatedCall } from './simulated-calls.ts';
import type { SimulatedTime } from './simulated-time.ts';
import { callEventBody, callEventName, nativeBodies, type WebhookStyle } from './webhook-bodies.ts';

/** What becomes of a delivery, in shares of 1. What is left over arrives at once, and once. */
export interface DeliveryLuck {
  /** Never sent; half of them stand in the delivery log, as failed. */
  readonly dropped: number;
  readonly delayed: number;
  readonly delayMs: number;
  readonly repeated: number;
}

const GOOD_LUCK: DeliveryLuck = { dropped: 0, delayed: 0, delayMs: 0, repeated: 0 };

interface Kept {
  readonly id: string;
  name: string;
  url: string;
  active: boolean;
  events: readonly string[];
  log: { readonly event: string; status: string; readonly payload: unknown; readonly createdAt: string }[];
}

/** The webhooks of one number: kept as asked, and delivered as luck has it. */
export interface SimulatedWebhooks {
  readonly kept: ReadonlyMap<string, Kept>;
  luck: DeliveryLuck;
  /** Somebody pauses every webhook in the dashboard. */
  pauseAll(): void;
  /** Tells of where the call has come. */
  announce(one: SimulatedCall): void;
  /** Answers a request below `/webhooks`. */
  answer(request: { readonly method: string; readonly path: string; readonly body: unknown }): Answer;
  /** Whether some event of this call's status was posted without delay. */
  wasPrompt(peer: PhoneNumber, status: RemoteStatus): boolean;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const MOST_LOGGED = 50;

/** `post`: resolves with the status that came back; null where nothing did. */
export function simulatedWebhooks(
  time: SimulatedTime,
  world: {
    readonly kind: LineKind;
    readonly seed: number;
    readonly style: WebhookStyle;
    readonly post: (url: string, body: string) => Promise<number | null>;
  },
): SimulatedWebhooks {
  const kept = new Map<string, Kept>();
  const prompt = new Set<string>();
  let created = 0;

  const send = async (webhook: Kept, event: string, payload: unknown): Promise<void> => {
    const status = await world.post(webhook.url, JSON.stringify(payload));
    note(webhook, event, payload, status !== null && status < 300);
  };
  const note = (webhook: Kept, event: string, payload: unknown, delivered: boolean): void => {
    const entry = { event, status: delivered ? 'SUCCESS' : 'FAILED', payload, createdAt: new Date(time.nowMs()).toISOString() };
    webhook.log = [entry, ...webhook.log].slice(0, MOST_LOGGED);
  };
  const deliver = (
    webhook: Kept,
    { name, event, payload }: { readonly name: string; readonly event: string; readonly payload: unknown },
  ): void => {
    const chance = chanceOf(world.seed, `${name} ${JSON.stringify(payload).length}`);
    const drawn = chance.share();
    const { dropped, delayed, delayMs, repeated } = self.luck;
    if (drawn < dropped) {
      if (chance.happens(0.5)) note(webhook, event, payload, false);
      return;
    }
    const isLate = drawn < dropped + delayed;
    const waits = isLate ? delayMs : chance.whole(20, 300);
    if (!isLate) prompt.add(name);
    // The service's own queue: nobody waits for it, and `post` never rejects.
    time.after(waits, () => void send(webhook, event, payload));
    if (chance.happens(repeated)) time.after(waits + chance.whole(1, 20_000), () => void send(webhook, event, payload));
  };

  const shown = ({ log: _log, ...webhook }: Kept): unknown => webhook;
  const ordered = (body: unknown): Partial<Kept> => {
    const given = body as Partial<Kept>;
    return { ...given, ...(given.events === undefined ? {} : { events: [...given.events] }) };
  };

  const self: SimulatedWebhooks = {
    kept,
    luck: GOOD_LUCK,
    pauseAll() {
      for (const webhook of kept.values()) webhook.active = false;
    },
    announce(one) {
      const name = callEventName(one.call);
      const at = time.nowMs();
      const news = `${one.call.peer ?? ''} ${one.call.status}`;
      for (const webhook of kept.values()) {
        if (!webhook.active) continue;
        if (name !== null && webhook.events.includes(name)) {
          deliver(webhook, { name: news, event: name, payload: callEventBody(name, one.call, at, world.style) });
        }
        if (world.kind === 'meta' && webhook.events.includes('calls')) {
          for (const payload of nativeBodies(one.call, at, world.style)) deliver(webhook, { name: news, event: 'calls', payload });
        }
      }
    },
    answer({ method, path, body }) {
      const [, , id, logs] = path.replace(/\?.*$/, '').split('/');
      const webhook = id === undefined ? undefined : kept.get(id);
      if (id === undefined) {
        if (method === 'GET') return { status: 200, body: [...kept.values()].map(shown) };
        created += 1;
        const made: Kept = { id: `wh_${String(created)}`, name: '', url: '', active: true, events: [], log: [], ...ordered(body) };
        kept.set(made.id, made);
        return { status: 201, body: shown(made) };
      }
      if (webhook === undefined) return { status: 404, body: { error: 'Webhook not found', code: 'WEBHOOK_NOT_FOUND' } };
      if (logs === 'logs') return { status: 200, body: webhook.log };
      if (method === 'PATCH') Object.assign(webhook, ordered(body));
      if (method === 'DELETE') kept.delete(id);
      return { status: 200, body: method === 'DELETE' ? { success: true } : shown(webhook) };
    },
    wasPrompt: (peer, status) => prompt.has(`${peer} ${status}`),
  };
  return self;
}
