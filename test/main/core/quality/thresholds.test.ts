import type { QualityCause, QualityGrade, QualitySecond } from '#contract/quality.ts';
import { describe, expect, test } from 'vitest';
import { createQualityGrader } from '../../../../main/core/quality/quality-grader.ts';
import { gradeOf, QUALITY_THRESHOLDS } from '../../../../main/core/quality/thresholds.ts';
import { GOOD_SECOND } from '../../../../build/gallery/quality-fixtures.ts';

const row = (cause: QualityCause) => QUALITY_THRESHOLDS.find((one) => one.cause === cause) ?? expect.unreachable();

describe('a second by itself', () => {
  test.each<readonly [QualityCause, Partial<QualitySecond>, QualityGrade]>([
    ['late', { delayMs: 28 }, 'good'],
    ['late', { delayMs: 150 }, 'good'],
    ['late', { delayMs: 151 }, 'poor'],
    ['late', { delayMs: 300 }, 'poor'],
    ['late', { delayMs: 301 }, 'bad'],
    ['gaps', { concealedPercent: 3 }, 'good'],
    ['gaps', { concealedPercent: 3.1 }, 'poor'],
    ['gaps', { concealedPercent: 8.1 }, 'bad'],
    ['gaps', { concealedPercent: 100 }, 'bad'],
    ['device', { xruns: 0 }, 'good'],
    ['device', { xruns: 1 }, 'poor'],
    ['device', { xruns: 5 }, 'bad'],
    ['sending', { sendDropped: 1 }, 'poor'],
    ['sending', { sendDropped: 4 }, 'bad'],
  ])('%s: %o is %s', (cause, part, grade) => {
    expect(gradeOf({ ...GOOD_SECOND, ...part }, row(cause))).toBe(grade);
  });

  test('what the kind of number cannot know warns of nothing', () => {
    const unknown = { ...GOOD_SECOND, delayMs: null, concealedPercent: null, xruns: null, sendDropped: null };
    expect(QUALITY_THRESHOLDS.map((threshold) => gradeOf(unknown, threshold))).toEqual(['good', 'good', 'good', 'good']);
  });
});

/** Grades of seconds in a row: `.` good, `p` poor (4 % invented), `b` bad (20 %). */
function graded(seconds: string): string {
  const grade = createQualityGrader();
  const percent = { '.': 0, p: 4, b: 20 } as const;
  const letters = [...seconds].map((letter) => (letter === 'p' || letter === 'b' ? letter : '.'));
  return letters.map((letter) => grade({ ...GOOD_SECOND, concealedPercent: percent[letter] }).grade[0]).join('');
}

describe('seconds in a row', () => {
  test.each([
    ['two poor ones alarm nobody', '.pp....', 'ggggggg'],
    ['the third of five does', 'pp.p', 'gggp'],
    ['three that are spread wider than five do not', 'p..p..p', 'ggggggg'],
    ['five good ones in a row calm, not one less', 'ppp.....', 'ggpppppg'],
    ['one poor second among them begins the wait anew', 'ppp..p.....', 'ggppppppppg'],
    ['bad ones count as poor too', 'bpp', 'ggp'],
    ['three bad ones are bad', 'bbb', 'ggb'],
    ['bad goes back to poor while poor seconds go on', 'bbbppppp', 'ggbbbbbp'],
  ])('%s', (_name, seconds, grades) => {
    expect(graded(seconds)).toBe(grades);
  });

  test('the cause is the first of the table with the worst grade', () => {
    const grade = createQualityGrader();
    const second = { ...GOOD_SECOND, concealedPercent: 4, delayMs: 500 };
    grade(second);
    grade(second);
    expect(grade(second)).toEqual({ grade: 'bad', because: 'late' });
    const both = createQualityGrader();
    const gaps = { ...GOOD_SECOND, concealedPercent: 4, delayMs: 200 };
    both(gaps);
    both(gaps);
    expect(both(gaps)).toEqual({ grade: 'poor', because: 'gaps' });
  });
});
