import { setTimeout as delay } from 'node:timers/promises';
import { callId, type CallId } from '#contract/call.ts';
import { pcmOfText, pcmText } from '#contract/pcm-text.ts';
import { DEFAULT_GAIN, withinFullScale } from '#contract/sound-gain.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { dbfs, rms } from '../../../renderer/station/media/sound-level.ts';
import { amplitudeAt, sine } from './support/sound.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { until } from './support/until.ts';
import { openWhatsappPeer, type WhatsappPeer } from './support/whatsapp-peer.ts';

const MICROPHONE_HZ = 440;
const AMPLITUDE = 0.3;
const CLIP_HZ = 700;
const HEARD = 0.05;
const SILENT = 0.002;
const UNTOUCHED = { echoCancellation: false, noiseSuppression: false, autoGain: false };
const NOTHING_OPEN = { connections: 0, microphones: [], contexts: 0, audibleContexts: 0, players: 0 };
/** The meters of both sides. */
const CONTEXTS_OF_A_CALL = 2;
const CHANGES = 20;
const MOST_ADDED_MS = 100;
const WITHIN_DB = 0.5;

let station: StationPage;
let peer: WhatsappPeer;
let call: CallId;
let calls = 0;

beforeAll(async () => {
  station = await openStationPage({
    microphoneSound: sine({ frequencyHz: MICROPHONE_HZ, seconds: 4, amplitude: AMPLITUDE }),
    microphone: 'allowed',
  });
  await use('Fake Audio Input 1');
}, 60_000);
afterAll(() => station.close());
beforeEach(async () => {
  calls += 1;
  call = callId(`call-${calls}`);
  peer = await openWhatsappPeer();
  await amplify(0);
});
afterEach(async () => {
  await station.order({ type: 'close', callId: call });
  await peer.close();
  await expectNothingLeft();
});
async function expectNothingLeft(): Promise<void> {
  await expect.poll(() => station.census(), { timeout: 5_000 }).toEqual(NOTHING_OPEN);
  expect(station.complaints).toEqual([]);
}

const use = (microphone: string): Promise<void> =>
  station.order({ type: 'use-devices', microphone, speaker: null, voice: UNTOUCHED, known: [] });
const amplify = (microphoneDb: number): Promise<void> => station.order({ type: 'use-gain', gain: { ...DEFAULT_GAIN, microphoneDb } });
const contexts = async (): Promise<number> => (await station.census()).contexts;

async function talk(): Promise<void> {
  const answered = await station.ask({ type: 'answer-offer', orderId: `answer-${calls}`, callId: call, offerSdp: await peer.offer() });
  if (answered.type !== 'done' || answered.sdp === null) throw new Error(JSON.stringify(answered));
  await peer.takeAnswer(answered.sdp);
  await until(peer.connected);
  await station.ask({ type: 'release-media', orderId: `release-${calls}`, callId: call });
  await until(() => peer.heard(MICROPHONE_HZ, 200) > HEARD);
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
    heard.push(peer.heard(MICROPHONE_HZ, 100));
  }
  return oneOfTheLoudest(heard);
}
const dbBetween = (one: number, other: number): number => 20 * Math.log10(one / other);
/** How far the loudness is from so much above the plain one. Where it is further than it may be, for a busy machine, it is looked at longer. */
async function offBy(db: number, plain: number, within = WITHIN_DB): Promise<number> {
  await delay(400);
  const heard: number[] = [];
  const apart = (): number => Math.abs(dbBetween(oneOfTheLoudest(heard.slice(-20)), plain) - db);
  while (heard.length < 8 || (heard.length < 40 && apart() >= within)) {
    await delay(50);
    heard.push(peer.heard(MICROPHONE_HZ, 100));
  }
  return apart();
}

/** What main is told of the microphone. */
async function levelDbfs(): Promise<number> {
  await delay(200);
  const before = station.reports.length;
  const levels = (): readonly number[] =>
    station.reports.slice(before).flatMap((report) => (report.type === 'levels' ? [report.levels.microphoneDbfs] : []));
  await until(() => levels().length > 5);
  return Math.max(...levels()); // a busy machine leaves out a part
}

