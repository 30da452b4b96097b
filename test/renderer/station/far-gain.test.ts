import { setTimeout as delay } from 'node:timers/promises';
import { callId } from '#contract/call.ts';
import { DEFAULT_GAIN, withinFullScale } from '#contract/sound-gain.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startVirtualSound, type VirtualSound } from '../../../build/setup/sound.ts';
import { plugSpeakerIn, type PluggedSpeaker } from './support/plugged-speaker.ts';
import { amplitudeAt, sine } from './support/sound.ts';
import { openSpeakerEar, playingStreams, type SpeakerEar } from './support/speaker-ear.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { until } from './support/until.ts';
import { openWhatsappPeer, type WhatsappPeer } from './support/whatsapp-peer.ts';

const CUSTOMER_HZ = 1_000;
/** As `say` says it. */
const AMPLITUDE = 0.3;
const HEARD = 0.05;
const SILENT = 0.001;
const MOST_ADDED_MS = 100;
const WITHIN_DB = 0.5;
const UNTOUCHED = { echoCancellation: false, noiseSuppression: false, autoGain: false };
/** The meters of both sides, and nothing that sounds. */
const OPEN_AT_0_DB = { contexts: 2, audibleContexts: 0, players: 1 };
const NOTHING_OPEN = { connections: 0, microphones: [], contexts: 0, audibleContexts: 0, players: 0 };

let sound: VirtualSound;
let station: StationPage;
/** The default speaker. */
let headset: SpeakerEar;
let room: PluggedSpeaker;
let peer: WhatsappPeer;
let idleStreams = 0;
let call = callId('');
let calls = 0;

beforeAll(async () => {
  sound = await startVirtualSound();
  idleStreams = playingStreams(sound.pulseServer);
  headset = openSpeakerEar(sound.pulseServer, 'spk');
  station = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed', pulseServer: sound.pulseServer });
}, 60_000);
afterAll(async () => {
  await station.close();
  await headset.stop();
  await sound.stop();
});
beforeEach(async () => {
  calls += 1;
  call = callId(`call-${calls}`);
  // Chromium keeps a stream for five seconds: the speaker of another test is another one.
  room = await plugSpeakerIn(sound.pulseServer, `Room${calls}`);
  await use(null);
  await amplify(0);
  peer = await openWhatsappPeer();
});
afterEach(async () => {
  await station.refuseOutput(null);
  await station.order({ type: 'close', callId: call });
  await peer.close();
  await room.unplug();
  await expectNothingLeft();
});
async function expectNothingLeft(): Promise<void> {
  await until(() => playingStreams(sound.pulseServer) === idleStreams);
  await expect.poll(() => station.census(), { timeout: 5_000 }).toEqual(NOTHING_OPEN);
  // Chromium's own line, of an output that went while it was opened.
  expect(station.complaints.filter((line) => !line.startsWith('The AudioContext encountered an error'))).toEqual([]);
}

const use = (speaker: string | null, voice = UNTOUCHED): Promise<void> =>
  station.order({ type: 'use-devices', microphone: null, speaker, voice, known: [] });
const amplify = (speakerDb: number): Promise<void> => station.order({ type: 'use-gain', gain: { ...DEFAULT_GAIN, speakerDb } });

async function talk(ear: SpeakerEar = headset): Promise<void> {
  const answered = await station.ask({ type: 'answer-offer', orderId: `answer-${calls}`, callId: call, offerSdp: await peer.offer() });
  if (answered.type !== 'done' || answered.sdp === null) throw new Error(JSON.stringify(answered));
  await peer.takeAnswer(answered.sdp);
  await until(peer.connected);
  peer.say(CUSTOMER_HZ);
  await station.ask({ type: 'release-media', orderId: `release-${calls}`, callId: call });
  await until(() => ear.heard(CUSTOMER_HZ, 100) > HEARD);
}

/** Of many short moments one of the loudest: what a busy machine leaves out makes a tone seem softer, and nothing louder. */
function oneOfTheLoudest(heard: readonly number[]): number {
  return heard.toSorted((one, other) => one - other)[Math.floor(0.87 * heard.length)] ?? 0;
}
async function loudness(): Promise<number> {
  await delay(400);
  const heard: number[] = [];
  for (let looks = 0; looks < 21; looks += 1) {
    await delay(50);
    heard.push(headset.heard(CUSTOMER_HZ, 50));
  }
  return oneOfTheLoudest(heard);
}
const dbAbove = (plain: number, now: number): number => 20 * Math.log10(now / plain);
/** How far the loudness is from so much above the plain one. Where it is further than it may be, for a busy machine, it is looked at longer. */
async function offBy(db: number, plain: number): Promise<number> {
  await delay(400);
  const heard: number[] = [];
  const apart = (): number => Math.abs(dbAbove(plain, oneOfTheLoudest(heard.slice(-20))) - db);
  while (heard.length < 8 || (heard.length < 40 && apart() >= WITHIN_DB)) {
    await delay(50);
    heard.push(headset.heard(CUSTOMER_HZ, 50));
  }
  return apart();
}
const isLouder = (ear: SpeakerEar): boolean => ear.heard(CUSTOMER_HZ, 50) > 1.5 * AMPLITUDE;
async function farLevelDbfs(): Promise<number> {
  const before = station.reports.length;
  const levels = (): readonly number[] =>
    station.reports.slice(before).flatMap((report) => (report.type === 'levels' ? [report.levels.farDbfs] : []));
  await until(() => levels().length > 5);
  return Math.max(...levels()); // a busy machine leaves out a part
}

