import { setTimeout as delay } from 'node:timers/promises';
import { callId } from '#contract/call.ts';
import { expect, onTestFinished, test } from 'vitest';
import { openStationPage } from './support/station-page.ts';

const HEADSET = { echoCancellation: false, noiseSuppression: true, autoGain: true };
const LOUDSPEAKERS = { echoCancellation: true, noiseSuppression: false, autoGain: false };

test('Chromium cleans the voice as the settings say, also when they change during a call', { timeout: 60_000 }, async () => {
  const station = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed' });
  onTestFinished(() => station.close());
  const devices = { type: 'use-devices', microphone: null, speaker: null, known: [] } as const;
  await station.order({ ...devices, voice: HEADSET });
  expect(await station.ask({ type: 'make-offer', orderId: 'offer', callId: callId('call-1') })).toMatchObject({ type: 'done' });
  // The microphone, and the copy of it that is sent.
  expect(await station.processing()).toEqual([HEADSET, HEADSET]);

  await station.order({ ...devices, voice: LOUDSPEAKERS });
  await expect.poll(station.processing, { timeout: 10_000 }).toEqual([LOUDSPEAKERS, LOUDSPEAKERS]);

  // The same once more opens nothing anew: the old tracks would be live for a moment beside the new ones.
  await station.order({ ...devices, voice: { ...LOUDSPEAKERS } });
  for (let looks = 0; looks < 20; looks += 1) {
    expect(await station.processing()).toHaveLength(2);
    await delay(10);
  }
  expect(station.complaints).toEqual([]);
});

test('a chosen microphone that refuses as it comes is taken a moment later', { timeout: 60_000 }, async () => {
  const station = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed' });
  onTestFinished(() => station.close());
  const microphones = async () => new Set((await station.census()).microphones);
  await station.refuseMicrophones(2);
  await station.order({ type: 'use-devices', microphone: 'Fake Audio Input 1', speaker: null, known: [], voice: HEADSET });
  expect(await station.ask({ type: 'make-offer', orderId: 'offer', callId: callId('call-1') })).toMatchObject({ type: 'done' });
  expect([...(await microphones())]).not.toContain('Fake Audio Input 1');
  await expect.poll(microphones, { timeout: 10_000 }).toEqual(new Set(['Fake Audio Input 1']));
});

test('a call that ends while its microphone changes ends that too, and nothing fails', { timeout: 60_000 }, async () => {
  const station = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed' });
  onTestFinished(() => station.close());
  const devices = { type: 'use-devices', speaker: null, known: [], voice: HEADSET } as const;
  await station.order({ ...devices, microphone: 'Fake Audio Input 1' });
  for (let calls = 0; calls < 8; calls += 1) {
    const id = callId(`call-${calls}`);
    expect(await station.ask({ type: 'make-offer', orderId: id, callId: id })).toMatchObject({ type: 'done' });
    await station.order({ ...devices, microphone: `Fake Audio Input ${2 - (calls % 2)}` });
    await delay(calls * 3); // at another moment of the change
    await station.order({ type: 'close', callId: id });
    await expect.poll(async () => (await station.census()).microphones, { timeout: 5_000 }).toEqual([]);
  }
  await delay(500); // what began has come to its end
  expect(station.complaints).toEqual([]);
});

test('the system’s microphone that refuses once while its processing changes is back in a moment', { timeout: 60_000 }, async () => {
  const station = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed' });
  onTestFinished(() => station.close());
  const devices = { type: 'use-devices', microphone: null, speaker: null, known: [] } as const;
  await station.order({ ...devices, voice: HEADSET });
  expect(await station.ask({ type: 'make-offer', orderId: 'offer', callId: callId('call-1') })).toMatchObject({ type: 'done' });
  await station.refuseMicrophones(1, 'any');
  await station.order({ ...devices, voice: LOUDSPEAKERS });
  await expect.poll(station.processing, { timeout: 3_000 }).toEqual([LOUDSPEAKERS, LOUDSPEAKERS]);
});

test('a microphone that is asked anew while it hangs is opened once, and not again when it has come', { timeout: 60_000 }, async () => {
  const station = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed' });
  onTestFinished(() => station.close());
  const call = callId('call-1');
  await station.order({ type: 'use-devices', microphone: null, speaker: null, known: [], voice: HEADSET });
  expect(await station.ask({ type: 'make-offer', orderId: 'offer', callId: call })).toMatchObject({ type: 'done' });
  await station.hangMicrophones(true);
  for (let silences = 0; silences < 4; silences += 1) await station.order({ type: 'renew-microphone', callId: call });
  await delay(300);
  await station.hangMicrophones(false);
  // What only looks whether a silent microphone hears anything at all is raw.
  const spans = async () => (await station.microphoneSpans()).filter(({ isRaw }) => !isRaw);
  await expect.poll(async () => (await spans()).map(({ closedMs }) => closedMs === null)).toEqual([false, true]);
  await delay(500);
  expect(await spans()).toHaveLength(2);
});