test('the voice is sent as much louder or softer as the agent wishes, from the first word on', { timeout: 60_000 }, async () => {
  await talk();
  const plain = await loudness();
  for (const db of [6, -6]) {
    await station.order({ type: 'close', callId: call });
    await peer.close();
    await amplify(db);
    calls += 1;
    call = callId(`call-${calls}`);
    peer = await openWhatsappPeer();
    await talk();
    expect(await offBy(db, plain)).toBeLessThan(WITHIN_DB);
  }
});

test('at 0 dB a mere copy of the microphone is sent, also where there was a gain', { timeout: 60_000 }, async () => {
  const tracks = async (): Promise<readonly string[]> => (await station.census()).microphones;
  const MERE = ['Fake Audio Input 1', 'Fake Audio Input 1'];
  await talk();
  expect(await tracks()).toEqual(MERE);
  await amplify(6);
  await expect.poll(tracks).toEqual(['Fake Audio Input 1', expect.not.stringContaining('Fake')]);
  await amplify(0);
  await expect.poll(tracks).toEqual(MERE);
  expect(await contexts()).toBe(CONTEXTS_OF_A_CALL);
});

test('a change in the middle of a call is heard, and the sound does not stop for it', { timeout: 60_000 }, async () => {
  await talk();
  const plain = await loudness();
  const spans = await station.microphoneSpans();
  const gapsMs = new Map<string, number>();
  const stopsMs = (): number => Math.max(...gapsMs.values()) - (gapsMs.get('without one') ?? 0);
  const isTold = (): boolean => stopsMs() < MOST_ADDED_MS && (gapsMs.get('without one') ?? Infinity) < MOST_ADDED_MS;
  const listenOnce = async (db: number | null): Promise<void> => {
    const startedAt = performance.now();
    if (db === null) await delay(1_500);
    else {
      await amplify(db);
      await delay(700);
      expect(await offBy(db, plain)).toBeLessThan(WITHIN_DB);
    }
    const kind = db === null ? 'without one' : `to ${db} dB`;
    const gapMs = peer.longestGapMs(performance.now() - startedAt, { hz: MICROPHONE_HZ, above: HEARD });
    gapsMs.set(kind, Math.min(gapMs, gapsMs.get(kind) ?? Infinity));
  };
  // Of up to three changes of a kind the best: a busy machine adds to a single one.
  for (let round = 0; round < 3 && !isTold(); round += 1) for (const db of [null, 6, -6, 0]) await listenOnce(db);
  console.log(`longest gap after a change of gain: ${[...gapsMs].map(([kind, ms]) => `${kind} ${ms.toFixed(0)} ms`).join(', ')}`);
  expect(stopsMs()).toBeLessThan(MOST_ADDED_MS);
  expect(await station.microphoneSpans()).toEqual(spans);
});

test('twelve decibels more of a loud voice are bent, and never leave full scale; so they are recorded', async () => {
  await talk();
  const plain = await loudness();
  await amplify(12);
  const bent = sine({ frequencyHz: MICROPHONE_HZ, seconds: 1, amplitude: AMPLITUDE * 10 ** (12 / 20) }).map(withinFullScale);
  expect(await offBy(dbBetween(amplitudeAt(bent, MICROPHONE_HZ), AMPLITUDE), plain)).toBeLessThan(WITHIN_DB);
  const { samples } = await station.sent(1_000);
  expect(peakOf(samples)).toBeLessThan(1);
  expect(peakOf(samples)).toBeCloseTo(peakOf([...bent]), 2);

  await station.order({ type: 'record', callId: call, isOn: true });
  await delay(1_500);
  await station.order({ type: 'record', callId: call, isOn: false });
  const recorded = station.reports.flatMap((report) =>
    report.type === 'recorded' && report.callId === call ? [...pcmOfText(report.pcm)] : [],
  );
  const agent = recorded.filter((_, index) => index % 2 === 0).map((sample) => sample / 32_768);
  expect(Math.abs(dbfs(rms(Float32Array.from(agent))) - dbfs(rms(bent)))).toBeLessThan(1.5);
});