test(
  'the customer is heard as much louder or softer as the agent wishes, and the level told is what arrived',
  { timeout: 60_000 },
  async () => {
    await talk();
    const plain = await loudness();
    const arrivedDbfs = await farLevelDbfs();
    expect(await station.census()).toMatchObject(OPEN_AT_0_DB);
    for (const db of [6, -6, 3, 5, 0]) {
      await amplify(db);
      expect(await offBy(db, plain)).toBeLessThan(WITHIN_DB);
      expect(await station.census()).toMatchObject(db > 0 ? { ...OPEN_AT_0_DB, contexts: 3, audibleContexts: 1 } : OPEN_AT_0_DB);
      expect(Math.abs((await farLevelDbfs()) - arrivedDbfs)).toBeLessThan(1);
    }
    await amplify(12);
    const bent = sine({ frequencyHz: CUSTOMER_HZ, seconds: 1, amplitude: AMPLITUDE * 10 ** (12 / 20) }).map(withinFullScale);
    expect(await offBy(dbAbove(AMPLITUDE, amplitudeAt(bent, CUSTOMER_HZ)), plain)).toBeLessThan(WITHIN_DB);
  },
);

test('a change in the middle of a call does not stop the sound', { timeout: 120_000 }, async () => {
  await talk();
  const gapsMs = new Map<string, number>();
  const stopsMs = (): number => Math.max(...gapsMs.values()) - (gapsMs.get('without one') ?? 0);
  const isTold = (): boolean => stopsMs() < MOST_ADDED_MS && (gapsMs.get('without one') ?? Infinity) < MOST_ADDED_MS;
  const listenOnce = async (db: number | null): Promise<void> => {
    if (db !== null) await amplify(db);
    await delay(1_500);
    const kind = db === null ? 'without one' : `to ${db} dB`;
    const gapMs = headset.longestGapMs(1_500, { hz: CUSTOMER_HZ, above: HEARD });
    gapsMs.set(kind, Math.min(gapMs, gapsMs.get(kind) ?? Infinity));
  };
  // Of up to three changes of a kind the best: a busy machine adds to a single one.
  for (let round = 0; round < 3 && !isTold(); round += 1) for (const db of [null, 6, 10, 0, -6]) await listenOnce(db);
  console.log(`longest gap after a change of gain: ${[...gapsMs].map(([kind, ms]) => `${kind} ${ms.toFixed(0)} ms`).join(', ')}`);
  expect(stopsMs()).toBeLessThan(MOST_ADDED_MS);
});

test('a call on hold is silent whatever its gain, and as loud as before after it', async () => {
  await amplify(6);
  await talk();
  await until(() => isLouder(headset));
  await station.order({ type: 'set-held', callId: call, held: true });
  await until(() => headset.heard(CUSTOMER_HZ, 200) < SILENT);
  for (const db of [3, 0, -6, 6]) {
    await amplify(db);
    await delay(300);
    expect(headset.heard(CUSTOMER_HZ, 250)).toBeLessThan(SILENT);
  }
  await station.order({ type: 'set-held', callId: call, held: false });
  await until(() => isLouder(headset));
});

test('a louder customer moves with the chosen speaker, and is heard there alone', async () => {
  await amplify(6);
  await talk();
  await until(() => isLouder(headset));
  await use(`Room${calls}`);
  await until(() => isLouder(room.ear));
  await until(() => headset.heard(CUSTOMER_HZ, 100) < SILENT);
  await use(null);
  await until(() => isLouder(headset));
  await until(() => room.ear.heard(CUSTOMER_HZ, 100) < SILENT);
});

test.each([
  ['echoes are cancelled', true, 12_000],
  ['they are not', false, 3_000],
])(
  'a louder customer is heard on the default when the speaker goes, and there again when it is back, where %s',
  { timeout: 60_000 },
  async (_, echoCancellation, backWithinMs) => {
    const voice = { ...UNTOUCHED, echoCancellation };
    await amplify(6);
    await use(`Room${calls}`, voice);
    await talk(room.ear);
    await until(() => isLouder(room.ear));
    await room.unplug();
    await until(() => isLouder(headset), 3_000);
    await delay(500);
    room = await plugSpeakerIn(sound.pulseServer, `Room${calls}`);
    await until(() => isLouder(room.ear), backWithinMs);
    await until(() => headset.heard(CUSTOMER_HZ, 100) < SILENT);
    await amplify(0);
    await until(() => !isLouder(room.ear) && room.ear.heard(CUSTOMER_HZ, 100) > HEARD);
    expect(headset.heard(CUSTOMER_HZ, 100)).toBeLessThan(SILENT);
  },
);

test.each(['refused', 'missing'] as const)(
  'where louder sound is %s on a speaker the customer is heard as they are, until it goes',
  { timeout: 60_000 },
  async (how) => {
    await use(`Room${calls}`);
    await talk(room.ear);
    await until(() => room.ear.heard(CUSTOMER_HZ, 200) > 0.9 * AMPLITUDE);
    await (how === 'refused' ? station.refuseOutput(`Room${calls}`) : station.loseOutput(`Room${calls}`));
    await amplify(6);
    // Two seconds of them heard, which take longer where a busy machine leaves out moments.
    let heard = 0;
    for (let looks = 0; heard < 40; looks += 1) {
      expect(looks).toBeLessThan(120);
      await delay(50);
      expect(isLouder(room.ear)).toBe(false);
      if (room.ear.heard(CUSTOMER_HZ, 100) > HEARD) heard += 1;
    }
    await station.refuseOutput(null);
    await until(() => isLouder(room.ear), 6_000);
  },
);
