import { expect, test } from 'vitest';
import { logSpectralDistance } from './log-spectral-distance.ts';
import { spokenNoise, whiteNoise } from './spoken-noise.ts';

const even = whiteNoise({ length: 16_000, seed: 1 });

test('equal sounds are 0 dB apart', () => {
  expect(logSpectralDistance(even, even)).toBe(0);
});

test.each([0.5, 2])('the same sound at %d times its level is 6 dB apart in every bin', (level) => {
  const heard = even.map((sample) => sample * level);
  expect(logSpectralDistance(heard, even)).toBeCloseTo(6.02, 2);
});

test('grows with the noise, and what lies 60 dB below the loudest counts for nothing', () => {
  const speech = spokenNoise({ rateHz: 16_000, seconds: 4, seed: 1 });
  const noise = whiteNoise({ length: speech.length, seed: 2 });
  const distances = [0.000_001, 0.001, 0.01, 0.1].map((level) =>
    logSpectralDistance(
      speech.map((sample, index) => sample + level * (noise[index] ?? 0)),
      speech,
    ),
  );
  expect(distances[0]).toBeLessThan(0.01);
  expect(distances).toEqual(distances.toSorted((one, other) => one - other));
  expect(distances[3]).toBeGreaterThan(10);
});
