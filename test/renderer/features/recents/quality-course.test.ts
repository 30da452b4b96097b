import { describe, expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import type { QualityReport, QualitySample } from '#contract/quality.ts';
import { unixMs } from '#contract/time.ts';
import { COURSE_WIDTH, LANE_HEIGHT, qualityCourse } from '../../../../renderer/features/recents/quality-course.ts';
import { GOOD_MEANS, GOOD_SECOND, GOOD_WHOLE } from '../../../../build/gallery/quality-fixtures.ts';

const sample = (atSeconds: number, part: Partial<QualitySample> = {}): QualitySample => ({
  ...GOOD_SECOND,
  atSeconds,
  mos: 4.4,
  grade: 'good',
  because: null,
  ...part,
});
const report = (samples: readonly QualitySample[], stepSeconds = 1): QualityReport => ({
  callId: callId('c'),
  startedAt: unixMs(0),
  stepSeconds,
  samples,
  whole: GOOD_WHOLE,
  means: GOOD_MEANS,
  gradeSeconds: { good: samples.length, poor: 0, bad: 0 },
});
/** The points of a path, and where it begins anew. */
const points = (path: string): readonly (readonly [verb: string, x: number, y: number])[] =>
  [...path.matchAll(/([ML])([\d.]+) ([\d.]+)/g)].map(([, verb = '', x, y]) => [verb, Number(x), Number(y)]);

describe('the course of a call', () => {
  test('fills the drawing from its first second to its last, small delays drawn small', () => {
    const { delay, seconds, mostDelayMs } = qualityCourse(report([0, 1, 2, 3].map((at) => sample(at, { delayMs: 50 }))));
    expect(seconds).toBe(4);
    expect(mostDelayMs).toBe(50);
    expect(points(delay)).toEqual([
      ['M', COURSE_WIDTH / 8, LANE_HEIGHT * 0.75],
      ['L', (COURSE_WIDTH * 3) / 8, LANE_HEIGHT * 0.75],
      ['L', (COURSE_WIDTH * 5) / 8, LANE_HEIGHT * 0.75],
      ['L', (COURSE_WIDTH * 7) / 8, LANE_HEIGHT * 0.75],
    ]);
  });

  test('gives the worst second the lane’s whole height, and leaves no lane', () => {
    const { missing, microphone } = qualityCourse(
      report([
        sample(0, { concealedPercent: 0, microphoneDbfs: -100 }),
        sample(1, { concealedPercent: 80, microphoneDbfs: 3 }),
        sample(2, { concealedPercent: 40, microphoneDbfs: -30 }),
      ]),
    );
    expect(points(missing).map(([, , y]) => y)).toEqual([LANE_HEIGHT, 0, LANE_HEIGHT / 2]);
    expect(points(microphone).map(([, , y]) => y)).toEqual([LANE_HEIGHT, 0, LANE_HEIGHT / 2]);
  });

  test('breaks where there was no sound, which is bad, and where a figure was not known, which is not', () => {
    const course = qualityCourse(report([sample(0), sample(1, { delayMs: null }), sample(2), sample(7), sample(8)]));
    const second = COURSE_WIDTH / 9;
    // The first and the third second stand alone: dashes as long as they lasted.
    expect(points(course.delay).map(([verb, x]) => [verb, Math.round((x / second) * 2) / 2])).toEqual([
      ['M', 0],
      ['L', 1],
      ['M', 2],
      ['L', 3],
      ['M', 7.5],
      ['L', 8.5],
    ]);
    expect(course.grades.map(({ grade, from, width }) => [grade, Math.round(from / second), Math.round(width / second)])).toEqual([
      ['good', 0, 3],
      ['bad', 3, 4],
      ['good', 7, 2],
    ]);
  });

  test('joins seconds of one grade, and covers the whole call without a hole', () => {
    const grades = ['good', 'good', 'poor', 'poor', 'bad', 'good'] as const;
    const course = qualityCourse(
      report(
        grades.map((grade, index) => sample(index * 4, { grade })),
        4,
      ),
    );
    expect(course.grades.map(({ grade }) => grade)).toEqual(['good', 'poor', 'bad', 'good']);
    let end = 0;
    for (const { from, width } of course.grades) {
      expect(from).toBeCloseTo(end, 0);
      end = from + width;
    }
    expect(end).toBeCloseTo(COURSE_WIDTH, 0);
  });

  test('of a single second is drawn from the one side to the other, not as a line without length', () => {
    const { delay, missing } = qualityCourse(report([sample(0, { delayMs: 100, concealedPercent: 5 })]));
    const dash = [
      ['M', 0, LANE_HEIGHT / 2],
      ['L', COURSE_WIDTH, LANE_HEIGHT / 2],
    ];
    expect([points(delay), points(missing)]).toEqual([dash, dash]);
  });

  test('of a kind of number that knows no delay has no line for it', () => {
    expect(qualityCourse(report([sample(0, { delayMs: null })]))).toMatchObject({ delay: '', mostDelayMs: null });
  });
});
