import { MISSING_DEVICES } from '#contract/quality.ts';
import type { CallQuality } from '#contract/quality.ts';

/** How a call has sounded, as far as that is news. */
export interface QualityCourse {
  readonly now: CallQuality | null;
  /** A call that sounds well from the start is no news. */
  readonly hasChanged: boolean;
}

export const NO_COURSE: QualityCourse = { now: null, hasChanged: false };

/** The same object where there is nothing new to say: figures come once a second, words seldom. */
export function courseAfter(before: QualityCourse, quality: CallQuality): QualityCourse {
  const known = before.now?.callId === quality.callId ? before.now : null;
  if (known === null) return { now: quality, hasChanged: quality.grade !== 'good' };
  return soundOf(known) === soundOf(quality) ? before : { now: quality, hasChanged: true };
}

/** What a word stands for: the grade, or the device that is missing. Why it is no better may change every second. */
function soundOf(quality: CallQuality): string {
  if (quality.grade === 'good') return quality.grade;
  return MISSING_DEVICES.find((device) => device === quality.because) ?? quality.grade;
}
