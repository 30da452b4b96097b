import { QUALITY_GRADES, type QualityCause, type QualityGrade } from '#contract/quality.ts';
import { describe, expect, test } from 'vitest';
import { createQualityGrader } from '../../../../main/core/quality/quality-grader.ts';
import { gradeOf, QUALITY_THRESHOLDS, type ScoredSecond } from '../../../../main/core/quality/thresholds.ts';
import { GOOD_SECOND } from '../../../../build/gallery/quality-fixtures.ts';

const SOUND: ScoredSecond = { ...GOOD_SECOND, mos: 4.46 };
/** The worst that any row of this cause says. */
function gradeFor(cause: QualityCause, second: ScoredSecond): QualityGrade {
  const grades = QUALITY_THRESHOLDS.filter((one) => one.cause === cause).map((threshold) => gradeOf(second, threshold));
  return QUALITY_GRADES.findLast((grade) => grades.includes(grade)) ?? expect.unreachable();
}

describe('a second by itself', () => {
  test.each<readonly [QualityCause, Partial<ScoredSecond>, QualityGrade]>([
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
    ['sending', { sendLostPercent: 3 }, 'good'],
    ['sending', { sendLostPercent: 3.1 }, 'poor'],
    ['sending', { sendLostPercent: 8.1 }, 'bad'],
    ['late', { roundTripMs: 400 }, 'good'],
    ['late', { roundTripMs: 401 }, 'poor'],
    ['late', { roundTripMs: 801 }, 'bad'],
    ['weak', { mos: 3.6 }, 'good'],
    ['weak', { mos: 3.59 }, 'poor'],
    ['weak', { mos: 3.09 }, 'bad'],
  ])('%s: %o is %s', (cause, part, grade) => {
    expect(gradeFor(cause, { ...SOUND, ...part })).toBe(grade);
  });

  test('what the kind of number cannot know warns of nothing', () => {
    const nothing = { delayMs: null, roundTripMs: null, concealedPercent: null, sendLostPercent: null };
    const unknown = { ...SOUND, ...nothing, xruns: null, sendDropped: null, mos: null };
    expect(new Set(QUALITY_THRESHOLDS.map((threshold) => gradeOf(unknown, threshold)))).toEqual(new Set(['good']));
  });
});

/** Grades of seconds in a row: `.` good, `p` poor (4 % invented), `b` bad (20 %). */
function graded(seconds: string): string {
  const grade = createQualityGrader();
  const percent = { '.': 0, p: 4, b: 20 } as const;
  const letters = [...seconds].map((letter) => (letter === 'p' || letter === 'b' ? letter : '.'));
  return letters.map((letter) => grade({ ...SOUND, concealedPercent: percent[letter] }).grade[0]).join('');
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
    const second = { ...SOUND, concealedPercent: 4, delayMs: 500 };
    grade(second);
    grade(second);
    expect(grade(second)).toEqual({ grade: 'bad', because: 'late' });
    const both = createQualityGrader();
    const gaps = { ...SOUND, concealedPercent: 4, delayMs: 200 };
    both(gaps);
    both(gaps);
    expect(both(gaps)).toEqual({ grade: 'poor', because: 'gaps' });
  });
});
