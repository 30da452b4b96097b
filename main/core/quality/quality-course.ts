import { QUALITY_GRADES, type QualitySample } from '#contract/quality.ts';

/** Ten minutes of seconds. A longer call is told in steps of two seconds, then four, and so on: what is kept of it stays small. */
const MOST_SAMPLES = 600;

/** The course of a call's quality, of bounded length. */
export interface QualityCourse {
  add(sample: QualitySample): void;
  readonly stepSeconds: number;
  readonly samples: readonly QualitySample[];
}

const NO_COURSE = { stepSeconds: 1, samples: [] } as const;

interface Point {
  readonly sample: QualitySample;
  /** How many were added to it. */
  readonly count: number;
}

/** `earlier`: a course that is gone on with. */
export function createQualityCourse(earlier: Pick<QualityCourse, 'stepSeconds' | 'samples'> = NO_COURSE): QualityCourse {
  let { stepSeconds } = earlier;
  let points: Point[] = earlier.samples.map((sample) => ({ sample, count: stepSeconds }));
  const stepOf = ({ sample }: Point): number => Math.floor(sample.atSeconds / stepSeconds);
  const append = (point: Point): void => {
    const last = points.at(-1);
    if (last !== undefined && stepOf(last) === stepOf(point)) points[points.length - 1] = joined(last, point);
    else points.push(point);
  };
  return {
    add(sample) {
      append({ sample, count: 1 });
      if (points.length <= MOST_SAMPLES) return;
      const finer = points;
      points = [];
      stepSeconds *= 2;
      for (const point of finer) append(point);
    },
    get stepSeconds() {
      return stepSeconds;
    },
    get samples() {
      return points.map(({ sample }) => sample);
    },
  };
}

function joined(one: Point, other: Point): Point {
  const [a, b] = [one.sample, other.sample];
  const mean = (of: (sample: QualitySample) => number | null): number | null => {
    const [first, second] = [of(a), of(b)];
    if (first === null || second === null) return first ?? second;
    return Math.round(((first * one.count + second * other.count) / (one.count + other.count)) * 100) / 100;
  };
  const sum = (first: number | null, second: number | null): number | null =>
    first === null || second === null ? (first ?? second) : first + second;
  const worse = QUALITY_GRADES.indexOf(b.grade) > QUALITY_GRADES.indexOf(a.grade) ? b : a;
  return {
    count: one.count + other.count,
    sample: {
      atSeconds: a.atSeconds,
      grade: worse.grade,
      because: worse.because,
      mos: mean(({ mos }) => mos),
      delayMs: mean(({ delayMs }) => delayMs),
      roundTripMs: mean(({ roundTripMs }) => roundTripMs),
      jitterMs: mean(({ jitterMs }) => jitterMs),
      lostPercent: mean(({ lostPercent }) => lostPercent),
      sendLostPercent: mean(({ sendLostPercent }) => sendLostPercent),
      targetMs: mean(({ targetMs }) => targetMs),
      concealedPercent: mean(({ concealedPercent }) => concealedPercent),
      acceleratedPercent: mean(({ acceleratedPercent }) => acceleratedPercent),
      expandedPercent: mean(({ expandedPercent }) => expandedPercent),
      driftPpm: mean(({ driftPpm }) => driftPpm),
      microphoneDbfs: mean(({ microphoneDbfs }) => microphoneDbfs),
      farDbfs: mean(({ farDbfs }) => farDbfs),
      xruns: sum(a.xruns, b.xruns),
      receivedBytes: a.receivedBytes + b.receivedBytes,
      sentBytes: a.sentBytes + b.sentBytes,
      sendDropped: sum(a.sendDropped, b.sendDropped),
    },
  };
}
