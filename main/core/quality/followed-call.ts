import type { CallId } from '#contract/call.ts';
import type { QualityGrade, QualityMeans, QualityReport, QualityWhole } from '#contract/quality.ts';
import type { UnixMs } from '#contract/time.ts';
import { withLost } from './joined-whole.ts';
import { createQualityCourse, type QualityCourse } from './quality-course.ts';
import { createQualityGrader } from './quality-grader.ts';
import { createQualityMeans, type RunningMeans } from './quality-means.ts';

/** A call whose seconds are heard of. */
export interface FollowedCall {
  readonly startedAt: UnixMs;
  readonly grade: ReturnType<typeof createQualityGrader>;
  readonly course: QualityCourse;
  readonly averages: RunningMeans;
  readonly gradeSeconds: Record<QualityGrade, number>;
  /** What it was before the app died in it; null for nearly all. */
  readonly earlier: QualityWhole | null;
  /** As it was told last. */
  told: QualityWhole;
  whole: QualityWhole;
  means: QualityMeans;
  toldAt: UnixMs;
  /** How many seconds were heard of. */
  heardSeconds: number;
  /** Where the latest of them lies in the course; -1 before the first. */
  atSeconds: number;
}

const NOTHING_KNOWN: QualityMeans = { mos: null, roundTripMs: null, jitterMs: null, lostPercent: null, sendLostPercent: null };

/** `whole`: what its first second tells. `kept`: its report, where it is taken up again after a crash; what lies between was silence. */
export function followCall(
  whole: QualityWhole,
  { now, kept }: { readonly now: UnixMs; readonly kept: QualityReport | null },
): FollowedCall {
  const fresh = {
    grade: createQualityGrader(),
    averages: createQualityMeans(),
    told: whole,
    toldAt: now,
    whole,
    means: NOTHING_KNOWN,
    heardSeconds: 0,
    atSeconds: -1,
  };
  const last = kept?.samples.at(-1);
  if (kept === null || last === undefined) {
    return { ...fresh, startedAt: now, course: createQualityCourse(), gradeSeconds: { good: 0, poor: 0, bad: 0 }, earlier: null };
  }
  const { startedAt, stepSeconds, gradeSeconds } = kept;
  // A sample weighs as many seconds as it stands for.
  for (const sample of kept.samples) for (let second = 0; second < stepSeconds; second += 1) fresh.averages.add(sample, sample.mos);
  const { good, poor, bad } = gradeSeconds;
  fresh.averages.addLost(Math.max(0, good + poor + bad - kept.samples.length * stepSeconds));
  const lostSeconds = Math.max(0, Math.round((now - startedAt) / 1_000) - last.atSeconds - stepSeconds);
  fresh.averages.addLost(lostSeconds);
  return {
    ...fresh,
    startedAt,
    atSeconds: last.atSeconds + stepSeconds - 1,
    course: createQualityCourse(kept),
    gradeSeconds: { ...gradeSeconds, bad: gradeSeconds.bad + lostSeconds },
    earlier: { ...withLost(kept.whole, { milliseconds: lostSeconds * 1_000, events: 1 }), reconnects: kept.whole.reconnects + 1 },
  };
}

export function reportOf(callId: CallId, { startedAt, course, gradeSeconds, whole, means }: FollowedCall): QualityReport {
  const { stepSeconds, samples } = course;
  return { callId, startedAt, stepSeconds, samples, whole, means, gradeSeconds: { ...gradeSeconds } };
}
