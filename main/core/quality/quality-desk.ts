import type { Call, CallId } from '#contract/call.ts';
import type { CallQuality, QualityGrade, QualitySecond, QualityWhole } from '#contract/quality.ts';
import type { Log } from '../ports.ts';
import { createQualityGrader } from './quality-grader.ts';

/** One second of one call, of either kind of number. */
export interface QualityNews {
  readonly callId: CallId;
  readonly second: QualitySecond;
  readonly whole: QualityWhole;
}

export interface QualityDesk {
  heard(news: QualityNews): void;
  /** The calls there are now: one that has ended, or is gone, gets its line in the log. */
  follow(calls: readonly Call[]): void;
  onQuality(listener: (quality: CallQuality) => void): () => void;
}

interface GradedCall {
  readonly grade: ReturnType<typeof createQualityGrader>;
  readonly seconds: Record<QualityGrade, number>;
  whole: QualityWhole;
}

/** Grades what is told of a call each second, tells it on, and keeps the whole for the log. */
export function createQualityDesk({ log }: { readonly log: Log }): QualityDesk {
  const graded = new Map<CallId, GradedCall>();
  const listeners = new Set<(quality: CallQuality) => void>();
  let up: ReadonlySet<CallId> = new Set();

  const finish = (callId: CallId, { seconds, whole }: GradedCall): void => {
    graded.delete(callId);
    const { seconds: measuredSeconds, ...figures } = whole;
    log.info('how the call sounded', { call: callId, measuredSeconds, poorSeconds: seconds.poor, badSeconds: seconds.bad, ...figures });
  };

  return {
    heard({ callId, second, whole }) {
      // A second that was on its way when the call ended.
      if (!up.has(callId)) return;
      const call = graded.get(callId) ?? { grade: createQualityGrader(), seconds: { good: 0, poor: 0, bad: 0 }, whole };
      graded.set(callId, call);
      call.whole = whole;
      const { grade, because } = call.grade(second);
      call.seconds[grade] += 1;
      for (const listener of listeners) listener({ callId, grade, because, second, whole });
    },
    follow(calls) {
      up = new Set(calls.filter(({ phase }) => phase !== 'ended').map(({ id }) => id));
      for (const [callId, call] of graded) if (!up.has(callId)) finish(callId, call);
    },
    onQuality(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
