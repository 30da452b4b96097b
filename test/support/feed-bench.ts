import { expect, onTestFinished } from 'vitest';
import { lineId } from '#contract/line.ts';
import type { Observation } from '../../main/core/events/observation.ts';
import { type ServiceOffset, serviceOffset } from '../../main/core/events/service-offset.ts';
import { CALL_EVENTS } from '../../main/core/events/webhook-payload.ts';
import type { EventFeed, FeedHealth } from '../../main/core/ports.ts';
import { openLineFeed } from '../../main/gateway/line-feed.ts';
import { openWebhookWay } from '../../main/gateway/webhook-way.ts';
import type { TakeWebhook, WebhookReceiver } from '../../main/gateway/open-webhook-receiver.ts';
import { createSimulatedClock, type SimulatedClock } from './fakes/simulated-clock.ts';
import { memoryLog, type MemoryLog } from './memory-log.ts';
import { scriptedLineApi, scriptedWebhooks, type ScriptedLineApi, type ScriptedWebhooks } from './scripted-line-api.ts';

export interface FeedBench {
  readonly clock: SimulatedClock;
  readonly api: ScriptedLineApi;
  readonly webhooks: ScriptedWebhooks;
  readonly log: MemoryLog;
  readonly feed: EventFeed;
  readonly observed: Observation[];
  readonly healths: FeedHealth[];
  /** What the service posts to our receiver; null where no address is open. */
  deliver(payload: unknown): void;
  /** Requests of the last minute. */
  lately(): number;
}

/** The feed of one line on a simulated clock, between a scripted service and a listener that remembers. */
export function feedBench({
  withWebhooks = false,
  emits = CALL_EVENTS as readonly string[],
  offset = null as Pick<ServiceOffset, 'ours'> | null,
  prepare = (_api: ScriptedLineApi, _webhooks: ScriptedWebhooks): void => undefined,
} = {}): FeedBench {
  const clock = createSimulatedClock();
  const api = scriptedLineApi();
  const webhooks = scriptedWebhooks(emits);
  prepare(api, webhooks);
  const log = memoryLog();
  const observed: Observation[] = [];
  const healths: FeedHealth[] = [];
  const addresses = new Set<TakeWebhook>();
  const receiver: WebhookReceiver = {
    receive(_line, take) {
      addresses.add(take);
      return { url: 'http://127.0.0.1:1/hooks/line-1/secret', close: () => void addresses.delete(take) };
    },
    close: () => Promise.resolve(),
  };
  const times: number[] = [];
  const timed: typeof api = { ...api };
  const feed = openLineFeed({
    api: {
      ...timed,
      list: (limit) => {
        times.push(clock.now());
        return api.list(limit);
      },
      readNumber: () => {
        times.push(clock.now());
        return api.readNumber();
      },
      read: (id, withSdp) => {
        times.push(clock.now());
        return api.read(id, withSdp);
      },
    },
    listener: { observed: (observations) => observed.push(...observations), health: (health) => healths.push(health) },
    clock,
    random: () => 0,
    log,
    openWebhooks: withWebhooks
      ? (way) =>
          openWebhookWay({ ...way, lineId: lineId('line-1'), receiver, webhooks, clock, log, offset: offset ?? serviceOffset(clock.now) })
      : null,
  });
  onTestFinished(async () => {
    api.hanging = false;
    await feed.stop();
    expect(clock.pending()).toBe(0);
    expect(addresses.size).toBe(0);
    expect(webhooks.kept.size).toBe(0);
  });
  return {
    clock,
    api,
    webhooks,
    log,
    feed,
    observed,
    healths,
    deliver(payload) {
      for (const take of addresses) take(payload);
    },
    lately: () => times.filter((at) => at > clock.now() - 60_000).length,
  };
}
export const ringingHook = (id: string) => ({
  event: 'call.ringing',
  callId: id,
  externalCallId: `wacid.${id}`,
  direction: 'INBOUND',
  peerNumber: '+5511999990000',
});
export const lists = (api: ScriptedLineApi): number => api.asked.filter((what) => what === 'list').length;
