import type { GradedSound, QualityGrade } from '#contract/quality.ts';
import { CLEAR_COUNT, gradeOf, QUALITY_THRESHOLDS, RAISE_COUNT, SAMPLE_COUNT, type ScoredSecond } from './thresholds.ts';

type Warned = Exclude<QualityGrade, 'good'>;
const WORST_FIRST: readonly Warned[] = ['bad', 'poor'];

/** Grades a call second by second, so that neither one bad second alarms nor one good second calms. */
export function createQualityGrader(): (second: ScoredSecond) => GradedSound {
  const rows = QUALITY_THRESHOLDS.map((threshold) => ({ threshold, latest: [] as QualityGrade[], warns: { poor: false, bad: false } }));

  return (second) => {
    for (const { threshold, latest, warns } of rows) {
      latest.push(gradeOf(second, threshold));
      if (latest.length > SAMPLE_COUNT) latest.shift();
      for (const grade of WORST_FIRST) {
        const count = latest.filter((one) => one === grade || one === 'bad').length;
        if (count >= RAISE_COUNT) warns[grade] = true;
        else if (count <= CLEAR_COUNT) warns[grade] = false;
      }
    }
    for (const grade of WORST_FIRST) {
      const row = rows.find(({ warns }) => warns[grade]);
      if (row !== undefined) return { grade, because: row.threshold.cause };
    }
    return { grade: 'good' };
  };
}
