import { expect, test } from 'vitest';
import { toneSamples } from '../tone-analysis.ts';
import { siSdr } from './si-sdr.ts';

const wanted = toneSamples({ hz: 500, rateHz: 16_000, seconds: 1 });
const other = toneSamples({ hz: 700, rateHz: 16_000, seconds: 1 });
const mixed = (share: number): Float32Array => wanted.map((sample, index) => sample + share * (other[index] ?? 0));

test.each([
  [1, 0],
  [0.1, 20],
  [0.01, 40],
])('a strange tone at %d of the level is %d dB of distortion', (share, decibels) => {
  expect(siSdr(mixed(share), wanted)).toBeCloseTo(decibels, 1);
});

test('neither level, sign nor a constant offset is distortion', () => {
  const heard = mixed(0.1).map((sample) => -0.25 * sample + 0.1);
  expect(siSdr(heard, wanted)).toBeCloseTo(20, 1);
});

test('the same sound a quarter of its period later is all distortion', () => {
  expect(siSdr(wanted.subarray(8), wanted)).toBeLessThan(-30);
});
