import type { Call, CallId } from '#contract/call.ts';
import type { CallQuality, GradedSound, QualityGrade, QualitySecond, QualityWhole } from '#contract/quality.ts';
import type { Log } from '../ports.ts';
import { missingDevice, type RunningSound } from './missing-device.ts';
import { createQualityGrader } from './quality-grader.ts';

/** One second of one call, of either kind of number. */
export interface QualityNews {
  readonly callId: CallId;
  readonly second: QualitySecond;
  readonly whole: QualityWhole;
}

export interface QualityDesk {
  heard(news: QualityNews): void;
  /** The devices of web numbers were opened, or closed (null). */
  devicesRun(running: RunningSound | null): void;
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
  const followed = new Map<CallId, GradedCall>();
  const listeners = new Set<(quality: CallQuality) => void>();
  let up: ReadonlySet<CallId> = new Set();
  let running: RunningSound | null = null;

  const finish = (callId: CallId, { seconds, whole }: GradedCall): void => {
    followed.delete(callId);
    const { seconds: measuredSeconds, receivedBytes, sentBytes, ...figures } = whole;
    log.info('how the call sounded', {
      call: callId,
      measuredSeconds,
      poorSeconds: seconds.poor,
      badSeconds: seconds.bad,
      ...figures,
      // As long a number as a call's bytes would be taken for a telephone number, and masked.
      receivedKib: Math.round(receivedBytes / 1_024),
      sentKib: Math.round(sentBytes / 1_024),
    });
  };

  return {
    heard({ callId, second, whole }) {
      // A second that was on its way when the call ended.
      if (!up.has(callId)) return;
      const call = followed.get(callId) ?? { grade: createQualityGrader(), seconds: { good: 0, poor: 0, bad: 0 }, whole };
      followed.set(callId, call);
      // A second is told of while there is sound. Where the whole has grown by more, there was none, and nobody told of it.
      call.seconds.bad += Math.max(0, whole.seconds - call.whole.seconds - 1);
      call.whole = whole;
      const measured = call.grade(second);
      const missing = running === null ? null : missingDevice(second, running);
      // No sample that could pass: what is not there is told in the first second, and is gone with the device's return.
      const graded: GradedSound = missing === null ? measured : { grade: 'bad', because: missing };
      call.seconds[graded.grade] += 1;
      for (const listener of listeners) listener({ callId, ...graded, second, whole });
    },
    devicesRun(now) {
      running = now;
    },
    follow(calls) {
      up = new Set(calls.filter(({ phase }) => phase !== 'ended').map(({ id }) => id));
      for (const [callId, call] of followed) if (!up.has(callId)) finish(callId, call);
    },
    onQuality(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
