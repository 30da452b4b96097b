import { expect, test } from 'vitest';
import { listenForFar, NOT_HEARD, type FarAudible } from '../../../../renderer/station/media/far-audible.ts';
import { amplifiedDbfs, dbfs, rms } from '../../../../renderer/station/media/sound-level.ts';
import { sine } from '../support/sound.ts';

test('a sine of half amplitude is 9 dB below full scale', () => {
  expect(dbfs(rms(sine({ frequencyHz: 440, seconds: 1, amplitude: 0.5 })))).toBeCloseTo(-9.03, 1);
});

test('silence and no samples at all are -100, which the bridge accepts, not minus infinity', () => {
  expect(dbfs(rms(new Float32Array(10)))).toBe(-100);
  expect(dbfs(rms(new Float32Array(0)))).toBe(-100);
});

test('nothing is louder than full scale', () => {
  expect(dbfs(1.4)).toBe(0);
});

test('a level with a gain is that much higher, but never above full scale', () => {
  expect(amplifiedDbfs(-30, 6)).toBe(-24);
  expect(amplifiedDbfs(-30, -12)).toBe(-42);
  expect(amplifiedDbfs(-5, 12)).toBe(0);
});

test('no gain makes a sound of silence, or silence of a sound', () => {
  expect(amplifiedDbfs(-100, 12)).toBe(-100);
  expect(amplifiedDbfs(-95, -12)).toBeGreaterThan(-100);
});

function heardAfter(levels: readonly number[]): number | null {
  let so: FarAudible = NOT_HEARD;
  for (const [index, levelDbfs] of levels.entries()) {
    so = listenForFar(so, { levelDbfs, lastingMs: 50 });
    if (so.heard) return (index + 1) * 50;
  }
  return null;
}

test('the customer is heard after 100 ms above -45 dBFS', () => {
  expect(heardAfter([-100, -30, -30, -30])).toBe(150);
});

test('a click, or noise of the line, is not the customer', () => {
  expect(heardAfter([-30, -60, -30, -60, -30, -45, -45, -45])).toBeNull();
});

test('once heard stays heard through a pause', () => {
  const heard = listenForFar({ heard: true, loudMs: 100 }, { levelDbfs: -100, lastingMs: 5_000 });
  expect(heard.heard).toBe(true);
});
