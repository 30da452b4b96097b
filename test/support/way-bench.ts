import { expect, onTestFinished } from 'vitest';
import { lineId } from '#contract/line.ts';
import { type ServiceOffset, serviceOffset } from '../../main/core/events/service-offset.ts';
import { CALL_EVENTS } from '../../main/core/events/webhook-payload.ts';
import { openEntry, type OpenEntry } from '../../main/gateway/entry/open-entry.ts';
import { openWebhookWay } from '../../main/gateway/open-webhook-way.ts';
import type { RequestInTurn } from '../../main/gateway/request-gate.ts';
import type { WebhookHint, WebhookWay } from '../../main/gateway/webhook-way.ts';
import { type MemoryEventLog, memoryEventLog } from './fakes/memory-event-log.ts';
import { createSimulatedClock, type SimulatedClock } from './fakes/simulated-clock.ts';
import { memoryLog, type MemoryLog } from './memory-log.ts';
import { scriptedReceiver, type ScriptedReceiver, scriptedTunnel, type ScriptedTunnel } from './scripted-entry.ts';
import { scriptedWebhooks, type ScriptedWebhooks } from './scripted-webhooks.ts';

export const ONE = 'https://one.example';
export const TWO = 'https://two.example';
export const LINE = lineId('line-1');

export interface WayBench {
  readonly clock: SimulatedClock;
  readonly log: MemoryLog;
  readonly eventLog: MemoryEventLog;
  readonly receiver: ScriptedReceiver;
  readonly tunnel: ScriptedTunnel;
  readonly entry: OpenEntry;
  readonly webhooks: ScriptedWebhooks;
  readonly way: WebhookWay;
  readonly hints: WebhookHint[];
  /** Whether it was live, at each news of its state. */
  readonly states: string[];
  readonly requests: () => number;
  deliver(payload: unknown): Promise<void>;
}

/** The webhooks of one line on a simulated clock: the product's own entry, registration and way, between a scripted tunnel and a scripted service. */
export async function wayBench({
  live = true,
  lasting = false,
  eventLog = memoryEventLog(),
  webhooks = scriptedWebhooks(CALL_EVENTS),
  clock = createSimulatedClock(),
  offset = serviceOffset(clock.now) as Pick<ServiceOffset, 'ours'>,
} = {}): Promise<WayBench> {
  const log = memoryLog();
  const receiver = scriptedReceiver(eventLog, clock);
  const tunnel = scriptedTunnel(receiver);
  const entry = openEntry({ name: 'tunnel', clock, log, receiver, fetch: tunnel.fetch });
  const hints: WebhookHint[] = [];
  const states: string[] = [];
  let requests = 0;
  if (live) {
    entry.use({ provider: tunnel.provider, lasting });
    await clock.settle();
    tunnel.say({ state: 'open', publicUrl: ONE });
  }
  const request: RequestInTurn = (ask) => {
    requests += 1;
    return ask();
  };
  const order = { request, listener: { hinted: (hint: WebhookHint) => void hints.push(hint), stateChanged } };
  const way = openWebhookWay({ lineId: LINE, entry, receiver, eventLog, webhooks, clock, log, offset }, order);
  function stateChanged(): void {
    const now = way.state().cause ?? 'live';
    if (states.at(-1) !== now) states.push(now);
  }
  onTestFinished(async () => {
    webhooks.hanging = false;
    await way.stop();
    await entry.stop();
    expect([clock.pending(), tunnel.pending(), tunnel.running(), receiver.openLines.size]).toEqual([0, 0, 0, 0]);
    expect(requests).toBeLessThanOrEqual(webhooks.asked.length);
    expect(log.text()).not.toMatch(/SECRET|0123456789abcdef|error /);
  });
  await clock.settle();
  return {
    clock,
    log,
    eventLog,
    receiver,
    tunnel,
    entry,
    webhooks,
    way,
    hints,
    states,
    requests: () => requests,
    async deliver(payload) {
      await receiver.deliver(LINE, payload);
      await clock.settle();
    },
  };
}
