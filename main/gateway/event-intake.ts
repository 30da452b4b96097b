import type { EventLog } from '../core/events/event-log.ts';
import type { ServiceOffsets } from '../core/events/service-offset.ts';
import type { TunnelProviderFor } from '../core/events/tunnel.ts';
import type { WebhookApi } from '../core/events/webhook-api.ts';
import type { Clock, LineAccess, Log, OpenEventFeed, TunnelDesk } from '../core/ports.ts';
import type { WebhookReceiver } from './receiver/webhook-receiver.ts';

/** The way in for the events of all lines. */
export interface EventIntake {
  /**
   * Opens the feed of one line: webhooks through the tunnel, or straight where the service runs on this machine
   * (practice line), and polling, which never stops altogether because it finds what webhooks lose.
   */
  readonly openFeed: OpenEventFeed;
  /** `off` until it is told which tunnel to use. */
  readonly tunnel: TunnelDesk;
  /** Closes the tunnel. Feeds are stopped by their owner before this, receiver and event log after it. */
  stop(): Promise<void>;
}

export interface IntakeTools {
  readonly clock: Clock;
  readonly log: Log;
  readonly eventLog: EventLog;
  readonly receiver: WebhookReceiver;
  readonly tunnelFor: TunnelProviderFor;
  readonly openWebhookApi: (access: LineAccess) => WebhookApi;
  /** What the requests have learnt of the service's clock; webhooks carry its time too. */
  readonly offsets: ServiceOffsets;
  /** 0 to 1, by chance. */
  readonly random: () => number;
  /** For the events that we send round the whole way. */
  readonly fetch: typeof globalThis.fetch;
}
