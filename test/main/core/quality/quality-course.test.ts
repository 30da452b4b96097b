import { expect, test } from 'vitest';
import type { QualitySample } from '#contract/quality.ts';
import { createQualityCourse } from '../../../../main/core/quality/quality-course.ts';
import { GOOD_SECOND } from '../../../../build/gallery/quality-fixtures.ts';

const sample = (atSeconds: number, part: Partial<QualitySample> = {}): QualitySample => ({
  ...GOOD_SECOND,
  atSeconds,
  mos: 4.4,
  grade: 'good',
  because: null,
  ...part,
});
function course(seconds: number, part: (atSeconds: number) => Partial<QualitySample> = () => ({})) {
  const made = createQualityCourse();
  for (let at = 0; at < seconds; at += 1) made.add(sample(at, part(at)));
  return made;
}

test('a call of ten minutes keeps each of its seconds', () => {
  const { samples, stepSeconds } = course(600);
  expect(stepSeconds).toBe(1);
  expect(samples).toHaveLength(600);
  expect(samples[599]).toEqual(sample(599));
});

test('a call of eight hours keeps no more, and no byte is lost', () => {
  const { samples, stepSeconds } = course(8 * 3_600);
  expect(stepSeconds).toBe(64);
  expect(samples.length).toBeLessThanOrEqual(600);
  expect(samples.length).toBeGreaterThan(300);
  expect(samples.reduce((sum, one) => sum + one.receivedBytes, 0)).toBe(8 * 3_600 * GOOD_SECOND.receivedBytes);
  expect(samples.at(-1)?.atSeconds).toBe(449 * 64);
});

test('a bad second is not averaged away, and a figure that nobody knew is not taken for zero', () => {
  const bad = { grade: 'bad', because: 'gaps', concealedPercent: 100, mos: 1.2, xruns: 2 } as const;
  const { samples } = course(601, (at) => (at === 300 ? bad : at === 301 ? { delayMs: null, xruns: 1 } : {}));
  expect(samples[150]).toMatchObject({
    atSeconds: 300,
    grade: 'bad',
    because: 'gaps',
    concealedPercent: 50,
    mos: 2.8,
    delayMs: GOOD_SECOND.delayMs,
    xruns: 3,
  });
  expect(samples[149]).toMatchObject({ grade: 'good', because: null });
});

test('while there was no sound there are no samples', () => {
  const made = createQualityCourse();
  for (const at of [0, 1, 2, 20, 21]) made.add(sample(at));
  expect(made.samples.map(({ atSeconds }) => atSeconds)).toEqual([0, 1, 2, 20, 21]);
});
