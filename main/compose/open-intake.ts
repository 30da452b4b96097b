import { join } from 'node:path';
import type { AppError } from '#contract/errors.ts';
import type { EventLog } from '../core/events/event-log.ts';
import type { ServiceOffsets } from '../core/events/service-offset.ts';
import type { TunnelProviderFor } from '../core/events/tunnel.ts';
import type { WebhookApi } from '../core/events/webhook-api.ts';
import type { Clock, LineAccess, Log } from '../core/ports.ts';
import { directProvider } from '../gateway/entry/direct-provider.ts';
import { type EventIntake, openEventIntake } from '../gateway/event-intake.ts';
import { openEventLog } from '../gateway/log/open-event-log.ts';
import { keepRetention } from '../gateway/log/retention.ts';
import { openWebhookReceiver } from '../gateway/receiver/open-webhook-receiver.ts';
import type { WebhookReceiver } from '../gateway/receiver/webhook-receiver.ts';
import type { RequestGates } from '../gateway/request-gate.ts';

export interface OpenedIntake extends Omit<EventIntake, 'stop'> {
  readonly eventLog: EventLog;
  readonly receiver: Pick<WebhookReceiver, 'port' | 'counts' | 'forget' | 'offerFile'>;
  /** What to tell the agent: the end of the event log was lost, or events last until quit. */
  readonly problems: readonly AppError[];
  /** After the feeds: tunnel, receiver, log. */
  stop(): Promise<void>;
}

/** The way in for events, in the app as in the gateway alone: log, receiver, tunnel, feeds. Throws where this machine gives no port at all. */
export async function openIntake(order: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly offsets: ServiceOffsets;
  readonly gates: RequestGates;
  readonly tunnelFor: TunnelProviderFor;
  readonly openWebhookApi: (access: LineAccess) => WebhookApi;
  readonly tell: (error: AppError) => void;
  /** For looking at our own address from outside; Node's where left out. */
  readonly fetch?: typeof globalThis.fetch;
  /** Development: the app as a whole is pointed at a service on this machine. */
  readonly isServiceHere: boolean;
  /** Secrets of signed webhooks; none where the service does not sign. */
  readonly signatures: readonly string[];
  /** 0 for any. */
  readonly port?: number;
}): Promise<OpenedIntake> {
  const { clock, log, offsets, gates, isServiceHere, openWebhookApi } = order;
  const { eventLog, tokens, problem } = openEventLog({
    path: join(order.folder, 'events.sqlite'),
    now: clock.now,
    log,
    problemLater: order.tell,
  });
  const opened = await openWebhookReceiver({
    eventLog,
    tokens,
    now: clock.now,
    theirs: offsets.theirs,
    log,
    port: order.port ?? 0,
    secrets: () => order.signatures,
  });
  if (!opened.ok) {
    await eventLog.close();
    throw new Error(`webhooks cannot be received: ${opened.error.detail ?? opened.error.code}`);
  }
  const receiver = opened.value;
  const stopRetention = keepRetention({ eventLog, clock, log });
  // A service on this machine needs no tunnel, and may be told of one that ends here.
  const tunnelFor: TunnelProviderFor = (settings, token) =>
    isServiceHere ? (order.tunnelFor(settings, token, { allowLoopback: true }) ?? directProvider()) : order.tunnelFor(settings, token);
  const parts = { clock, log, eventLog, receiver, tunnelFor, openWebhookApi, offsets, gates, isServiceHere };
  const intake = openEventIntake({ ...parts, random: Math.random, fetch: order.fetch ?? globalThis.fetch });
  return {
    openFeed: intake.openFeed,
    publicUrl: intake.publicUrl,
    tunnel: intake.tunnel,
    eventLog,
    receiver,
    problems: problem === null ? [] : [problem],
    async stop() {
      await intake.stop();
      await receiver.close();
      stopRetention();
      await eventLog.close();
    },
  };
}
