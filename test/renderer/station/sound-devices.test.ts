import { setTimeout as delay } from 'node:timers/promises';
import { callId } from '#contract/call.ts';
import { DEFAULT_VOICE } from '#contract/settings.ts';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { startVirtualSound, type VirtualSound } from '../../../build/setup/sound.ts';
import { RING, RINGBACK } from '../../support/sounding-tones.ts';
import { openSpeakerEar, playingStreams, type SpeakerEar } from './support/speaker-ear.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { leastOfThree, until } from './support/until.ts';
import { openWhatsappPeer } from './support/whatsapp-peer.ts';

const CALL = callId('call-1');
const RING_HZ = 659.26;
const RINGBACK_HZ = 425;

let sound: VirtualSound;
let station: StationPage;
/** The default speaker, named Headset, and another one, named Voice. */
let headset: SpeakerEar;
let voice: SpeakerEar;
let idleStreams = 0;
let offers = 0;

beforeAll(async () => {
  sound = await startVirtualSound();
  idleStreams = playingStreams(sound.pulseServer);
  headset = openSpeakerEar(sound.pulseServer, 'spk');
  voice = openSpeakerEar(sound.pulseServer, 'mic');
  station = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed', pulseServer: sound.pulseServer });
}, 60_000);
afterAll(async () => {
  await station.close();
  await headset.stop();
  await voice.stop();
  await sound.stop();
});
beforeEach(() => station.order({ type: 'use-devices', microphone: null, speaker: null, voice: DEFAULT_VOICE, known: [] }));
afterEach(async () => {
  await station.order({ type: 'play-tone', tone: null });
  await station.order({ type: 'close', callId: CALL });
  await until(() => playingStreams(sound.pulseServer) === idleStreams);
  expectNoComplaint();
});

function expectNoComplaint(): void {
  expect(station.complaints).toEqual([]);
}

test('an idle station keeps no output stream open', () => {
  expect(playingStreams(sound.pulseServer)).toBe(idleStreams);
});

test('a ring is heard, goes on, and its silence comes at once', async () => {
  await station.order({ type: 'play-tone', tone: RING });
  await until(() => headset.heard(RING_HZ, 100) > 0.05);
  await until(() => headset.heard(RING_HZ, 300) < 0.001);
  const silentAfterMs: number[] = [];
  for (let count = 0; count < 3; count += 1) {
    await until(() => headset.heard(RING_HZ, 100) > 0.05);
    await station.order({ type: 'play-tone', tone: null });
    silentAfterMs.push(await until(() => headset.heard(RING_HZ, 20) < 0.001));
    if (count < 2) await station.order({ type: 'play-tone', tone: RING });
  }
  // 50 ms here, and what was already on its way to the speaker. The best of three: a busy machine adds to a single one.
  expect(Math.min(...silentAfterMs)).toBeLessThan(250);
  await until(() => playingStreams(sound.pulseServer) === idleStreams);
});

test('a tone moves with the chosen speaker while it sounds', async () => {
  await station.order({ type: 'play-tone', tone: RINGBACK });
  await until(() => headset.heard(RINGBACK_HZ, 100) > 0.02);
  interface Place {
    readonly speaker: string | null;
    readonly ear: SpeakerEar;
  }
  let places: readonly [Place, Place] = [
    { speaker: 'Voice', ear: voice },
    { speaker: null, ear: headset },
  ];
  const leftMs = await leastOfThree(async () => {
    const [there, here] = places;
    await station.order({ type: 'use-devices', microphone: null, speaker: there.speaker, voice: DEFAULT_VOICE, known: [] });
    await until(() => there.ear.heard(RINGBACK_HZ, 100) > 0.02, 8_000);
    places = [here, there];
    return until(() => here.ear.heard(RINGBACK_HZ, 100) < 0.001);
  }, 300);
  expect(leftMs).toBeLessThan(300);
});

test('an unplugged speaker is said to be missing once, and the default sounds', async () => {
  await station.order({ type: 'use-devices', microphone: null, speaker: 'Jabra Evolve2 65', voice: DEFAULT_VOICE, known: [] });
  await station.order({ type: 'play-tone', tone: RING });
  await until(() => headset.heard(RING_HZ, 100) > 0.05);
  await station.order({ type: 'play-tone', tone: null });
  await station.order({ type: 'play-tone', tone: RING });
  await until(() => headset.heard(RING_HZ, 100) > 0.05);
  expect(station.reports.filter(({ type }) => type === 'device-missing')).toEqual([
    { type: 'device-missing', kind: 'speaker', name: 'Jabra Evolve2 65' },
  ]);
});

/** How long the ringback, which silent packets leave on, is heard beside the customer's first words. */
async function ringbackBesideWordsMs(): Promise<number> {
  await until(() => headset.heard(1_000, 100) < 0.01); // words of a call before
  const peer = await openWhatsappPeer();
  try {
    const id = String((offers += 1));
    const offered = await station.ask({ type: 'make-offer', orderId: `offer-${id}`, callId: CALL });
    if (offered.type !== 'done' || offered.sdp === null) throw new Error(JSON.stringify(offered));
    await station.ask({ type: 'apply-answer', orderId: `answer-${id}`, callId: CALL, answerSdp: await peer.answer(offered.sdp) });
    await until(peer.connected);
    const before = station.reports.length;
    const hush = peer.say(0);
    await until(() => station.reports.slice(before).some((report) => report.type === 'media' && report.media === 'flowing'));
    await station.order({ type: 'play-tone', tone: RINGBACK });
    await until(() => headset.heard(RINGBACK_HZ, 100) > 0.02);
    hush();
    peer.say(1_000);
    await until(() => headset.heard(1_000, 50) > 0.05);
    const coveredMs = await until(() => headset.heard(RINGBACK_HZ, 50) < 0.01);
    await station.order({ type: 'play-tone', tone: null });
    await station.order({ type: 'play-tone', tone: RINGBACK });
    await delay(300);
    // It would sound for a second; what a busy machine leaves out of the voice clicks at every frequency, but not for long.
    await until(() => headset.heard(RINGBACK_HZ, 200) < 0.01, 600);
    return coveredMs;
  } finally {
    await station.order({ type: 'play-tone', tone: null });
    await station.order({ type: 'close', callId: CALL });
    await peer.close();
  }
}

test("silent packets leave the ringback on, the customer's first words are not covered by it, and a late one does not begin", async () => {
  expect(await leastOfThree(ringbackBesideWordsMs, 400)).toBeLessThan(400);
});

test('the voice of a call moves with the chosen speaker', async () => {
  const peer = await openWhatsappPeer();
  try {
    const offered = await station.ask({ type: 'make-offer', orderId: 'offer', callId: CALL });
    if (offered.type !== 'done' || offered.sdp === null) throw new Error(JSON.stringify(offered));
    await station.ask({ type: 'apply-answer', orderId: 'answer', callId: CALL, answerSdp: await peer.answer(offered.sdp) });
    await until(peer.connected);
    peer.say(1_000);
    await until(() => headset.heard(1_000, 100) > 0.05);
    await station.order({ type: 'use-devices', microphone: null, speaker: 'Voice', voice: DEFAULT_VOICE, known: [] });
    await until(() => voice.heard(1_000, 100) > 0.05);
    await until(() => headset.heard(1_000, 100) < 0.001 && voice.heard(1_000, 100) > 0.05);
  } finally {
    await peer.close();
  }
});
