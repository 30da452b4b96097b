import { expect, test } from 'vitest';
import { createVoiceSeat, type CreateVoice } from '../../../../main/audio/device/voice-seat.ts';

const HEADSET = { echoCancellation: false, noiseSuppression: true, autoGain: true };
const SPEAKERS = { ...HEADSET, echoCancellation: true };

/** Chains that halve what they are given, and tell what becomes of them. */
function halvingChains() {
  const story: string[] = [];
  const create: CreateVoice = (processing) => {
    story.push(`new ${processing.echoCancellation ? 'for speakers' : 'for a headset'}`);
    return {
      played: () => story.push('played'),
      captured: (block) => block.forEach((sample, index) => (block[index] = sample / 2)),
      use: ({ echoCancellation }) => story.push(echoCancellation ? 'speakers' : 'headset'),
      speaks: true,
      parts: { echoCanceller: null, noiseSuppressor: 'speex', gain: 'speex' },
      dispose: () => story.push('gone'),
    };
  };
  return { story, create };
}

test('each microphone has a chain of its own, with the wishes of now', async () => {
  const { story, create } = halvingChains();
  const seat = createVoiceSeat(Promise.resolve(create));
  await Promise.resolve();
  seat.use(HEADSET);
  expect(story).toEqual([]); // no microphone, no chain
  seat.seat(true);
  seat.use(SPEAKERS);
  seat.seat(false);
  seat.seat(true);
  expect(story).toEqual(['new for a headset', 'speakers', 'gone', 'new for speakers']);
});

test('a microphone that opens before the libraries are there passes as it is, and is cleaned from then on', async () => {
  const { create } = halvingChains();
  const loading = Promise.withResolvers<CreateVoice>();
  const seat = createVoiceSeat(loading.promise);
  seat.seat(true);
  const block = new Float32Array([1, 1]);
  seat.captured(block);
  expect([...block]).toEqual([1, 1]);
  loading.resolve(create);
  await loading.promise;
  seat.captured(block);
  expect([...block]).toEqual([0.5, 0.5]);
});

test('whether somebody speaks is known while a microphone has its chain, and only then', async () => {
  const { create } = halvingChains();
  const seat = createVoiceSeat(Promise.resolve(create));
  await Promise.resolve();
  expect(seat.speaks).toBe(null);
  seat.seat(true);
  expect(seat.speaks).toBe(true);
  seat.seat(false);
  expect(seat.speaks).toBe(null);
});

test('libraries that never load leave the voice as it is', async () => {
  const seat = createVoiceSeat(Promise.reject(new Error('no such library')));
  await new Promise(setImmediate);
  seat.seat(true);
  const block = new Float32Array([1]);
  seat.captured(block);
  seat.played(block);
  expect([...block]).toEqual([1]);
});

test('what is asked for and not done is named, while a microphone is open', async () => {
  const { create } = halvingChains(); // has no echo canceller
  const seat = createVoiceSeat(Promise.resolve(create));
  await Promise.resolve();
  seat.use(SPEAKERS);
  expect(seat.missing()).toEqual([]);
  seat.seat(true);
  expect(seat.missing()).toEqual(['echoCancellation']);
  seat.use(HEADSET);
  expect(seat.missing()).toEqual([]);
});

test('without its libraries everything that is asked for is missing', async () => {
  const seat = createVoiceSeat(Promise.reject(new Error('no such library')));
  await new Promise(setImmediate);
  seat.use(HEADSET);
  seat.seat(true);
  expect(seat.missing()).toEqual(['noiseSuppression', 'autoGain']);
});
