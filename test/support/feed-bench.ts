import { expect, onTestFinished } from 'vitest';
import { type LineHealth, lineId } from '#contract/line.ts';
import { ok } from '#contract/result.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type { NewEvent } from '../../main/core/events/event-log.ts';
import type { Observation } from '../../main/core/events/observation.ts';
import type { WebhookDelivery } from '../../main/core/events/webhook-api.ts';
import type { EventFeed, LineApi, Reach } from '../../main/core/ports.ts';
import { openLineFeed } from '../../main/gateway/line-feed.ts';
import { type RequestGate, requestGate } from '../../main/gateway/request-gate.ts';
import { createSimulatedClock, type SimulatedClock } from './fakes/simulated-clock.ts';
import { memoryLog, type MemoryLog } from './memory-log.ts';
import { scriptedLineApi, type ScriptedLineApi } from './scripted-line-api.ts';
import { LIVE, type ScriptedWay, scriptedWay } from './scripted-way.ts';

export interface FeedBench {
  readonly clock: SimulatedClock;
  readonly api: ScriptedLineApi;
  readonly gate: RequestGate;
  readonly way: ScriptedWay;
  readonly log: MemoryLog;
  readonly feed: EventFeed;
  readonly observed: (Observation & { readonly at: UnixMs })[];
  readonly reaches: Reach[];
  readonly healths: LineHealth[];
  /** What was appended to the event log. */
  readonly kept: NewEvent[];
  /** What the service's delivery log shows. */
  readonly deliveries: WebhookDelivery[];
  /** When each request was sent. */
  readonly times: number[];
  /** Requests of the last minute. */
  lately(): number;
}

/** The feed of one line on a simulated clock, between a scripted service, a scripted way and a listener that remembers. */
export function feedBench({
  webhooks = 'none' as 'none' | 'opening' | 'live',
  /** How long before its opening the line was last watched. */
  watchedAgoMs = 0,
  spread = 0,
  /** How long the service takes for an answer. */
  answersAfterMs = 0,
  prepare = (_api: ScriptedLineApi): void => undefined,
} = {}): FeedBench {
  const clock = createSimulatedClock();
  const api = scriptedLineApi();
  prepare(api);
  const gate = requestGate(clock);
  const way = scriptedWay();
  const log = memoryLog();
  const times: number[] = [];
  const bench = {
    observed: [] as (Observation & { at: UnixMs })[],
    reaches: [] as Reach[],
    healths: [] as LineHealth[],
    kept: [] as NewEvent[],
    deliveries: [] as WebhookDelivery[],
  };
  /** Notes when each request is sent, and lets the answer take its time. */
  const sent = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
    times.push(clock.now());
    const answer = await ask();
    if (answersAfterMs > 0) await new Promise<void>((resolve) => void clock.after(answersAfterMs, resolve));
    return answer;
  };
  const timed: LineApi = {
    ...api,
    list: (limit, before) => sent(() => api.list(limit, before)),
    readNumber: () => sent(() => api.readNumber()),
    readCalling: () => sent(() => api.readCalling()),
    read: (id, withSdp) => sent(() => api.read(id, withSdp)),
  };
  if (webhooks === 'live') way.become(LIVE(clock.now()));
  const feed = openLineFeed({
    lineId: lineId('line-1'),
    watchedSince: unixMs(clock.now() - watchedAgoMs),
    api: timed,
    gate,
    webhooks: {
      deliveries: (id) =>
        sent(() => {
          api.asked.push(`deliveries ${id}`);
          return Promise.resolve(ok(bench.deliveries));
        }),
    },
    eventLog: {
      append(event) {
        const duplicate = bench.kept.some(({ eventId }) => eventId === event.eventId);
        if (!duplicate) bench.kept.push(event);
        return Promise.resolve(ok({ cursor: { epoch: 'e', seq: bench.kept.length }, duplicate }));
      },
    },
    listener: {
      observed: (news) => void bench.observed.push(...news.map((one) => ({ ...one, at: clock.now() }))),
      reach: (reach) => void bench.reaches.push(reach),
      health: (health) => void bench.healths.push(health),
    },
    clock,
    random: () => spread,
    log,
    openWebhooks: webhooks === 'none' ? null : way.open,
  });
  onTestFinished(async () => {
    api.hanging = false;
    let done = false;
    const stopping = feed.stop().then(() => (done = true));
    await clock.settle();
    for (let waited = 0; !done && waited <= answersAfterMs; waited += 100) await clock.advance(100);
    await stopping;
    expect(clock.pending()).toBe(0);
  });
  return {
    clock,
    api,
    gate,
    way,
    log,
    feed,
    ...bench,
    times,
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
export const lists = (api: ScriptedLineApi): number => api.asked.filter((what) => what.startsWith('list')).length;
export const reads = (api: ScriptedLineApi, id: string): number => api.asked.filter((what) => what === `read ${id}`).length;
