import { beforeAll, expect, test } from 'vitest';
import { loadResamplers, type CreateResampler } from '../../../main/audio/dsp/resampler.ts';
import { simulateCall } from '../../support/sound/simulated-call.ts';

let createResampler: CreateResampler;
beforeAll(async () => {
  createResampler = await loadResamplers();
});

const isSilent = (samples: Float32Array): boolean => samples.every((sample) => sample === 0);

test('a call that is held is silent on both sides while its frames go on, and sounds again when it is taken up', () => {
  const { service, played } = simulateCall({
    createResampler,
    untilMs: 6_000,
    meanwhile(nowMs, { stream }) {
      if (nowMs === 2_000) stream.setHeld(true);
      if (nowMs === 3_000) stream.setMuted(true);
      if (nowMs === 3_500) stream.setMuted(false);
      if (nowMs === 4_000) stream.setHeld(false);
    },
  });
  const between = (fromMs: number, toMs: number) => played.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  expect(between(1_500, 2_000).some(({ samples }) => !isSilent(samples))).toBe(true);
  expect(between(2_020, 4_000).every(({ samples }) => isSilent(samples))).toBe(true);
  expect(between(4_100, 4_500).some(({ samples }) => !isSilent(samples))).toBe(true);

  const sent = service.handedOver.filter(({ atMs }) => atMs > 2_150 && atMs < 4_000);
  expect(sent.length).toBeGreaterThan(25); // every 60 ms: the far side takes a silent wire for a dead one
  expect(sent.every(({ pcm }) => pcm.every((byte) => byte === 0))).toBe(true);
  expect(service.handedOver.some(({ atMs, pcm }) => atMs > 4_200 && pcm.some((byte) => byte !== 0))).toBe(true);
});

test('a call that is opened while it is held does not let a word out, and stays muted after it where it was', () => {
  const { service } = simulateCall({
    createResampler,
    untilMs: 3_000,
    target: { held: true, muted: true },
    meanwhile(nowMs, { stream }) {
      if (nowMs === 1_500) stream.setHeld(false);
    },
  });
  expect(service.handedOver.length).toBeGreaterThan(30);
  expect(service.handedOver.every(({ pcm }) => pcm.every((byte) => byte === 0))).toBe(true);
});
