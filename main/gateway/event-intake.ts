import { isLoopbackBase } from '#contract/api-base.ts';
import type { LineId } from '#contract/line.ts';
import type { EventLog } from '../core/events/event-log.ts';
import type { ServiceOffsets } from '../core/events/service-offset.ts';
import type { TunnelProviderFor } from '../core/events/tunnel.ts';
import type { WebhookApi } from '../core/events/webhook-api.ts';
import type { Clock, LineAccess, Log, OpenEventFeed } from '../core/ports.ts';
import type { TunnelDesk } from '../core/tunnel-port.ts';
import { directProvider } from './entry/direct-provider.ts';
import { onFixedPort } from './entry/on-fixed-port.ts';
import type { Entry } from './entry/entry.ts';
import { openEntry } from './entry/open-entry.ts';
import { tunnelDesk } from './entry/tunnel-desk.ts';
import { openLineFeed } from './line-feed.ts';
import { openWebhookWay } from './open-webhook-way.ts';
import type { WebhookReceiver } from './receiver/webhook-receiver.ts';
import { type RequestGates, requestGates } from './request-gate.ts';

/** The way in for the events of all lines. */
export interface EventIntake {
  /**
   * Opens the feed of one line: webhooks through the tunnel, or straight where the service runs on this machine
   * (practice line), and polling, which never stops altogether because it finds what webhooks lose.
   */
  readonly openFeed: OpenEventFeed;
  /** Where the line's service reaches us, without a trailing slash; null where that is not proven now, or the line is not open. */
  publicUrl(lineId: LineId): string | null;
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
  /** Shared with whoever acts on calls, so that every request for a number passes one gate. */
  readonly gates?: RequestGates;
  /** Development: the app as a whole is pointed at a service on this machine, whose events take the tunnel like any other's. */
  readonly isServiceHere?: boolean;
}

export function openEventIntake(tools: IntakeTools): EventIntake {
  const { clock, log, eventLog, receiver, random, gates = requestGates(clock), isServiceHere = false } = tools;
  const tunnelEntry = openEntry({ ...tools, name: 'tunnel' });
  const directEntry = openEntry({ ...tools, name: 'direct' });
  const entryOf = new Map<LineId, Entry>();
  let directLines = 0;

  /** Also where the receiver has moved: the address is made of its port. */
  function openDirect(): void {
    if (directLines > 0) directEntry.use({ provider: directProvider(), lasting: false });
  }

  return {
    openFeed({ lineId, watchedSince, access, api, listener }) {
      const isDirect = isLoopbackBase(access.apiBase) && !isServiceHere;
      if (isDirect && (directLines += 1) === 1) openDirect();
      const webhooks = tools.openWebhookApi(access);
      const entry = isDirect ? directEntry : tunnelEntry;
      entryOf.set(lineId, entry);
      const feed = openLineFeed({
        lineId,
        watchedSince,
        api,
        gate: gates.of(access),
        webhooks,
        eventLog,
        listener,
        clock,
        random,
        log,
        openWebhooks: (order) =>
          openWebhookWay({ lineId, entry, receiver, eventLog, webhooks, clock, log, offset: tools.offsets.of(access.apiBase) }, order),
      });
      let stopping: Promise<void> | null = null;
      const stop = async (): Promise<void> => {
        entryOf.delete(lineId);
        await feed.stop();
        if (isDirect && (directLines -= 1) === 0) directEntry.use(null);
      };
      return { ...feed, stop: () => (stopping ??= stop()) };
    },
    publicUrl(lineId) {
      const entry = entryOf.get(lineId);
      return entry?.liveness().phase === 'proven' ? (entry.address()?.publicUrl ?? null) : null;
    },
    tunnel: tunnelDesk({
      entry: tunnelEntry,
      tunnelFor: tools.tunnelFor,
      onFixedPort: (provider, port) => onFixedPort(provider, port, { receiver, clock, log, moved: openDirect }),
    }),
    async stop() {
      await Promise.allSettled([tunnelEntry.stop(), directEntry.stop()]);
    },
  };
}
