import { setTimeout as delay } from 'node:timers/promises';
import { callId } from '#contract/call.ts';
import type { QualitySecond, QualityWhole } from '#contract/quality.ts';
import type { StationReport } from '#contract/station.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { openDelayedPath } from '../../../bench/station/call/delayed-path.ts';
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
/** Of all seconds that tell it. */
const leastTold = (figure: 'roundTripMs' | 'jitterMs'): number => Math.min(...told().flatMap(({ second }) => second[figure] ?? []));
const lastWhole = (): QualityWhole | null => told().at(-1)?.whole ?? null;

beforeAll(async () => {
  station = await openStationPage({ microphoneSound: sine({ frequencyHz: 440, seconds: 4 }), microphone: 'allowed' });
}, 60_000);
afterAll(() => station.close());
beforeEach(async () => {
  ids += 1;
  call = callId(`call-${ids}`);
  peer = await openWhatsappPeer();
});
afterEach(async () => {
  await station.order({ type: 'close', callId: call });
  await peer.close();
});

/** An answered call, over a way that takes its time. */
async function talk({ oneWayMs }: { readonly oneWayMs: number } = { oneWayMs: 0 }): Promise<void> {
  const offerSdp = await peer.offer();
  const path = oneWayMs === 0 ? null : await openDelayedPath({ sdp: offerSdp, oneWayMs });
  onTestFinished(() => path?.close());
  const report = await station.ask({ type: 'answer-offer', orderId: orderId(), callId: call, offerSdp: path?.sdp ?? offerSdp });
  await peer.takeAnswer(report.type === 'done' ? (report.sdp ?? '') : '');
  await until(peer.connected, 8_000);
  await station.ask({ type: 'release-media', orderId: orderId(), callId: call });
}

test('a call is measured each second from its first sound on, in the figures of both media kinds', async () => {
  await talk();
  await until(() => peer.packets() > 75);
  expect(told()).toEqual([]); // nobody has spoken yet
  peer.say(880);
  await until(() => told().length >= 6, 20_000);
  const second = lastSecond() ?? expect.unreachable();
  expect(second).toMatchObject({ lostPercent: 0, driftPpm: null, xruns: null, sendDropped: null });
  // On one machine: no way to speak of, and what NetEq holds at least. A busy one adds to a single second what the call does not.
  await until(() => leastTold('roundTripMs') < 200 && leastTold('jitterMs') < 60);
  expect(leastTold('roundTripMs')).toBeGreaterThanOrEqual(0);
  expect(second.delayMs).toBeGreaterThan(5);
  expect(second.delayMs).toBeLessThan(3_000); // a loaded machine without a speaker draws its sound late
  expect(second.targetMs).toBeGreaterThan(5);
  // Such a machine may draw nothing at all in one second; the tone goes on in all of them.
  const loud = told().filter(({ second: { farDbfs } }) => (farDbfs ?? Number.NEGATIVE_INFINITY) > -20);
  expect(loud.length).toBeGreaterThanOrEqual(told().length - 1);
  expect(second.microphoneDbfs).toBeGreaterThan(-60);
  expect(second.receivedBytes).toBeGreaterThan(1_000);
  expect(second.sentBytes).toBeGreaterThan(1_000);
  const whole = lastWhole() ?? expect.unreachable();
  expect(whole.seconds).toBe(told().length);
  expect(whole.receivedBytes).toBeGreaterThan(5 * 1_000);
  expect(whole.worstDelayMs).toBeGreaterThanOrEqual(whole.delayMs ?? Number.NaN);
});

test('packets that never come are lost and concealed, in the shares in which they were', async () => {
  await talk();
  // Two in ten, one after the other, so that Opus' own correction mends one at most.
  peer.say(880, (packet) => packet % 10 < 2);
  await until(() => told().length >= 5, 20_000);
  const mean = (of: (second: QualitySecond) => number | null): number => {
    const seconds = told().slice(1);
    return seconds.reduce((sum, { second }) => sum + (of(second) ?? 0), 0) / seconds.length;
  };
  // What a busy machine delivers late is lost in one second, and more than all there in the next.
  await until(() => Math.abs(mean(({ lostPercent }) => lostPercent) - 20) < 5);
  expect(mean(({ concealedPercent }) => concealedPercent)).toBeGreaterThan(8);
  expect(lastWhole()?.concealedPercent).toBeGreaterThan(8);
});

test('a customer of whom nothing comes any more is a gap from the next second on, until the call is closed', async () => {
  await talk();
  const stop = peer.say(880);
  await until(() => told().length >= 3, 20_000);
  stop();
  await until(() => lastSecond()?.receivedBytes === 0, 5_000);
  await until(() => lastSecond()?.concealedPercent === 100, 5_000);
  expect(lastSecond()).toMatchObject({ delayMs: null, lostPercent: null });
  await station.order({ type: 'close', callId: call });
  const count = told().length;
  await delay(2_500);
  expect(told()).toHaveLength(count);
});

test('a way of 120 ms each way is told as the round trip that it is', async () => {
  await talk({ oneWayMs: 120 });
  peer.say(880);
  await until(() => told().length >= 4, 20_000);
  expect(leastTold('roundTripMs')).toBeGreaterThanOrEqual(235);
  await until(() => leastTold('roundTripMs') < 400);
});
