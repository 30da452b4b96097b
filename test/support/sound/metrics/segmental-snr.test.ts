import { expect, test } from 'vitest';
import { toneSamples } from '../tone-analysis.ts';
import { segmentalSnr } from './segmental-snr.ts';

const rateHz = 16_000;
const reference = toneSamples({ hz: 500, rateHz, seconds: 1 });
const other = toneSamples({ hz: 700, rateHz, seconds: 1 });
const heard = (share: (index: number) => number): Float32Array =>
  reference.map((sample, index) => sample + share(index) * (other[index] ?? 0));

test('a tone at a tenth of the level is 20 dB, all through', () => {
  expect(segmentalSnr({ heard: heard(() => 0.1), reference, rateHz })).toBeCloseTo(20, 0);
});

test('a bad half counts as half, not as the whole', () => {
  expect(segmentalSnr({ heard: heard((index) => (index < 8_000 ? 1 : 0.1)), reference, rateHz })).toBeCloseTo(10, 0);
});

test('equal sounds are 35 dB, and lost ones no less than −10 dB', () => {
  expect(segmentalSnr({ heard: reference, reference, rateHz })).toBe(35);
  expect(segmentalSnr({ heard: heard(() => 100), reference, rateHz })).toBe(-10);
});

test('noise in a pause of the reference is left out', () => {
  const paused = reference.map((sample, index) => (index < 8_000 ? 0 : sample));
  const noisy = paused.map((sample, index) => (index < 8_000 ? (other[index] ?? 0) : sample));
  expect(segmentalSnr({ heard: noisy, reference: paused, rateHz })).toBe(35);
});
