import type { Call, CallId } from '#contract/call.ts';
import type { LineId } from '#contract/line.ts';
import type { CallQuality, GradedSound, QualityReport, QualitySecond, QualityWhole } from '#contract/quality.ts';
import type { Clock, Log } from '../ports.ts';
import { followCall, type FollowedCall, reportOf } from './followed-call.ts';
import { joined } from './joined-whole.ts';
import { secondMos } from './mean-opinion.ts';
import { missingDevice, type RunningSound } from './missing-device.ts';
import { createStrainWatch } from './strain-watch.ts';
import { toldCause } from './told-cause.ts';

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
  /** The calls there are now: of one that has ended, or is gone, the report is kept, and a line goes to the log. */
  follow(calls: readonly Call[]): void;
  onQuality(listener: (quality: CallQuality) => void): () => void;
}

const KEEP_EVERY_SECONDS = 60;

/** Scores and grades what is told of a call each second, tells it on, and keeps its course for the report. */
export function createQualityDesk(ports: {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly log: Log;
  readonly keep: (report: QualityReport) => void;
  /** The report of a call that was left in a crash. */
  readonly kept: (callId: CallId) => QualityReport | null;
  /** The line's sound stays on this machine. The address of its service does not say: media takes a way of its own. */
  readonly isSoundHere: (line: LineId) => boolean;
  readonly isOverWifi: () => boolean;
}): QualityDesk {
  const { clock, log, keep } = ports;
  const followed = new Map<CallId, FollowedCall>();
  const listeners = new Set<(quality: CallQuality) => void>();
  const strain = createStrainWatch(clock);
  let up: ReadonlyMap<CallId, Call> = new Map();
  let running: RunningSound | null = null;
  let devicesOpenedAt = 0;

  const finish = (callId: CallId, call: FollowedCall): void => {
    const { gradeSeconds, whole, means } = call;
    followed.delete(callId);
    keep(reportOf(callId, call));
    const { seconds: measuredSeconds, receivedBytes, sentBytes, ...figures } = whole;
    log.info('how the call sounded', {
      call: callId,
      measuredSeconds,
      poorSeconds: gradeSeconds.poor,
      badSeconds: gradeSeconds.bad,
      ...figures,
      ...means,
      // As long a number as a call's bytes would be taken for a telephone number, and masked.
      receivedKib: Math.round(receivedBytes / 1_024),
      sentKib: Math.round(sentBytes / 1_024),
    });
  };

  const withToldCause = (measured: GradedSound, line: LineId): GradedSound => {
    if (measured.grade === 'good') return measured;
    const surroundings = { isStrained: strain.isStrained(), isSoundHere: ports.isSoundHere(line) };
    return { ...measured, because: toldCause(measured.because, surroundings) };
  };

  return {
    heard({ callId, second, whole }) {
      const ofCall = up.get(callId);
      // A second that was on its way when the call ended.
      if (ofCall === undefined) return;
      const { kind, lineId } = ofCall;
      const now = clock.now();
      const call = followed.get(callId) ?? followCall(whole, { now, kept: ports.kept(callId) });
      followed.set(callId, call);
      // A second is told of while there is sound. Where the whole has grown by more, there was none, and nobody told of it.
      const lostSeconds = Math.max(0, whole.seconds - call.told.seconds - 1);
      call.gradeSeconds.bad += lostSeconds;
      call.averages.addLost(lostSeconds);
      // A second that comes after a loss of the connection is late by that loss.
      const isNext = whole.seconds === call.told.seconds + 1 && whole.reconnects === call.told.reconnects;
      // Opening devices keeps who tells of the sound, and no processor is short of time.
      const hasOpenedDevices = call.toldAt < devicesOpenedAt;
      strain.told(isNext && !hasOpenedDevices ? now - call.toldAt - 1_000 : 0);
      call.toldAt = now;
      call.told = whole;
      call.whole = call.earlier === null ? whole : joined(call.earlier, whole);
      const mos = secondMos(second, kind);
      const measured = call.grade({ ...second, mos });
      // The station says of a Meta call itself when its microphone fails.
      const missing = kind === 'meta' || running === null ? null : missingDevice(second, running);
      // No sample that could pass: what is not there is told in the first second, and is gone with the device's return.
      const graded = missing === null ? withToldCause(measured, lineId) : ({ grade: 'bad', because: missing } as const);
      call.gradeSeconds[graded.grade] += 1;
      call.means = call.averages.add(second, mos);
      // Timers are late by parts of a second, and some come at once after a standstill: each second has a point of its own.
      const atSeconds = Math.max(call.atSeconds + 1, Math.round((now - call.startedAt) / 1_000));
      call.atSeconds = atSeconds;
      call.course.add({
        ...second,
        microphoneDbfs: oneDecimal(second.microphoneDbfs),
        farDbfs: oneDecimal(second.farDbfs),
        atSeconds,
        mos,
        grade: graded.grade,
        because: graded.grade === 'good' ? null : graded.because,
      });
      call.heardSeconds += 1;
      // What a crash leaves of a long call.
      if (call.heardSeconds % KEEP_EVERY_SECONDS === 0) keep(reportOf(callId, call));
      const isOverWifi = graded.grade !== 'good' && ports.isOverWifi();
      for (const listener of listeners) listener({ callId, ...graded, second, mos, whole: call.whole, means: call.means, isOverWifi });
    },
    devicesRun(now) {
      running = now;
      devicesOpenedAt = clock.now();
    },
    follow(calls) {
      up = new Map(calls.filter(({ phase }) => phase !== 'ended').map((call) => [call.id, call]));
      for (const [callId, call] of followed) if (!up.has(callId)) finish(callId, call);
    },
    onQuality(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Finer than anybody hears; a report is kept for long. */
function oneDecimal(dbfs: number | null): number | null {
  return dbfs === null ? null : Math.round(dbfs * 10) / 10;
}
