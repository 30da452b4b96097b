import type { LineId } from '#contract/line.ts';
import { ok } from '#contract/result.ts';
import type { EventLog } from '../../../main/core/events/event-log.ts';
import type { Clock } from '../../../main/core/ports.ts';
import { webhookEventId } from '../../../main/gateway/log/event-id.ts';
import type { Delivery, HookTokens, WebhookReceiver } from '../../../main/gateway/receiver/webhook-receiver.ts';

/** The receiver without its server: what is posted to it is checked for its path, logged and answered, as by the real one. */
export interface SimulatedReceiver extends WebhookReceiver {
  /** Resolves with the status of the answer. */
  take(path: string, body: string): Promise<number>;
}

const NO_COUNTS = { taken: 0, repeated: 0, unsigned: 0, malformed: 0, turnedAway: 0 };

export function memoryHookTokens(): HookTokens {
  const tokens = new Map<LineId, string>();
  return {
    read: (line) => tokens.get(line) ?? null,
    keep: (line, token) => void tokens.set(line, token),
    forget: (line) => void tokens.delete(line),
  };
}

let receivers = 0;

export function simulatedReceiver(world: {
  readonly clock: Clock;
  readonly eventLog: EventLog;
  readonly tokens: HookTokens;
}): SimulatedReceiver {
  const { clock, eventLog, tokens } = world;
  const lines = new Map<string, LineId>();
  const probes = new Set<(nonce: string) => void>();
  const deliveries = new Set<(delivery: Delivery) => void>();
  receivers += 1;
  const probePath = `/probe/${String(receivers)}`;
  let counts = NO_COUNTS;
  let port = 40_000;

  return {
    port: () => port,
    listenOn(wanted) {
      port = wanted === 0 ? 40_000 : wanted;
      return Promise.resolve(ok(port));
    },
    offerFile: () => ({ path: '/files/0', fetched: new Promise(() => undefined), close: () => undefined }),
    open(lineId) {
      const token = tokens.read(lineId) ?? `secret-of-${lineId}`;
      tokens.keep(lineId, token);
      const path = `/hooks/${lineId}/${token}`;
      lines.set(path, lineId);
      return { path, close: () => void lines.delete(path) };
    },
    forget: (lineId) => tokens.forget(lineId),
    probePath,
    onProbe(listener) {
      probes.add(listener);
      return () => probes.delete(listener);
    },
    onDelivery(listener) {
      deliveries.add(listener);
      return () => deliveries.delete(listener);
    },
    counts: () => counts,
    close: () => Promise.resolve(),
    async take(path, body) {
      if (path === probePath) {
        const { nonce } = JSON.parse(body) as { readonly nonce: string };
        for (const listener of probes) listener(nonce);
        return 204;
      }
      const lineId = lines.get(path);
      if (lineId === undefined) return 404;
      const eventId = webhookEventId(lineId, {}, JSON.parse(body));
      const kept = await eventLog.append({ eventId, lineId, source: 'webhook', receivedAt: clock.now(), body });
      if (!kept.ok) return 503;
      const repeated = kept.value.duplicate;
      counts = { ...counts, taken: counts.taken + (repeated ? 0 : 1), repeated: counts.repeated + (repeated ? 1 : 0) };
      for (const listener of deliveries) listener({ lineId, body, repeated });
      return 200;
    },
  };
}
