import { appError, type AppError } from '#contract/errors.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { unixMs } from '#contract/time.ts';
import type { RemoteCall } from '../../main/core/events/observation.ts';
import type { Webhook, WebhookApi, WebhookOrder } from '../../main/core/events/webhook-api.ts';
import type { LineApi, NumberState } from '../../main/core/ports.ts';

export function remoteCall(remoteId: string, change: Partial<RemoteCall> = {}): RemoteCall {
  return {
    remoteId,
    externalId: `wacid.${remoteId}`,
    direction: 'inbound',
    status: 'ringing',
    outcome: null,
    peer: phoneNumber('+5511999990000'),
    durationSeconds: null,
    createdAt: unixMs(1_800_000_000_000),
    connectedAt: null,
    sdpOffer: null,
    sdpAnswer: null,
    ...change,
  };
}

/** A service whose list and calls the test sets; it counts what it is asked, and how much of it at once. */
export interface ScriptedLineApi extends LineApi {
  calls: readonly RemoteCall[];
  /** What reading the number tells, or fails with. */
  number: NumberState | AppError | null;
  /** What the list fails with; null where it works. */
  trouble: AppError | null;
  /** What reading one call fails with. */
  readTrouble: AppError | null;
  /** While true, nothing is answered. */
  hanging: boolean;
  /** `list`, `number` or `read <id>`, in order. */
  readonly asked: readonly string[];
  readonly mostAtOnce: () => number;
}

export function scriptedLineApi(): ScriptedLineApi {
  const asked: string[] = [];
  let lists = 0;
  let mostLists = 0;
  const unused = (): Promise<never> => Promise.reject(new Error('a feed does not act on calls'));
  const api: ScriptedLineApi = {
    calls: [],
    number: null,
    trouble: null,
    readTrouble: null,
    hanging: false,
    asked,
    mostAtOnce: () => mostLists,
    async list(limit) {
      asked.push('list');
      lists += 1;
      mostLists = Math.max(mostLists, lists);
      while (api.hanging) await new Promise((resolve) => setImmediate(resolve));
      lists -= 1;
      return api.trouble === null ? ok(api.calls.slice(0, limit).map((call) => ({ ...call, sdpOffer: null }))) : fail(api.trouble);
    },
    async read(remoteId, withSdp) {
      asked.push(`read ${remoteId}`);
      while (api.hanging) await new Promise((resolve) => setImmediate(resolve));
      if (api.readTrouble !== null) return fail(api.readTrouble);
      const call = api.calls.find((one) => one.remoteId === remoteId || one.externalId === remoteId);
      if (call === undefined) return fail(appError('call-gone'));
      return ok(withSdp ? call : { ...call, sdpOffer: null });
    },
    detectKind: unused,
    async readNumber() {
      asked.push('number');
      while (api.hanging) await new Promise((resolve) => setImmediate(resolve));
      return api.number !== null && 'code' in api.number ? fail(api.number) : ok(api.number);
    },
    place: unused,
    preAccept: unused,
    accept: unused,
    reject: unused,
    terminate: unused,
    realtimeSession: unused,
  };
  return api;
}

/** A service's webhooks in memory; `emits` is what it keeps of a wish list. */
export interface ScriptedWebhooks extends WebhookApi {
  readonly kept: ReadonlyMap<string, Webhook>;
  emits: readonly string[];
  trouble: AppError | null;
  readonly requests: () => number;
}

export function scriptedWebhooks(emits: readonly string[]): ScriptedWebhooks {
  const kept = new Map<string, Webhook>();
  let requests = 0;
  function reply<Value>(work: () => Value): Promise<Result<Value, AppError>> {
    requests += 1;
    return Promise.resolve(api.trouble === null ? ok(work()) : fail(api.trouble));
  }
  const webhookOf = (id: string, order: WebhookOrder): Webhook => {
    const webhook = {
      id,
      name: order.name,
      url: order.url,
      active: true,
      events: order.events.filter((event) => api.emits.includes(event)),
    };
    kept.set(id, webhook);
    return webhook;
  };
  const found = (id: string): Webhook => {
    const webhook = kept.get(id);
    if (webhook === undefined) throw new Error(`no webhook ${id}`);
    return webhook;
  };
  const api: ScriptedWebhooks = {
    kept,
    emits,
    trouble: null,
    requests: () => requests,
    create: (order) => reply(() => webhookOf(`wh_${String(requests)}`, order)),
    list: () => reply(() => [...kept.values()]),
    read: (id) => reply(() => found(id)),
    update: (id, order) => reply(() => webhookOf(id, order)),
    remove: (id) =>
      reply(() => {
        kept.delete(id);
        return null;
      }),
  };
  return api;
}
