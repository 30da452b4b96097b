import { expect, test } from 'vitest';
import { chanceOf } from '../../../../support/simulation/chance.ts';
import { followReference } from './follow-reference.ts';

const RATE_HZ = 48_000;

/** Something that never repeats itself. */
function babble(seconds: number): Float32Array {
  const chance = chanceOf(1, 'babble');
  let smooth = 0;
  return Float32Array.from({ length: seconds * RATE_HZ }, () => (smooth = smooth * 0.9 + 0.1 * (chance.share() - 0.5)));
}
function joined(...parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}
/** Share of the samples in which both are the same. */
function same(one: Float32Array, other: Float32Array, from = 0): number {
  const compared = one.subarray(from);
  return compared.filter((sample, index) => sample === other[from + index]).length / compared.length;
}
const silence = (milliseconds: number): Float32Array => new Float32Array((milliseconds * RATE_HZ) / 1_000);

test('sound that only came late is found again, sample by sample', () => {
  const sent = babble(2);
  const heard = joined(silence(137), sent);
  expect(same(followReference(heard, sent), heard)).toBeGreaterThan(0.98);
});

test('a stretch and a cut in the middle move the reference along', () => {
  const sent = babble(3);
  const second = RATE_HZ;
  const heard = joined(
    silence(60),
    sent.subarray(0, second),
    sent.subarray(second - 2_000, 2 * second), // 2,000 samples twice
    sent.subarray(2 * second + 3_000), // 3,000 left out
  );
  const followed = followReference(heard, sent);
  expect(same(followed, heard)).toBeGreaterThan(0.93);
  expect(same(followed, heard, heard.length - 20_000)).toBe(1);
});

test('where nothing came, the reference says what should have', () => {
  const sent = babble(2);
  const gap = RATE_HZ / 2;
  const heard = sent.slice();
  heard.fill(0, RATE_HZ, RATE_HZ + gap);
  const followed = followReference(heard, sent);
  expect(same(followed, sent)).toBe(1);
});

test('another sound is not taken for the one that was sent', () => {
  const sent = babble(1);
  const chance = chanceOf(2, 'other');
  const heard = Float32Array.from({ length: RATE_HZ }, () => chance.share() - 0.5);
  expect(followReference(heard, sent).every((sample) => sample === 0)).toBe(true);
});
