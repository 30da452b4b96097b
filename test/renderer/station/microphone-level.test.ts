import { callId } from '#contract/call.ts';
import { DEFAULT_VOICE } from '#contract/settings.ts';
import { DEFAULT_GAIN } from '#contract/sound-gain.ts';
import { expect, onTestFinished, test } from 'vitest';
import { sine } from './support/sound.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { openWhatsappPeer } from './support/whatsapp-peer.ts';

const NOTHING_OPEN = { connections: 0, microphones: [], contexts: 0, audibleContexts: 0, players: 0 };
const UNTOUCHED = { echoCancellation: false, noiseSuppression: false, autoGain: false };
const METER_ON = { type: 'meter-microphone', isOn: true } as const;
const METER_OFF = { type: 'meter-microphone', isOn: false } as const;

async function openStation(microphoneSound: Float32Array, microphone: 'allowed' | 'denied' = 'allowed'): Promise<StationPage> {
  const station = await openStationPage({ microphoneSound, microphone });
  onTestFinished(() => station.close());
  return station;
}
const levels = (station: StationPage): readonly (number | null)[] =>
  station.reports.flatMap((report) => (report.type === 'microphone-level' ? [report.dbfs] : []));

test('outside calls the level of the chosen microphone is told, until it is closed', { timeout: 60_000 }, async () => {
  const station = await openStation(sine({ frequencyHz: 440, seconds: 4 }));
  await station.order({ type: 'use-devices', microphone: 'Fake Audio Input 2', speaker: null, voice: UNTOUCHED, known: [] });
  await station.order(METER_ON);
  // 0.3 of full scale, as a sine, is -13.5 dBFS RMS.
  await expect.poll(() => Math.abs((levels(station).at(-1) ?? -100) + 13.5), { timeout: 10_000 }).toBeLessThan(1.5);
  await expect.poll(async () => (await station.census()).microphones).toEqual(['Fake Audio Input 2']);

  await station.order({ type: 'use-devices', microphone: 'Fake Audio Input 1', speaker: null, voice: UNTOUCHED, known: [] });
  await expect.poll(async () => (await station.census()).microphones, { timeout: 10_000 }).toEqual(['Fake Audio Input 1']);

  await station.order(METER_OFF);
  await expect.poll(() => station.census()).toEqual(NOTHING_OPEN);
  expect(station.complaints).toEqual([]);
});

test('the level told outside calls moves with the gain at once', { timeout: 60_000 }, async () => {
  const station = await openStation(sine({ frequencyHz: 440, seconds: 4 }));
  const amplify = (microphoneDb: number): Promise<void> => station.order({ type: 'use-gain', gain: { ...DEFAULT_GAIN, microphoneDb } });
  await station.order({ type: 'use-devices', microphone: 'Fake Audio Input 2', speaker: null, voice: UNTOUCHED, known: [] });
  await amplify(-12);
  await station.order(METER_ON);
  // The plain level is -13.5 dBFS.
  await expect.poll(() => Math.abs((levels(station).at(-1) ?? -100) + 25.5), { timeout: 10_000 }).toBeLessThan(1.5);
  await amplify(6);
  await expect.poll(() => Math.abs((levels(station).at(-1) ?? -100) + 7.5), { timeout: 10_000 }).toBeLessThan(1.5);
});

test('a meter that is switched off before its microphone is open leaves none open', { timeout: 60_000 }, async () => {
  const station = await openStation(new Float32Array(48_000));
  for (let times = 0; times < 5; times += 1) {
    await station.order(METER_ON);
    await station.order(METER_OFF);
  }
  await expect.poll(() => station.census()).toEqual(NOTHING_OPEN);
  expect(station.complaints).toEqual([]);
});

test('a microphone that may not be opened has no level, and that is said once', { timeout: 60_000 }, async () => {
  const station = await openStation(new Float32Array(48_000), 'denied');
  await station.order(METER_ON);
  await station.reported((report) => report.type === 'microphone-level');
  expect(levels(station)).toEqual([null]);
  expect(station.complaints).toEqual([]);
});

test(
  'a microphone that gives nothing is told as digital silence in a call, and opened anew where that is asked',
  { timeout: 60_000 },
  async () => {
    const station = await openStation(new Float32Array(48_000));
    const call = callId('call-1');
    const peer = await openWhatsappPeer();
    onTestFinished(peer.close);
    await station.order({
      type: 'use-devices',
      microphone: null,
      speaker: null,
      voice: { ...DEFAULT_VOICE, echoCancellation: true },
      known: [],
    });
    const answer = await station.ask({ type: 'answer-offer', orderId: 'answer', callId: call, offerSdp: await peer.offer() });
    if (answer.type !== 'done' || answer.sdp === null) throw new Error(JSON.stringify(answer));
    await peer.takeAnswer(answer.sdp);
    expect(await station.ask({ type: 'release-media', orderId: 'release', callId: call })).toMatchObject({ type: 'done' });
    await expect.poll(() => station.reports.filter((report) => report.type === 'levels').length, { timeout: 10_000 }).toBeGreaterThan(15);
    const heard = station.reports.flatMap((report) =>
      report.type === 'levels' && report.levels.tooEarly !== true ? [report.levels.microphoneDbfs] : [],
    );
    expect(new Set(heard)).toEqual(new Set([-100]));

    await station.order({ type: 'renew-microphone', callId: call });
    const isOpen = async (): Promise<readonly boolean[]> => (await station.microphoneSpans()).map(({ closedMs }) => closedMs === null);
    // Each beside one that is left untouched, to hear whether it gives anything.
    await expect.poll(isOpen, { timeout: 10_000 }).toEqual([false, false, true, true]);
    const sent = peer.packets();
    await expect.poll(() => peer.packets() - sent, { timeout: 10_000 }).toBeGreaterThan(20);
  },
);
