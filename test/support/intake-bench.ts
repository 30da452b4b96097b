import { onTestFinished } from 'vitest';
import { type LineHealth, type LineId, lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { systemClock } from '../../main/adapters/clock/system-clock.ts';
import type { Observation } from '../../main/core/events/observation.ts';
import { serviceOffsets } from '../../main/core/events/service-offset.ts';
import type { TunnelProviderFor } from '../../main/core/events/tunnel.ts';
import type { Clock, EventFeed, Reach } from '../../main/core/ports.ts';
import { type EventIntake, openEventIntake } from '../../main/gateway/event-intake.ts';
import { IN_MEMORY } from '../../main/gateway/log/event-database.ts';
import { openEventLog } from '../../main/gateway/log/open-event-log.ts';
import { openWebhookReceiver } from '../../main/gateway/receiver/open-webhook-receiver.ts';
import type { WebhookReceiver } from '../../main/gateway/receiver/webhook-receiver.ts';
import { memoryLog, type MemoryLog } from './memory-log.ts';
import type { PracticeBench } from './practice-bench.ts';

/** A clock on which time passes `times` as fast as it does. */
export function fastClock(times: number): Clock {
  const start = systemClock.now();
  return {
    now: () => unixMs(start + (systemClock.now() - start) * times),
    after: (milliseconds, then) => systemClock.after(milliseconds / times, then),
  };
}

/** The real intake with its real receiver and log, in front of a practice line. */
export interface IntakeBench {
  readonly intake: EventIntake;
  readonly receiver: WebhookReceiver;
  readonly log: MemoryLog;
  listen(kind: 'meta' | 'web', through?: 'direct' | 'tunnel'): Listening;
  /** As a crash ends it: nothing is told to the service. */
  crash(): Promise<void>;
}

export interface Listening {
  readonly lineId: LineId;
  readonly feed: EventFeed;
  readonly observed: (Observation & { readonly atMs: number })[];
  readonly reaches: Reach[];
  readonly healths: LineHealth[];
}

export async function intakeBench(
  bench: PracticeBench,
  { clock = systemClock as Clock, tunnelFor = (() => null) as TunnelProviderFor, eventLogPath = IN_MEMORY } = {},
): Promise<IntakeBench> {
  const log = memoryLog();
  const { eventLog, tokens } = openEventLog({ path: eventLogPath, now: clock.now, log });
  const opened = await openWebhookReceiver({ eventLog, tokens, now: clock.now, log });
  if (!opened.ok) throw new Error(opened.error.code);
  const receiver = opened.value;
  const feeds = new Set<EventFeed>();
  let line: 'meta' | 'web' = 'web';
  const intake = openEventIntake({
    clock,
    log,
    eventLog,
    receiver,
    tunnelFor,
    openWebhookApi: () => bench.webhooks(line),
    offsets: serviceOffsets(clock.now),
    random: Math.random,
    fetch: globalThis.fetch,
  });
  let crashed = false;
  const stop = async (): Promise<void> => {
    await intake.stop();
    await receiver.close();
    await eventLog.close();
  };
  onTestFinished(async () => {
    if (crashed) return;
    await Promise.all([...feeds].map((feed) => feed.stop()));
    await stop();
  });
  return {
    intake,
    receiver,
    log,
    listen(kind, through = 'direct') {
      line = kind;
      const observed: Listening['observed'] = [];
      const reaches: Reach[] = [];
      const healths: LineHealth[] = [];
      const id = lineId(`line-${kind}`);
      const feed = intake.openFeed({
        lineId: id,
        watchedSince: clock.now(),
        // A service of the world, as far as the intake can tell: it is reached through the tunnel.
        access: { ...bench.access(kind), ...(through === 'tunnel' ? { apiBase: 'https://pilot.example/v1' } : {}) },
        api: bench.api(kind),
        listener: {
          observed: (news) => void observed.push(...news.map((one) => ({ ...one, atMs: performance.now() }))),
          reach: (reach) => void reaches.push(reach),
          health: (health) => void healths.push(health),
        },
      });
      feeds.add(feed);
      return { lineId: id, feed, observed, reaches, healths };
    },
    async crash() {
      crashed = true;
      await bench.control.addFault({ method: 'DELETE', path: '/v1/webhooks/*', times: 1, what: { kind: 'status', status: 500 } });
      await Promise.all([...feeds].map((feed) => feed.stop()));
      await stop();
    },
  };
}

export async function until(what: string, isSo: () => boolean | Promise<boolean>, withinMs = 8_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within ${String(withinMs)} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const isLive = ({ reaches }: Listening): boolean => reaches.at(-1)?.state === 'live';
