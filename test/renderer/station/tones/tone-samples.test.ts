import { describe, expect, test } from 'vitest';
import { TONE_PATTERNS } from '../../../../renderer/station/tones/tone-pattern.ts';
import { toneSamples } from '../../../../renderer/station/tones/tone-samples.ts';
import { dbfs, rms } from '../../../../renderer/station/media/sound-level.ts';
import { amplitudeAt, RATE_HZ } from '../support/sound.ts';

const peakOf = (samples: Float32Array): number => samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
const part = (samples: Float32Array, from: number, to: number): Float32Array => samples.subarray(from * RATE_HZ, to * RATE_HZ);

test("ringback is Brazil's: 425 Hz, one second on, four off", () => {
  const samples = toneSamples(TONE_PATTERNS.ringback, RATE_HZ);
  expect(samples).toHaveLength(5 * RATE_HZ);
  const on = part(samples, 0.02, 0.98);
  expect(dbfs(amplitudeAt(on, 425) / Math.SQRT2)).toBeCloseTo(-24, 0);
  expect(dbfs(rms(on))).toBeCloseTo(-24, 0);
  expect(rms(part(samples, 1, 5))).toBe(0);
});

test('the ring is two bursts of several notes in four seconds', () => {
  const samples = toneSamples(TONE_PATTERNS.ring, RATE_HZ);
  expect(samples).toHaveLength(4 * RATE_HZ);
  for (const start of [0, 0.6]) {
    const on = part(samples, start + 0.02, start + 0.38);
    expect(dbfs(rms(on))).toBeCloseTo(-16, 0);
    for (const frequencyHz of [523.25, 659.26]) expect(amplitudeAt(on, frequencyHz)).toBeGreaterThan(0.08);
  }
  expect(rms(part(samples, 0.4, 0.6))).toBe(0);
  expect(rms(part(samples, 1, 4))).toBe(0);
});

test('the second call knocks far more quietly than a first one rings', () => {
  const loudest = (tone: 'ring' | 'waiting'): number => peakOf(toneSamples(TONE_PATTERNS[tone], RATE_HZ));
  expect(loudest('waiting')).toBeLessThan(loudest('ring') / 8);
});

describe.each(['ring', 'waiting', 'ringback'] as const)('%s', (tone) => {
  test.each([44_100, 48_000])('neither clips nor clicks, not even where it repeats, at %i Hz', (rateHz) => {
    const samples = toneSamples(TONE_PATTERNS[tone], rateHz);
    const peak = peakOf(samples);
    expect(peak).toBeLessThan(0.95);
    // A click is a jump of the envelope: more than 5 % of the peak within a millisecond at the edge of a burst.
    for (const { startSeconds, seconds } of TONE_PATTERNS[tone].bursts) {
      for (const edge of [startSeconds, startSeconds + seconds - 0.001]) {
        const around = samples.subarray(Math.round(edge * rateHz), Math.round((edge + 0.001) * rateHz));
        expect(peakOf(around)).toBeLessThan(0.05 * peak);
      }
    }
    expect(samples[0]).toBeCloseTo(0, 5);
    expect(samples.at(-1)).toBeCloseTo(0, 5);
  });
});