test('between two gains nothing clicks', async () => {
  await amplify(6);
  await talk();
  const sent = station.sent(1_500);
  for (let times = 0; times < CHANGES; times += 1) {
    await delay(50);
    await amplify(times % 2 === 0 ? -6 : 6);
  }
  const { samples, rateHz } = await sent;
  const steepest = 2 * AMPLITUDE * ((2 * Math.PI * MICROPHONE_HZ) / rateHz);
  const clicks = samples.filter((sample, index) => Math.abs(sample - (samples[index - 1] ?? sample)) > 1.25 * steepest);
  expect(peakOf(samples)).toBeCloseTo(2 * AMPLITUDE, 1);
  // The stand-in for a microphone has a seam every few seconds.
  expect(clicks.length).toBeLessThan(CHANGES / 4);
});

test('mute and hold silence a louder voice, and packets go on', async () => {
  await amplify(12);
  await talk();
  for (const [silenced, sounding] of [
    [
      { type: 'set-muted', callId: call, muted: true },
      { type: 'set-muted', callId: call, muted: false },
    ],
    [
      { type: 'set-held', callId: call, held: true },
      { type: 'set-held', callId: call, held: false },
    ],
  ] as const) {
    await station.order(silenced);
    await until(() => peer.heard(MICROPHONE_HZ, 60) < SILENT);
    await amplify(6); // a change under mute lets nothing out
    await amplify(0);
    await amplify(12);
    const before = peer.packets();
    let loudest = 0;
    // A second of them, which a busy machine makes longer.
    await until(() => {
      loudest = Math.max(loudest, peer.heard(MICROPHONE_HZ, 60));
      return peer.packets() - before > 50;
    });
    expect(loudest).toBeLessThan(SILENT);
    await station.order(sounding);
    await until(() => peer.heard(MICROPHONE_HZ, 100) > HEARD);
  }
});

test('the level told is that of what is sent', async () => {
  await talk();
  const plain = await levelDbfs();
  await amplify(-6);
  expect(Math.abs((await levelDbfs()) - plain + 6)).toBeLessThan(0.5);
  await amplify(12);
  expect(Math.abs((await levelDbfs()) - plain - 12)).toBeLessThan(0.5);
  await station.order({ type: 'set-muted', callId: call, muted: true });
  expect(Math.abs((await levelDbfs()) - plain - 12)).toBeLessThan(0.5);
});

test('another microphone, one that is opened anew, and a clip have the gain too', { timeout: 60_000 }, async () => {
  await talk();
  const plain = await loudness();
  await amplify(-6);
  await use('Fake Audio Input 2');
  await expect.poll(async () => (await station.census()).microphones, { timeout: 10_000 }).toContain('Fake Audio Input 2');
  expect(await offBy(-6, plain)).toBeLessThan(WITHIN_DB);
  expect((await station.census()).microphones).toHaveLength(2);

  await station.order({ type: 'renew-microphone', callId: call });
  expect(await offBy(-6, plain)).toBeLessThan(WITHIN_DB);
  expect((await station.census()).microphones).toHaveLength(2);

  const pcm = pcmText(
    Int16Array.from(
      sine({ frequencyHz: CLIP_HZ, seconds: 1, amplitude: 0.3 }).filter((_, at) => at % 3 === 0),
      (at) => at * 32_767,
    ),
  );
  await station.order({ type: 'play-clip', callId: call, playId: 'play-1', pcm, loops: true });
  await until(() => peer.heard(CLIP_HZ, 200) > 0.1);
  expect(await offBy(-6, plain, 1)).toBeLessThan(1);
  await amplify(6);
  expect(await offBy(6, plain, 1)).toBeLessThan(1);
  await amplify(0);
  expect(await offBy(0, plain, 1)).toBeLessThan(1);
  await use('Fake Audio Input 1');
});

test('a call that ends while its gain begins leaves nothing open', async () => {
  await talk();
  await Promise.all([amplify(6), station.order({ type: 'close', callId: call })]);
  await expect.poll(() => station.census(), { timeout: 5_000 }).toEqual(NOTHING_OPEN);
});

function peakOf(samples: readonly number[]): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}
