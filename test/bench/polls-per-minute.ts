import { lineId } from '#contract/line.ts';
import { ok } from '#contract/result.ts';
import type { LineApi } from '../../main/core/ports.ts';
import { openLineFeed } from '../../main/gateway/line-feed.ts';
import { requestGate } from '../../main/gateway/request-gate.ts';
import { createSimulatedClock } from '../support/fakes/simulated-clock.ts';
import { memoryLog } from '../support/memory-log.ts';
import { remoteCall, scriptedLineApi } from '../support/scripted-line-api.ts';
import { LIVE, scriptedWay } from '../support/scripted-way.ts';

const MINUTE_MS = 60_000;
const STEP_MS = 250;

/** Requests of one line's feed on a simulated clock: the mean of its minutes, and the most in any minute. */
export interface Polls {
  readonly mean: number;
  readonly most: number;
}

/** `ringing`: a customer rings all the time, each call for 45 seconds. */
export async function pollsPerMinute(order: {
  readonly stake: 'idle' | 'ringing';
  readonly webhooks: boolean;
  readonly minutes: number;
}): Promise<Polls> {
  const clock = createSimulatedClock();
  const api = scriptedLineApi();
  const way = scriptedWay();
  const times: number[] = [];
  const counted = <Value>(ask: () => Promise<Value>): Promise<Value> => {
    times.push(clock.now());
    return ask();
  };
  const timed: LineApi = {
    ...api,
    list: (limit, before) => counted(() => api.list(limit, before)),
    read: (id, withSdp) => counted(() => api.read(id, withSdp)),
    readNumber: () => counted(() => api.readNumber()),
    readCalling: () => counted(() => api.readCalling()),
  };
  if (order.webhooks) way.become(LIVE(clock.now()));
  const feed = openLineFeed({
    lineId: lineId('line-1'),
    watchedSince: clock.now(),
    api: timed,
    gate: requestGate(clock),
    webhooks: { deliveries: () => counted(() => Promise.resolve(ok([]))) },
    eventLog: { append: () => Promise.resolve(ok({ cursor: { epoch: 'e', seq: 1 }, duplicate: false })) },
    listener: { observed: () => undefined, reach: () => undefined, health: () => undefined },
    clock,
    random: () => 0.5,
    log: memoryLog(),
    openWebhooks: order.webhooks ? way.open : null,
  });
  let rung = 0;
  function ringNext(): void {
    const before = api.calls.map((call) => ({ ...call, status: 'ended' as const, outcome: 'missed' as const }));
    rung += 1;
    const call = remoteCall(`c${String(rung)}`, { createdAt: clock.now() });
    api.calls = [call, ...before].slice(0, 25);
    if (order.webhooks) way.deliver({ event: 'call.ringing', callId: call.remoteId, direction: 'INBOUND', from: call.peer });
    clock.after(45_000, ringNext);
  }
  if (order.stake === 'ringing') {
    feed.expect('ringing');
    ringNext();
  }
  const start = clock.now();
  const total = order.minutes * MINUTE_MS;
  for (let passed = 0; passed < total; passed += STEP_MS) {
    if (order.webhooks && passed % 10_000 === 0) way.become(LIVE(clock.now()));
    await clock.advance(STEP_MS);
  }
  const asked = [...times];
  const stopping = feed.stop();
  await clock.advance(MINUTE_MS);
  await stopping;
  const most = Math.max(...asked.map((from) => asked.filter((at) => at >= from && at < from + MINUTE_MS).length), 0);
  return { mean: asked.filter((at) => at >= start).length / order.minutes, most };
}
