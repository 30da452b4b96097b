import { ok, type Result } from '#contract/result.ts';
import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { EventLog, NewEvent } from '../../main/core/events/event-log.ts';
import type { TunnelNews, TunnelProvider } from '../../main/core/events/tunnel.ts';
import { newsEventId, webhookEventId } from '../../main/gateway/log/event-id.ts';
import type { Delivery, WebhookReceiver } from '../../main/gateway/receiver/webhook-receiver.ts';
import type { Observation } from '../../main/core/events/observation.ts';
import type { Clock } from '../../main/core/ports.ts';

/** A receiver without a socket: what is delivered is kept in the log, and told as the real one tells it. */
export interface ScriptedReceiver extends WebhookReceiver {
  hearProbe(nonce: string): void;
  /** What the service posts to the line's path; false where that is closed. */
  deliver(lineId: LineId, payload: unknown): Promise<boolean>;
  /** What polling appends for the same news. */
  poll(lineId: LineId, news: Observation): Promise<void>;
  /** What `listenOn` fails with; null where the port is free. */
  portTrouble: AppError | null;
  readonly openLines: ReadonlySet<LineId>;
}

export function scriptedReceiver(eventLog: EventLog, clock: Clock): ScriptedReceiver {
  const probes = new Set<(nonce: string) => void>();
  const deliveries = new Set<(delivery: Delivery) => void>();
  const open = new Set<LineId>();
  let port = 4001;
  const append = async (event: Omit<NewEvent, 'receivedAt'>): Promise<boolean> => {
    const appended = await eventLog.append({ ...event, receivedAt: clock.now() });
    if (!appended.ok) throw new Error(appended.error.code);
    return appended.value.duplicate;
  };
  const receiver: ScriptedReceiver = {
    portTrouble: null,
    openLines: open,
    port: () => port,
    listenOn(wanted): Promise<Result<number, AppError>> {
      if (receiver.portTrouble !== null) return Promise.resolve({ ok: false, error: receiver.portTrouble });
      port = wanted;
      return Promise.resolve(ok(port));
    },
    offerFile: () => ({ path: '/files/0', fetched: new Promise(() => undefined), close: () => undefined }),
    open(lineId) {
      open.add(lineId);
      return { path: `/hooks/${lineId}/0123456789abcdef0123456789abcdef`, close: () => void open.delete(lineId) };
    },
    forget: (lineId) => void open.delete(lineId),
    probePath: '/probe/PROBESECRET',
    onProbe(listener) {
      probes.add(listener);
      return () => probes.delete(listener);
    },
    hearProbe: (nonce) => probes.forEach((listener) => listener(nonce)),
    onDelivery(listener) {
      deliveries.add(listener);
      return () => deliveries.delete(listener);
    },
    async deliver(lineId, payload) {
      if (!open.has(lineId)) return false;
      const body = JSON.stringify(payload);
      const repeated = await append({ eventId: webhookEventId(lineId, {}, payload), lineId, source: 'webhook', body });
      for (const listener of deliveries) listener({ lineId, body, repeated });
      return true;
    },
    async poll(lineId, news) {
      // Of a shape that a webhook could have, so that only its source keeps it from being taken for one.
      const body = JSON.stringify({ event: `call.${news.status}`, callId: news.remoteId });
      await append({ eventId: newsEventId(lineId, news), lineId, source: 'polling', body });
    },
    counts: () => ({ taken: 0, repeated: 0, unsigned: 0, malformed: 0, turnedAway: 0 }),
    close: () => Promise.resolve(),
  };
  return receiver;
}

/** A tunnel that says what the test says, and the world behind it. */
export interface ScriptedTunnel {
  readonly provider: TunnelProvider;
  /** As its listener hears it. */
  say(news: TunnelNews): void;
  /** What becomes of requests to its address. */
  carries: 'deliver' | 'deliver-unanswered' | 'hang' | 'answer-502' | 'redirect' | 'answer-itself';
  /** As `globalThis.fetch`, for the prober alone. */
  readonly fetch: typeof globalThis.fetch;
  readonly opened: () => number;
  readonly reopened: () => number;
  readonly running: () => number;
  /** Requests under way. */
  readonly pending: () => number;
  /** Addresses that were asked. */
  readonly asked: readonly string[];
}

/** `localPort`: where it wants the receiver. It opens by itself only where `publicUrl` is given. */
export function scriptedTunnel(
  receiver: Pick<ScriptedReceiver, 'hearProbe' | 'probePath'>,
  { localPort = null as number | null, publicUrl = null as string | null } = {},
): ScriptedTunnel {
  const listeners = new Set<(news: TunnelNews) => void>();
  const asked: string[] = [];
  let opened = 0;
  let reopened = 0;
  let pending = 0;
  const answer = async (url: string, init: RequestInit): Promise<Response> => {
    if (tunnel.carries === 'deliver-unanswered') receiver.hearProbe(nonceOf(init.body));
    if (tunnel.carries === 'hang' || tunnel.carries === 'deliver-unanswered') {
      return new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(new Error(`cut ${url}`))));
    }
    await Promise.resolve();
    if (tunnel.carries === 'redirect') throw new TypeError(`unexpected redirect of ${url}`);
    if (tunnel.carries === 'answer-502') return new Response('bad gateway', { status: 502 });
    if (tunnel.carries === 'deliver') receiver.hearProbe(nonceOf(init.body));
    return new Response(null, { status: 204 });
  };
  const tunnel: ScriptedTunnel = {
    carries: 'deliver',
    asked,
    provider: {
      localPort,
      open({ listener }) {
        opened += 1;
        listeners.add(listener);
        if (publicUrl !== null) listener({ state: 'open', publicUrl });
        return {
          reopen: () => (reopened += 1),
          stop: () => Promise.resolve(void listeners.delete(listener)),
        };
      },
    },
    say: (news) => listeners.forEach((listener) => listener(news)),
    async fetch(input, init) {
      const url = input instanceof Request ? input.url : input.toString();
      asked.push(url);
      if (init?.redirect !== 'error' || init.method !== 'POST') throw new Error('a probe is a POST that follows nobody');
      if (!url.endsWith(receiver.probePath)) throw new Error('a probe goes to the probe path');
      pending += 1;
      return answer(url, init).finally(() => (pending -= 1));
    },
    opened: () => opened,
    reopened: () => reopened,
    running: () => listeners.size,
    pending: () => pending,
  };
  return tunnel;
}

function nonceOf(body: unknown): string {
  const parsed: unknown = JSON.parse(typeof body === 'string' ? body : '{}');
  return typeof parsed === 'object' && parsed !== null && 'nonce' in parsed ? String(parsed.nonce) : '';
}
