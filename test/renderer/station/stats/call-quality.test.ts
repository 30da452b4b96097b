import { setTimeout as delay } from 'node:timers/promises';
import { callId } from '#contract/call.ts';
import type { QualitySecond, QualityWhole } from '#contract/quality.ts';
import type { StationReport } from '#contract/station.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sine } from '../support/sound.ts';
import { openStationPage, type StationPage } from '../support/station-page.ts';
import { until } from '../support/until.ts';
import { openWhatsappPeer, type WhatsappPeer } from '../support/whatsapp-peer.ts';

let station: StationPage;
let peer: WhatsappPeer;
let call = callId('');
let ids = 0;
const orderId = (): string => `order-${(ids += 1)}`;

type Told = Extract<StationReport, { readonly type: 'quality' }>;
const told = (): readonly Told[] => station.reports.filter((report) => report.type === 'quality' && report.callId === call) as Told[];
const lastSecond = (): QualitySecond | null => told().at(-1)?.second ?? null;
const lastWhole = (): QualityWhole | null => told().at(-1)?.whole ?? null;

beforeAll(async () => {
  station = await openStationPage({ microphoneSound: sine({ frequencyHz: 440, seconds: 4 }), microphone: 'allowed' });
}, 60_000);
afterAll(() => station.close());
beforeEach(async () => {
  ids += 1;
  call = callId(`call-${ids}`);
  peer = await openWhatsappPeer();
  const report = await station.ask({ type: 'answer-offer', orderId: orderId(), callId: call, offerSdp: await peer.offer() });
  await peer.takeAnswer(report.type === 'done' ? (report.sdp ?? '') : '');
  await until(peer.connected);
});
afterEach(async () => {
  await station.order({ type: 'close', callId: call });
  await peer.close();
});

test('a call is measured each second from its first sound on, in the figures of both media kinds', async () => {
  await station.ask({ type: 'release-media', orderId: orderId(), callId: call });
  await until(() => peer.packets() > 75);
  expect(told()).toEqual([]); // nobody has spoken yet
  peer.say(880);
  await until(() => told().length >= 6, 12_000);
  const second = lastSecond() ?? expect.unreachable();
  expect(second).toMatchObject({ lostPercent: 0, driftPpm: null, xruns: null, sendDropped: null });
  // On one machine: no way to speak of, and what NetEq holds at least.
  expect(second.roundTripMs).toBeGreaterThanOrEqual(0);
  expect(second.roundTripMs).toBeLessThan(200);
  expect(second.jitterMs).toBeLessThan(60);
  expect(second.delayMs).toBeGreaterThan(5);
  expect(second.delayMs).toBeLessThan(3_000); // a loaded machine without a speaker draws its sound late
  expect(second.targetMs).toBeGreaterThan(5);
  expect(second.farDbfs).toBeGreaterThan(-20);
  expect(second.microphoneDbfs).toBeGreaterThan(-60);
  expect(second.receivedBytes).toBeGreaterThan(1_000);
  expect(second.sentBytes).toBeGreaterThan(1_000);
  const whole = lastWhole() ?? expect.unreachable();
  expect(whole.seconds).toBe(told().length);
  expect(whole.receivedBytes).toBeGreaterThan(5 * 1_000);
  expect(whole.worstDelayMs).toBeGreaterThanOrEqual(whole.delayMs ?? Number.NaN);
});

test('packets that never come are lost and concealed, in the shares in which they were', async () => {
  await station.ask({ type: 'release-media', orderId: orderId(), callId: call });
  // Two in ten, one after the other, so that Opus' own correction mends one at most.
  peer.say(880, (packet) => packet % 10 < 2);
  await until(() => told().length >= 5, 12_000);
  const seconds = told()
    .slice(1)
    .map(({ second }) => second);
  const mean = (of: (second: QualitySecond) => number | null): number =>
    seconds.reduce((sum, second) => sum + (of(second) ?? 0), 0) / seconds.length;
  expect(mean(({ lostPercent }) => lostPercent)).toBeGreaterThan(15);
  expect(mean(({ lostPercent }) => lostPercent)).toBeLessThan(25);
  expect(mean(({ concealedPercent }) => concealedPercent)).toBeGreaterThan(8);
  expect(lastWhole()?.concealedPercent).toBeGreaterThan(8);
});

test('a customer of whom nothing comes any more is a gap from the next second on, until the call is closed', async () => {
  await station.ask({ type: 'release-media', orderId: orderId(), callId: call });
  const stop = peer.say(880);
  await until(() => told().length >= 3, 12_000);
  stop();
  await until(() => lastSecond()?.receivedBytes === 0, 5_000);
  await until(() => lastSecond()?.concealedPercent === 100, 5_000);
  expect(lastSecond()).toMatchObject({ delayMs: null, lostPercent: null });
  await station.order({ type: 'close', callId: call });
  const count = told().length;
  await delay(2_500);
  expect(told()).toHaveLength(count);
});
