import type { UnixMs } from '#contract/time.ts';
import type { Clock } from '../ports.ts';
import { SAMPLE_COUNT } from './thresholds.ts';

const BEAT_MS = 100;
/** Our own longest work takes less. Who is later than this was kept from the processor. */
const LATE_MS = 80;
/** Later than this is no strain: the machine slept, or its clock was set. */
const LONGEST_LATE_MS = 10_000;
/** Within the seconds that a warning looks at. */
const STRAINED_MS = 3 * LATE_MS;
const LOOK_BACK_MS = SAMPLE_COUNT * 1_000;
/** A warning outlives what it warns of by those seconds, and its cause has to live as long as it does. */
const CALM_MS = LOOK_BACK_MS + 3_000;
/** So long after the latest second of a call nobody asks any more. */
const BEATS_FOR_MS = 2_000;

/**
 * Whether this computer keeps our own work waiting: sound that is late then is late by us, not by the network. Known from a beat in this
 * process, and from how late the others tell of their seconds.
 */
export interface StrainWatch {
  /** A second of a call was told, so many milliseconds after it was due. */
  told(lateMs: number): void;
  isStrained(): boolean;
}

interface Delay {
  /** When it was over. */
  readonly at: UnixMs;
  readonly lateMs: number;
}

export function createStrainWatch(clock: Pick<Clock, 'now' | 'after'>): StrainWatch {
  let delays: readonly Delay[] = [];
  let strainedAt: UnixMs | null = null;
  let beatsUntil = 0;
  let isBeating = false;

  const note = (lateMs: number): void => {
    if (lateMs < LATE_MS || lateMs > LONGEST_LATE_MS) return;
    const at = clock.now();
    delays = [...delays.filter((one) => at - one.at < LOOK_BACK_MS), { at, lateMs }];
    if (coveredMs(delays) >= STRAINED_MS) strainedAt = at;
  };
  const beat = (): void => {
    const dueAt = clock.now() + BEAT_MS;
    isBeating = clock.now() < beatsUntil;
    if (!isBeating) return;
    clock.after(BEAT_MS, () => {
      note(clock.now() - dueAt);
      beat();
    });
  };
  return {
    told(lateMs) {
      note(lateMs);
      beatsUntil = clock.now() + BEATS_FOR_MS;
      if (!isBeating) beat();
    },
    isStrained: () => strainedAt !== null && clock.now() - strainedAt < CALM_MS,
  };
}

/** One standstill keeps the beat and the seconds of several calls waiting at once: the time that they share counts once. */
function coveredMs(delays: readonly Delay[]): number {
  let sumMs = 0;
  let coveredFrom = Number.POSITIVE_INFINITY;
  // In the order in which they were over, so that from the latest on each adds what lies before those after it.
  for (const { at, lateMs } of delays.toReversed()) {
    sumMs += Math.max(0, Math.min(at, coveredFrom) - (at - lateMs));
    coveredFrom = Math.min(coveredFrom, at - lateMs);
  }
  return sumMs;
}
