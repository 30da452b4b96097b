import { expect, onTestFinished, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { lineId, type LineId } from '#contract/line.ts';
import { ok } from '#contract/result.ts';
import { pause } from '../../../../main/core/call/pause.ts';
import { CALL_EVENTS } from '../../../../main/core/events/webhook-payload.ts';
import { serviceOffset } from '../../../../main/core/events/service-offset.ts';
import { createLineDesk } from '../../../../main/core/line/line-desk.ts';
import { createWakeDesk } from '../../../../main/core/wake-desk.ts';
import type { WakeSignal } from '../../../../main/core/wake-port.ts';
import { openEntry } from '../../../../main/gateway/entry/open-entry.ts';
import { openLineFeed } from '../../../../main/gateway/line-feed.ts';
import { openWebhookWay } from '../../../../main/gateway/open-webhook-way.ts';
import { requestGate } from '../../../../main/gateway/request-gate.ts';
import { memoryEventLog } from '../../../support/fakes/memory-event-log.ts';
import { createCountedIds, createMemoryLineStore } from '../../../support/fakes/memory-stores.ts';
import { createMemoryWatch } from '../../../support/fakes/memory-watch.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { scriptedReceiver, scriptedTunnel } from '../../../support/scripted-entry.ts';
import { scriptedLineApi } from '../../../support/scripted-line-api.ts';
import { scriptedWebhooks } from '../../../support/scripted-webhooks.ts';

const TROUBLED = lineId('troubled');
const WELL = lineId('well');
/** A probe takes longer to come round than our own limit to say no. */
const ROUND_TRIP_MS = 100;

/** The product's own desk, feeds and ways of two lines round one tunnel. */
async function twoLines() {
  const clock = createSimulatedClock();
  const log = memoryLog();
  const eventLog = memoryEventLog();
  const receiver = scriptedReceiver(eventLog, clock);
  const tunnel = scriptedTunnel(receiver);
  const slowly: typeof globalThis.fetch = async (...request) => {
    await pause(clock, ROUND_TRIP_MS);
    return tunnel.fetch(...request);
  };
  const entry = openEntry({ name: 'tunnel', clock, log, receiver, fetch: slowly });
  const apis = { [TROUBLED]: scriptedLineApi(), [WELL]: scriptedLineApi() };
  const states = new Map<LineId, string[]>();
  const noteStates = (): void => {
    for (const { id, status } of desk.lines()) {
      const seen = states.get(id) ?? [];
      states.set(id, seen);
      if (seen.at(-1) !== status.state) seen.push(status.state);
    }
  };
  const apiOf = (id: LineId) => apis[id] ?? scriptedLineApi();
  const desk = createLineDesk({
    clock,
    newId: createCountedIds(),
    stableId: (text) => text,
    log,
    openLineApi: ({ apiKey }) => apiOf(lineId(apiKey)),
    openEventFeed: ({ lineId: id, watchedSince, api, listener }) => {
      const webhooks = scriptedWebhooks(CALL_EVENTS);
      const parts = { lineId: id, entry, receiver, eventLog, webhooks, clock, log, offset: serviceOffset(clock.now) };
      return openLineFeed({
        lineId: id,
        watchedSince,
        api,
        gate: requestGate(clock),
        webhooks: { deliveries: () => Promise.resolve(ok([])) },
        eventLog,
        listener,
        clock,
        random: () => 0.5,
        log,
        openWebhooks: (order) => openWebhookWay(parts, order),
      });
    },
    store: createMemoryLineStore([]),
    journal: createMemoryWatch(),
    linesLocked: null,
    opened: () => undefined,
    closing: () => Promise.resolve(),
    removed: () => undefined,
    observed: () => undefined,
    notKept: () => undefined,
    changed: noteStates,
  });
  const listeners = new Set<(signal: WakeSignal) => void>();
  const released: LineId[] = [];
  const wakeDesk = createWakeDesk({
    clock,
    random: () => 0.5,
    log,
    signals: {
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    calls: { hold: () => undefined, confirm: () => Promise.resolve(true), release: (id) => void released.push(id) },
    lines: desk,
  });
  onTestFinished(async () => {
    wakeDesk.stop();
    await desk.stop();
    const stopping = entry.stop();
    await clock.advance(ROUND_TRIP_MS);
    await stopping;
    expect([clock.pending(), tunnel.pending(), tunnel.running()]).toEqual([0, 0, 0]);
  });
  for (const id of [TROUBLED, WELL]) {
    const access = { apiBase: 'https://service.example', apiKey: id };
    desk.open({ id, label: id, kind: 'web', number: null, colour: null, origin: 'environment', access });
  }
  entry.use({ provider: tunnel.provider, lasting: false });
  await clock.settle();
  tunnel.say({ state: 'open', publicUrl: 'https://one.example' });
  await clock.advance(55_000);
  const statesOf = (id: LineId): readonly string[] => states.get(id) ?? [];
  return {
    clock,
    tunnel,
    apis,
    states,
    statesOf,
    released,
    signal: (why: 'unlock' | 'resume') => listeners.forEach((listener) => listener({ type: 'wake', why })),
  };
}

test.each([
  ['fails', appError('service-broken')],
  ['wants quiet', { code: 'rate-limited', retryAfterMs: 3_600_000 }],
] as const)('a line whose service %s does not shake the tunnel of the others after an unlock', async (_how, trouble) => {
  const { clock, tunnel, apis, states, statesOf, signal } = await twoLines();
  expect([statesOf(TROUBLED).at(-1), statesOf(WELL).at(-1)]).toEqual(['live', 'live']);
  const { [TROUBLED]: troubled } = apis;
  if (troubled !== undefined) troubled.trouble = trouble;
  states.clear();
  const asked = tunnel.asked.length;
  signal('unlock');
  await clock.advance(60_000);
  const shown = statesOf(WELL);
  expect(shown.at(-1)).toBe('live');
  expect(shown.filter((state, index) => state !== 'live' && (shown[index - 1] ?? 'live') === 'live')).toHaveLength(1);
  // One for the unlock, and what a minute takes anyway.
  expect(tunnel.asked.length - asked).toBeLessThanOrEqual(7);
});

test.each([
  ['fails', appError('service-broken')],
  ['wants quiet', { code: 'rate-limited', retryAfterMs: 3_600_000 }],
] as const)('after a sleep a line whose service %s rings again a minute later, by the way that was proven since', async (_how, trouble) => {
  const { clock, apis, released, signal } = await twoLines();
  const { [TROUBLED]: troubled } = apis;
  if (troubled !== undefined) troubled.trouble = trouble;
  signal('resume');
  await clock.advance(30_000);
  expect(released).toEqual([WELL]);
  await clock.advance(45_000);
  expect(released).toEqual([WELL, TROUBLED]);
});
