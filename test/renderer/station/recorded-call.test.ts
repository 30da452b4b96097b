import { setTimeout as delay } from 'node:timers/promises';
import { callId, type CallId } from '#contract/call.ts';
import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import type { StationReport } from '#contract/station.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { pcmOfText, pcmText } from '#contract/pcm-text.ts';
import { toneIn } from '../../support/sound/tone-in.ts';
import { sine } from './support/sound.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { until } from './support/until.ts';
import { openWhatsappPeer, type WhatsappPeer } from './support/whatsapp-peer.ts';

const MICROPHONE_HZ = 440;
const CUSTOMER_HZ = 1_000;
const CLIP_HZ = 700;
const HEARD = 0.015;
const SILENT = 0.002;

let station: StationPage;
let peer: WhatsappPeer;
let call: CallId;
let calls = 0;

beforeAll(async () => {
  station = await openStationPage({
    microphoneSound: sine({ frequencyHz: MICROPHONE_HZ, seconds: 4, amplitude: 0.1 }),
    microphone: 'allowed',
  });
  // Noise suppression would hold the steady tone for noise, and make it ever softer.
  const voice = { echoCancellation: false, noiseSuppression: false, autoGain: false };
  await station.order({ type: 'use-devices', microphone: null, speaker: null, voice, known: [] });
}, 60_000);
afterAll(() => station.close());
beforeEach(async () => {
  calls += 1;
  call = callId(`call-${calls}`);
  peer = await openWhatsappPeer();
  const answered = await station.ask({ type: 'answer-offer', orderId: `answer-${calls}`, callId: call, offerSdp: await peer.offer() });
  if (answered.type !== 'done' || answered.sdp === null) throw new Error(JSON.stringify(answered));
  await peer.takeAnswer(answered.sdp);
  await until(peer.connected);
  await station.ask({ type: 'release-media', orderId: `release-${calls}`, callId: call });
  peer.say(CUSTOMER_HZ);
  await until(() => peer.heard(MICROPHONE_HZ, 200) > HEARD);
});
afterEach(async () => {
  await station.order({ type: 'close', callId: call });
  await peer.close();
  await expectNothingLeft();
});

async function expectNothingLeft(): Promise<void> {
  await expect.poll(() => station.census()).toMatchObject({ connections: 0, microphones: [], contexts: 0 });
  expect(station.complaints).toEqual([]);
}

type Recorded = Extract<StationReport, { type: 'recorded' }>;
const pieces = (): readonly Recorded[] =>
  station.reports.filter((report): report is Recorded => report.type === 'recorded' && report.callId === call);
/** Interleaved: all that was recorded of this call. */
function recorded(): Int16Array {
  return Int16Array.from(pieces().flatMap(({ pcm }) => [...pcmOfText(pcm)]));
}
const seconds = (pcm: Int16Array): number => pcm.length / 2 / RECORDING_RATE_HZ;
/** Of its tenths of a second the loudest: over a moment that an overloaded machine left out, a tone goes on in another phase and seems softer. */
function loudestIn(pcm: Int16Array, tone: Parameters<typeof toneIn>[1]): number {
  const tenth = (2 * RECORDING_RATE_HZ) / 10;
  const whole = Array.from({ length: Math.floor(pcm.length / tenth) }, (_, at) => pcm.subarray(at * tenth, (at + 1) * tenth));
  return Math.max(0, ...whole.map((part) => toneIn(part, tone)));
}
const over = (playId: string): Promise<StationReport> =>
  station.reported((report) => report.type === 'clip-over' && report.playId === playId, 8_000);
const clip = (hz: number, lasting: number): string =>
  pcmText(
    Int16Array.from({ length: lasting * RECORDING_RATE_HZ }, (_, index) =>
      Math.round(9_000 * Math.sin((2 * Math.PI * hz * index) / RECORDING_RATE_HZ)),
    ),
  );

test('a recorded call has what is sent on the left and the customer on the right, and nothing from before or after', async () => {
  await delay(300);
  expect(pieces()).toEqual([]);
  const startedAt = performance.now();
  await station.order({ type: 'record', callId: call, isOn: true });
  await delay(3_000);
  await station.order({ type: 'record', callId: call, isOn: false });
  const lasting = (performance.now() - startedAt) / 1_000;
  await delay(300);
  const pcm = recorded();
  expect(pieces().map(({ isFirst }) => isFirst)).toEqual(pieces().map((_, index) => index === 0));
  // A machine that is overloaded stops Chromium's silent clock for moments, for both sides alike.
  expect(seconds(pcm)).toBeGreaterThan(2);
  expect(seconds(pcm)).toBeLessThan(lasting + 0.2);
  const settled = pcm.subarray(RECORDING_RATE_HZ);
  expect(loudestIn(settled, { side: 'agent', hz: MICROPHONE_HZ })).toBeGreaterThan(HEARD);
  expect(loudestIn(settled, { side: 'customer', hz: CUSTOMER_HZ })).toBeGreaterThan(0.1);
  expect(toneIn(settled, { side: 'agent', hz: CUSTOMER_HZ })).toBeLessThan(SILENT);
  expect(toneIn(settled, { side: 'customer', hz: MICROPHONE_HZ })).toBeLessThan(SILENT);
  const count = pieces().length;
  await delay(500);
  expect(pieces()).toHaveLength(count);
});

