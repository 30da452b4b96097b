import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHighPass } from '../../../../main/audio/voice/high-pass.ts';
import { goertzelDbfs, toneSamples } from '../../../support/sound/tone-analysis.ts';

const RATE_HZ = 48_000;

/** By how much a tone is down after the filter has settled. */
function downDb(hz: number): number {
  const sound = toneSamples({ hz, rateHz: RATE_HZ, seconds: 1.5, dbfs: -6 });
  createHighPass().process(sound);
  return -6 - goertzelDbfs(sound.subarray(RATE_HZ / 2), RATE_HZ, hz);
}

test.each([
  [50, 20],
  [60, 20],
  [10, 60],
])('hum of %i Hz is down by %i dB or more', (hz, least) => expect(downDb(hz)).toBeGreaterThanOrEqual(least));

test.each([150, 300, 1_000, 8_000])('a voice at %i Hz is left within 1 dB', (hz) => expect(Math.abs(downDb(hz))).toBeLessThanOrEqual(1));

test('a constant, as cheap converters add one, is gone within a fifth of a second', () => {
  const sound = new Float32Array(RATE_HZ / 5 + 480).fill(0.5);
  createHighPass().process(sound);
  expect(sound.subarray(RATE_HZ / 5).every((sample) => Math.abs(sample) < 1e-4)).toBe(true);
});

test('whatever comes in, numbers in −1…1 come out', () => {
  fc.assert(
    fc.property(fc.array(fc.float32Array({ minLength: 480, maxLength: 480 }), { minLength: 1, maxLength: 5 }), (blocks) => {
      const highPass = createHighPass();
      for (const block of blocks) {
        highPass.process(block);
        expect(block.every((sample) => Math.abs(sample) <= 1)).toBe(true); // false for NaN too
      }
    }),
    { numRuns: 50, endOnFailure: true },
  );
});
