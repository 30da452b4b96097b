import { AUDIBLE_RINGTONES, type AudibleRingtone, type SoundingTone } from '#contract/ringer.ts';
import { describe, expect, test } from 'vitest';
import { patternOf } from '../../../../renderer/station/tones/pattern-of.ts';
import { toneSamples } from '../../../../renderer/station/tones/tone-samples.ts';
import { dbfs, rms } from '../../../../renderer/station/media/sound-level.ts';
import { amplitudeAt, RATE_HZ } from '../support/sound.ts';

const ring = (ringtone: AudibleRingtone): SoundingTone => ({ tone: 'ring', ringtone, volumePercent: 100, outputs: [null] });
const samplesOf = (tone: SoundingTone, rateHz = RATE_HZ): Float32Array => toneSamples(patternOf(tone), rateHz);
const peakOf = (samples: Float32Array): number => samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
const part = (samples: Float32Array, from: number, to: number): Float32Array => samples.subarray(from * RATE_HZ, to * RATE_HZ);

test("ringback is Brazil's: 425 Hz, one second on, four off", () => {
  const samples = samplesOf({ tone: 'ringback' });
  expect(samples).toHaveLength(5 * RATE_HZ);
  const on = part(samples, 0.02, 0.98);
  expect(dbfs(amplitudeAt(on, 425) / Math.SQRT2)).toBeCloseTo(-24, 0);
  expect(dbfs(rms(on))).toBeCloseTo(-24, 0);
  expect(rms(part(samples, 1, 5))).toBe(0);
});

test('the usual ring is two bursts of several notes in four seconds', () => {
  const samples = samplesOf(ring('chime'));
  expect(samples).toHaveLength(4 * RATE_HZ);
  for (const start of [0, 0.6]) {
    const on = part(samples, start + 0.02, start + 0.38);
    expect(dbfs(rms(on))).toBeCloseTo(-12, 0);
    for (const frequencyHz of [523.25, 659.26]) expect(amplitudeAt(on, frequencyHz)).toBeGreaterThan(0.12);
  }
  expect(rms(part(samples, 0.4, 0.6))).toBe(0);
  expect(rms(part(samples, 1, 4))).toBe(0);
});

test('a bell dies away: half a second after the strike it is far quieter, and not yet gone', () => {
  const samples = samplesOf(ring('bell'));
  const struck = rms(part(samples, 0.02, 0.1));
  const later = rms(part(samples, 0.5, 0.58));
  expect(dbfs(later) - dbfs(struck)).toBeCloseTo(-18, 0);
});

test('no two ringtones are made of the same notes, so that the line is known by ear', () => {
  const loudestHz = (ringtone: AudibleRingtone): number => {
    const second = part(samplesOf(ring(ringtone)), 0, 1);
    const candidates = AUDIBLE_RINGTONES.flatMap((other) => patternOf(ring(other)).bursts.flatMap(({ frequenciesHz }) => frequenciesHz));
    return [...new Set(candidates)].reduce((best, hz) => (amplitudeAt(second, hz) > amplitudeAt(second, best) ? hz : best));
  };
  expect(new Set(AUDIBLE_RINGTONES.map(loudestHz)).size).toBe(AUDIBLE_RINGTONES.length);
});

test.each(AUDIBLE_RINGTONES)('after two and a half seconds %s pauses, so that who is asked hears who asks', (ringtone) => {
  expect(rms(part(samplesOf(ring(ringtone)), 2.5, 4))).toBe(0);
});

test('the second call knocks far more quietly than a first one rings', () => {
  expect(peakOf(samplesOf({ tone: 'waiting' }))).toBeLessThan(peakOf(samplesOf(ring('chime'))) / 8);
});

const TONES: readonly [string, SoundingTone][] = [
  ...AUDIBLE_RINGTONES.map((ringtone): [string, SoundingTone] => [ringtone, ring(ringtone)]),
  ['waiting', { tone: 'waiting' }],
  ['ringback', { tone: 'ringback' }],
];
describe.each(TONES)('%s', (_name, tone) => {
  test.each([44_100, 48_000])('neither clips nor clicks, not even where it repeats, at %i Hz', (rateHz) => {
    const samples = samplesOf(tone, rateHz);
    const peak = peakOf(samples);
    expect(peak).toBeLessThan(0.95);
    // A click is a jump of the envelope: more than 5 % of the peak at the edge of a burst; what is struck rises in 4 ms.
    for (const { startSeconds, seconds, decaySeconds } of patternOf(tone).bursts) {
      const edgeSeconds = decaySeconds === undefined ? 0.001 : 0.000_5;
      for (const edge of [startSeconds, startSeconds + seconds - edgeSeconds]) {
        const around = samples.subarray(Math.round(edge * rateHz), Math.round((edge + edgeSeconds) * rateHz));
        expect(peakOf(around)).toBeLessThan(0.05 * peak);
      }
    }
    expect(samples[0]).toBeCloseTo(0, 5);
    expect(samples.at(-1)).toBeCloseTo(0, 5);
  });
});