test('a muted agent is silent in it, and a held call is silent on both sides', async () => {
  await station.order({ type: 'set-muted', callId: call, muted: true });
  await station.order({ type: 'record', callId: call, isOn: true });
  // An overloaded machine records for longer until so much is there.
  await expect.poll(() => seconds(recorded()), { interval: 100 }).toBeGreaterThan(1);
  const before = recorded().length;
  await station.order({ type: 'set-held', callId: call, held: true });
  const first = recorded().subarray(RECORDING_RATE_HZ / 2, before);
  expect(toneIn(first, { side: 'agent', hz: MICROPHONE_HZ })).toBeLessThan(SILENT);
  expect(loudestIn(first, { side: 'customer', hz: CUSTOMER_HZ })).toBeGreaterThan(0.1);
  // What was said before is recorded a moment later, on an overloaded machine seconds.
  await expect.poll(() => seconds(recorded().subarray(before)), { interval: 100 }).toBeGreaterThan(1);
  const loudestOfLast = (): number =>
    recorded()
      .subarray(-RECORDING_RATE_HZ)
      .reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  await expect.poll(loudestOfLast, { interval: 200 }).toBeLessThan(10);
});

test('a clip is heard with the agent’s voice, is in the recording, and is told to be over when it was sent to its end', async () => {
  await station.order({ type: 'record', callId: call, isOn: true });
  const startedAt = performance.now();
  await station.order({ type: 'play-clip', callId: call, playId: 'play-1', pcm: clip(CLIP_HZ, 1.5), loops: false });
  await until(() => peer.heard(CLIP_HZ, 200) > 0.1 && peer.heard(MICROPHONE_HZ, 200) > HEARD);
  const before = peer.packets();
  expect(await over('play-1')).toMatchObject({ isWhole: true });
  expect(performance.now() - startedAt).toBeGreaterThan(1_800);
  expect(peer.packets()).toBeGreaterThan(before + 20);
  await until(() => peer.heard(CLIP_HZ, 200) < SILENT && peer.heard(MICROPHONE_HZ, 200) > HEARD);
  expect(toneIn(recorded().subarray(-4 * RECORDING_RATE_HZ), { side: 'agent', hz: CLIP_HZ })).toBeGreaterThan(0.02);
});

test('a clip sounds again and again on hold, with nothing of the agent, and stops when the call is taken up', async () => {
  await station.order({ type: 'set-held', callId: call, held: true });
  await station.order({ type: 'play-clip', callId: call, playId: 'play-2', pcm: clip(CLIP_HZ, 0.5), loops: true });
  await until(() => peer.heard(CLIP_HZ, 200) > 0.1);
  await delay(1_500);
  expect(peer.heard(CLIP_HZ, 900)).toBeGreaterThan(0.1);
  expect(peer.heard(MICROPHONE_HZ, 900)).toBeLessThan(SILENT);
  await station.order({ type: 'stop-clip', callId: call });
  await station.order({ type: 'set-held', callId: call, held: false });
  expect(await over('play-2')).toMatchObject({ isWhole: false });
  await until(() => peer.heard(CLIP_HZ, 200) < SILENT && peer.heard(MICROPHONE_HZ, 200) > HEARD);
});

test('a clip and the voice come back within seconds where the track that is sent was lost under them', { timeout: 30_000 }, async () => {
  await station.order({ type: 'play-clip', callId: call, playId: 'play-5', pcm: clip(CLIP_HZ, 0.5), loops: true });
  await until(() => peer.heard(CLIP_HZ, 200) > 0.1);
  await station.loseTrack();
  await delay(500);
  const before = peer.packets();
  await until(() => peer.packets() > before + 20 && peer.heard(CLIP_HZ, 200) > 0.1 && peer.heard(MICROPHONE_HZ, 200) > HEARD, 7_000);
  await station.reported((report) => report.type === 'sending-mended' && report.callId === call);
  await station.order({ type: 'stop-clip', callId: call });
  expect(await over('play-5')).toMatchObject({ isWhole: false });
});

test('a call that ends in a recording and a clip leaves nothing open, and the clip is not whole', async () => {
  await station.order({ type: 'record', callId: call, isOn: true });
  await station.order({ type: 'play-clip', callId: call, playId: 'play-3', pcm: clip(CLIP_HZ, 5), loops: false });
  await until(() => peer.heard(CLIP_HZ, 200) > 0.1);
  await station.order({ type: 'close', callId: call });
  expect(await over('play-3')).toMatchObject({ isWhole: false });
});

test('a clip is not whole where the way to the customer is gone in it, and none is begun after', { timeout: 40_000 }, async () => {
  await station.order({ type: 'play-clip', callId: call, playId: 'play-6', pcm: clip(CLIP_HZ, 60), loops: false });
  await until(() => peer.heard(CLIP_HZ, 200) > 0.1);
  await peer.close();
  expect(await station.reported((report) => report.type === 'clip-over' && report.playId === 'play-6', 30_000)).toMatchObject({
    isWhole: false,
  });
  await station.order({ type: 'play-clip', callId: call, playId: 'play-7', pcm: clip(CLIP_HZ, 0.2), loops: false });
  expect(await over('play-7')).toMatchObject({ isWhole: false });
});

test('a clip for a call that is not here is over at once', async () => {
  await station.order({ type: 'play-clip', callId: callId('nobody'), playId: 'play-4', pcm: clip(CLIP_HZ, 1), loops: false });
  expect(await over('play-4')).toMatchObject({ callId: 'nobody', isWhole: false });
});
