import { setTimeout as delay } from 'node:timers/promises';
import type { VoiceHint } from '#contract/audio.ts';
import { type Call, callId } from '#contract/call.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startVirtualSound, type VirtualSound } from '../../../build/setup/sound.ts';
import { DEFAULT_SETTINGS } from '../../../main/adapters/settings-store/settings-document.ts';
import { systemClock } from '../../../main/adapters/clock/system-clock.ts';
import { createVoiceHints } from '../../../main/core/devices/voice-hints.ts';
import { seededRandom } from '../../support/fuzzed-webhook.ts';
import { speakInto, type Voice } from './support/plugged-headset.ts';
import { RATE_HZ, sine } from './support/sound.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { until } from './support/until.ts';
import { openWhatsappPeer, type WhatsappPeer } from './support/whatsapp-peer.ts';

const NOTHING_OPEN = { connections: 0, microphones: [], contexts: 0, audibleContexts: 0, players: 0 };
/** The sentinel alone takes 1.5 s of silence. */
const TOLD_WITHIN_MS = 2_500;
const VOICE = { ...DEFAULT_SETTINGS.voice, echoCancellation: DEFAULT_SETTINGS.metaEchoCancellation };

/** Uniform between ±`peak` is `peak`/√3 RMS. */
function noise(rmsDbfs: number): Float32Array {
  const random = seededRandom(1);
  const peak = Math.sqrt(3) * 10 ** (rmsDbfs / 20);
  return Float32Array.from({ length: RATE_HZ }, () => (2 * random() - 1) * peak);
}

let sound: VirtualSound;
let station: StationPage;
let peer: WhatsappPeer;
let call = callId('');
let calls = 0;
let speaker: Voice | null = null;
/** What main makes of the station's levels, each hint once, with when it was seen. */
let hints: { readonly hint: VoiceHint | null; readonly atMs: number }[] = [];
let levelsDbfs: number[] = [];

beforeAll(async () => {
  sound = await startVirtualSound();
  station = await openStationPage({ microphoneSound: new Float32Array(RATE_HZ), microphone: 'allowed', pulseServer: sound.pulseServer });
  await station.order({ type: 'use-devices', microphone: null, speaker: null, voice: VOICE, known: [] });
}, 60_000);
afterAll(async () => {
  await station.close();
  await sound.stop();
});
beforeEach(async () => {
  calls += 1;
  call = callId(`call-${calls}`);
  peer = await openWhatsappPeer();
});
afterEach(async () => {
  await speaker?.stop();
  speaker = null;
  await station.order({ type: 'close', callId: call });
  await peer.close();
  await expectNothingLeft();
});
async function expectNothingLeft(): Promise<void> {
  await expect.poll(() => station.census(), { timeout: 5_000 }).toEqual(NOTHING_OPEN); // an audio context takes a moment to close
  expect(station.complaints).toEqual([]);
}

function say(samples: Float32Array): void {
  speaker = speakInto({ pulseServer: sound.pulseServer, sink: 'mic', samples });
}
/** An answered call whose customer talks, watched as main watches it. Answers when its microphone was open, of performance.now(). */
async function talk(): Promise<number> {
  hints = [];
  levelsDbfs = [];
  const mine = call;
  const watch = createVoiceHints({
    clock: systemClock,
    gain: () => DEFAULT_SETTINGS.gain,
    changed: () => hints.push({ hint: watch.all()[0]?.hint ?? null, atMs: performance.now() }),
    silent: (silentId) => void station.order({ type: 'renew-microphone', callId: silentId }),
  });
  watch.follow([{ id: mine, phase: 'active', muted: false, held: false } as Call]);
  station.listen((report) => {
    if (report.type !== 'levels' || report.levels.callId !== mine) return;
    if (report.levels.tooEarly !== true) levelsDbfs.push(report.levels.microphoneDbfs);
    watch.heard(report.levels);
  });
  const answer = await station.ask({ type: 'answer-offer', orderId: `${mine} answer`, callId: mine, offerSdp: await peer.offer() });
  if (answer.type !== 'done' || answer.sdp === null) throw new Error(JSON.stringify(answer));
  await peer.takeAnswer(answer.sdp);
  await until(peer.connected);
  peer.say(1_050);
  expect(await station.ask({ type: 'release-media', orderId: `${mine} release`, callId: mine })).toMatchObject({ type: 'done' });
  return performance.now();
}
const rawOpen = async (): Promise<number> =>
  (await station.microphoneSpans()).filter(({ isRaw, closedMs }) => isRaw && closedMs === null).length;

test(
  'a dead microphone is told within two seconds and a half though its echo is cancelled, until its first sound',
  { timeout: 60_000 },
  async () => {
    const openedMs = await talk();
    await until(() => hints.length > 0);
    expect(hints[0]?.hint).toBe('microphone-silent');
    const toldMs = (hints[0]?.atMs ?? 0) - openedMs;
    console.log(`told after ${toldMs.toFixed(0)} ms`);
    expect(toldMs).toBeGreaterThan(1_500);
    expect(toldMs).toBeLessThan(TOLD_WITHIN_MS);

    // It was opened anew, gives nothing still, and that stays told.
    await delay(3_000);
    expect(hints).toHaveLength(1);
    expect(new Set(levelsDbfs)).toEqual(new Set([-100]));

    say(sine({ frequencyHz: 440, seconds: 1 }));
    await until(() => hints.length > 1, 5_000);
    expect(hints.at(-1)?.hint).toBeNull();
    expect(await rawOpen()).toBe(0);
  },
);

test('a quiet room is never told as a dead microphone, noise suppression or not', { timeout: 60_000 }, async () => {
  say(noise(-80));
  await delay(1_000);
  await talk();
  await until(() => levelsDbfs.length > 40);
  expect(hints).toEqual([]);
  expect(Math.min(...levelsDbfs)).toBeGreaterThan(-100);
  expect(await rawOpen()).toBe(0);
});
