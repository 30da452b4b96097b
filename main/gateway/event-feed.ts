import { isLoopbackBase } from '#contract/api-base.ts';
import type { ServiceOffsets } from '../core/events/service-offset.ts';
import type { WebhookApi } from '../core/events/webhook-api.ts';
import type { Clock, LineAccess, Log, OpenEventFeed } from '../core/ports.ts';
import { openLineFeed } from './line-feed.ts';
import { openWebhookReceiver, type WebhookReceiver } from './open-webhook-receiver.ts';
import { openWebhookWay } from './webhook-way.ts';

export interface EventIntake {
  /**
   * Opens the feed of one line. A service on this machine (practice line) can reach our receiver and is given a
   * webhook; any other cannot see this machine, so it is polled. Polling never stops altogether: it finds what
   * webhooks lose.
   */
  readonly openFeed: OpenEventFeed;
  /** Closes the receiver. Feeds are stopped by their owner, before this. */
  stop(): Promise<void>;
}

export interface IntakeTools {
  readonly clock: Clock;
  readonly log: Log;
  readonly openWebhookApi: (access: LineAccess) => WebhookApi;
  /** What the requests have learnt of the service's clock; webhooks carry its time too. */
  readonly offsets: ServiceOffsets;
  /** 0 to 1, by chance. */
  readonly random?: () => number;
}

async function receiverOrNull(log: Log): Promise<WebhookReceiver | null> {
  try {
    return await openWebhookReceiver({ log });
  } catch (cause) {
    log.warn('no webhooks can be received, lines are polled', { why: cause instanceof Error ? cause.message : 'unknown' });
    return null;
  }
}

/** Opens the way in for the events of all lines. A machine that gives us no port still polls. */
export async function openEventIntake({ clock, log, openWebhookApi, offsets, random = Math.random }: IntakeTools): Promise<EventIntake> {
  const receiver = await receiverOrNull(log);
  return {
    openFeed({ lineId, access, api, listener }) {
      const isReachable = receiver !== null && isLoopbackBase(access.apiBase);
      return openLineFeed({
        api,
        listener,
        clock,
        random,
        log,
        openWebhooks: isReachable
          ? (way) =>
              openWebhookWay({ ...way, lineId, receiver, webhooks: openWebhookApi(access), clock, log, offset: offsets.of(access.apiBase) })
          : null,
      });
    },
    async stop() {
      await receiver?.close();
    },
  };
}
