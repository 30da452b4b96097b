import type { QualityGrade, QualityReport, QualitySample } from '#contract/quality.ts';

/** A drawing is this wide; heights are of a lane. Both are stretched to the room there is. */
export const COURSE_WIDTH = 600;
export const LANE_HEIGHT = 40;

/** Seconds of one grade in a row, in units of the drawing's width. */
export interface GradeRun {
  readonly grade: QualityGrade;
  readonly from: number;
  readonly width: number;
}

export interface QualityCourse {
  readonly grades: readonly GradeRun[];
  /** Paths of SVG; one that has nothing to draw is empty. */
  readonly delay: string;
  readonly missing: string;
  readonly microphone: string;
  readonly far: string;
  readonly mostDelayMs: number | null;
  readonly mostMissingPercent: number | null;
  readonly seconds: number;
}

/** Below these a lane is not stretched: small figures must look small. */
const LEAST_DELAY_MS = 200;
const LEAST_MISSING_PERCENT = 10;
/** What is quieter is as good as silent. */
const QUIETEST_DBFS = -60;

/**
 * The course of a call's quality as lines to be drawn. Where there was no sound the lines break, and the grade is bad. A sample
 * with no other beside it is a dash as long as it lasted: a line from a place to itself would not be seen.
 */
export function qualityCourse({ samples, stepSeconds }: QualityReport): QualityCourse {
  const seconds = (samples.at(-1)?.atSeconds ?? 0) + stepSeconds;
  const mostDelayMs = most(samples, ({ delayMs }) => delayMs);
  const mostMissingPercent = most(samples, ({ concealedPercent }) => concealedPercent);
  const xOf = (atSeconds: number): number => Math.round((atSeconds / seconds) * COURSE_WIDTH * 10) / 10;
  const isBroken = (before: QualitySample, after: QualitySample): boolean => after.atSeconds - before.atSeconds > 2 * stepSeconds;

  /** `shareOf` a sample: 0 at the lane's floor, 1 at its top. */
  const line = (shareOf: (sample: QualitySample) => number | null): string => {
    const runs: { readonly sample: QualitySample; readonly y: number }[][] = [];
    let before: QualitySample | null = null;
    for (const sample of samples) {
      const share = shareOf(sample);
      const run = before === null || isBroken(before, sample) ? null : runs.at(-1);
      before = share === null ? null : sample;
      if (share === null) continue;
      const point = { sample, y: Math.round((1 - Math.max(0, Math.min(1, share))) * LANE_HEIGHT * 10) / 10 };
      if (run === null || run === undefined) runs.push([point]);
      else run.push(point);
    }
    const place = (atSeconds: number, y: number): string => `${String(xOf(atSeconds))} ${String(y)}`;
    return runs
      .map((run) => {
        const [first] = run;
        if (run.length === 1 && first !== undefined) {
          const { sample, y } = first;
          return `M${place(sample.atSeconds, y)}L${place(sample.atSeconds + stepSeconds, y)}`;
        }
        return `M${run.map(({ sample, y }) => place(sample.atSeconds + stepSeconds / 2, y)).join('L')}`;
      })
      .join('');
  };
  const loudness = (dbfs: number | null): number | null => (dbfs === null ? null : 1 - dbfs / QUIETEST_DBFS);
  const delayTop = Math.max(LEAST_DELAY_MS, mostDelayMs ?? 0);
  const missingTop = Math.max(LEAST_MISSING_PERCENT, mostMissingPercent ?? 0);

  return {
    seconds,
    mostDelayMs,
    mostMissingPercent,
    grades: gradeRuns(samples, { stepSeconds, xOf, isBroken }),
    delay: line(({ delayMs }) => (delayMs === null ? null : delayMs / delayTop)),
    missing: line(({ concealedPercent }) => (concealedPercent === null ? null : concealedPercent / missingTop)),
    microphone: line(({ microphoneDbfs }) => loudness(microphoneDbfs)),
    far: line(({ farDbfs }) => loudness(farDbfs)),
  };
}

function gradeRuns(
  samples: readonly QualitySample[],
  scale: {
    readonly stepSeconds: number;
    readonly xOf: (atSeconds: number) => number;
    readonly isBroken: (before: QualitySample, after: QualitySample) => boolean;
  },
): readonly GradeRun[] {
  const runs: { grade: QualityGrade; fromSeconds: number; toSeconds: number }[] = [];
  const add = (grade: QualityGrade, fromSeconds: number, toSeconds: number): void => {
    const last = runs.at(-1);
    if (last?.grade === grade) last.toSeconds = toSeconds;
    else runs.push({ grade, fromSeconds, toSeconds });
  };
  for (const [index, sample] of samples.entries()) {
    const before = samples[index - 1];
    const last = runs.at(-1);
    if (before !== undefined && last !== undefined) {
      if (scale.isBroken(before, sample)) add('bad', last.toSeconds, sample.atSeconds);
      else last.toSeconds = sample.atSeconds;
    }
    add(sample.grade, sample.atSeconds, sample.atSeconds + scale.stepSeconds);
  }
  return runs.map(({ grade, fromSeconds, toSeconds }) => {
    const from = scale.xOf(fromSeconds);
    return { grade, from, width: Math.round((scale.xOf(toSeconds) - from) * 10) / 10 };
  });
}

function most(samples: readonly QualitySample[], of: (sample: QualitySample) => number | null): number | null {
  return samples.reduce<number | null>((highest, sample) => {
    const figure = of(sample);
    return figure === null || (highest !== null && highest >= figure) ? highest : figure;
  }, null);
}
