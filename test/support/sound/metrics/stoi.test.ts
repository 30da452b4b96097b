import { expect, test } from 'vitest';
import { spokenNoise, whiteNoise } from './spoken-noise.ts';
import { stoi } from './stoi.ts';
import { toTenKilohertz } from './to-ten-kilohertz.ts';
import { toneSamples } from '../tone-analysis.ts';

const rateHz = 16_000;
const clean = spokenNoise({ rateHz, seconds: 3, seed: 1 });

/** The clean sound with white noise at a ratio of the energies. */
function atSnr(decibels: number): Float32Array {
  const noise = whiteNoise({ length: clean.length, seed: 2 });
  const scale = (energy(clean) / energy(noise) / 10 ** (decibels / 10)) ** 0.5;
  return clean.map((sample, index) => sample + scale * (noise[index] ?? 0));
}
function energy(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample ** 2, 0);
}

test('equal sounds are understood wholly, at any level', () => {
  expect(stoi({ clean, heard: clean, rateHz })).toBeCloseTo(1, 9);
  expect(stoi({ clean, heard: clean.map((sample) => sample / 50), rateHz })).toBeCloseTo(1, 6);
});

test('falls as noise rises: near 1 at 30 dB, about 0.9 at 0 dB, below 0.5 at −20 dB', () => {
  const values = [30, 15, 6, 0, -6, -20].map((snr) => stoi({ clean, heard: atSnr(snr), rateHz }));
  expect(values).toEqual(values.toSorted((one, other) => other - one));
  expect(values[0]).toBeGreaterThan(0.995);
  expect(values[3]).toBeGreaterThan(0.8);
  expect(values[3]).toBeLessThan(0.97);
  expect(values[5]).toBeLessThan(0.5);
});

// Clipping makes noise follow the pauses between syllables a little, so that it does not come down to 0.
test('noise that has nothing to do with the speech is hardly understood', () => {
  expect(stoi({ clean, heard: whiteNoise({ length: clean.length, seed: 3 }), rateHz })).toBeLessThan(0.35);
});

test('listens up to the third octave at 3810 Hz, and to no pauses', () => {
  const whistle = toneSamples({ hz: 4_800, rateHz, seconds: 3, dbfs: -10 });
  expect(stoi({ clean, heard: clean.map((sample, index) => sample + (whistle[index] ?? 0)), rateHz })).toBeGreaterThan(0.99);
  const pause = new Float32Array(rateHz * 2);
  const [longer, noisy] = [clean, atSnr(0)].map((sound) => Float32Array.from([...sound, ...pause]));
  expect(stoi({ clean: longer ?? clean, heard: noisy ?? clean, rateHz })).toBeCloseTo(stoi({ clean, heard: atSnr(0), rateHz }), 2);
});

test('a shift of the whole by more than a syllable leaves nothing', () => {
  expect(stoi({ clean: clean.subarray(0, rateHz * 2.5), heard: clean.subarray(rateHz * 0.5), rateHz })).toBeLessThan(0.6);
});

test.each([8_000, 16_000, 48_000])('a tone of 1 kHz at %d Hz stays what it is at 10 kHz', (fromHz) => {
  const converted = toTenKilohertz(toneSamples({ hz: 1_000, rateHz: fromHz, seconds: 0.5 }), fromHz);
  const wanted = toneSamples({ hz: 1_000, rateHz: 10_000, seconds: 0.5 });
  for (let index = 200; index < 4_800; index += 1) expect(Math.abs((converted[index] ?? 0) - (wanted[index] ?? 0))).toBeLessThan(0.001);
});
