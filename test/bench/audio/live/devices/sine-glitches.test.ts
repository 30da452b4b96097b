import { expect, test } from 'vitest';
import { createSineGlitches, GLITCH_HZ } from './sine-glitches.ts';

const RATE_HZ = 48_000;
const BLOCK = 480;
/** As 16 bits carry it. */
const sine = (from: number, count: number): Float32Array =>
  Float32Array.from(
    { length: count },
    (_, index) => Math.round(16_384 * Math.sin((2 * Math.PI * GLITCH_HZ * (from + index)) / RATE_HZ)) / 32_768,
  );

function glitchesIn(...parts: readonly Float32Array[]): number {
  const glitches = createSineGlitches();
  for (const part of parts) for (let from = 0; from < part.length; from += BLOCK) glitches.hear(part.subarray(from, from + BLOCK));
  return glitches.count;
}

test('a minute of sine has none, whenever it begins', () => {
  expect(glitchesIn(new Float32Array(5_000), sine(123, RATE_HZ * 60))).toBe(0);
});

test('a lost block, a doubled one and a short silence are one each', () => {
  expect(glitchesIn(sine(0, 9_600), sine(9_600 + BLOCK, 9_600))).toBe(1);
  expect(glitchesIn(sine(0, 9_600), sine(9_600 - BLOCK, 9_600))).toBe(1);
  expect(glitchesIn(sine(0, 9_600), new Float32Array(200), sine(9_600, 9_600))).toBe(1);
  expect(glitchesIn(sine(0, 9_600), sine(9_600 + BLOCK, 9_600), sine(30_000, 9_600))).toBe(2);
});

test('silence is no sine: nothing was heard', () => {
  const glitches = createSineGlitches();
  glitches.hear(new Float32Array(RATE_HZ));
  expect(glitches.heard).toBe(0);
});
