import { type UnixMs, unixMs } from '#contract/time.ts';

/** How far apart the service's clock and ours are, learnt from the `Date` of its answers (RFC 9110 §6.6.1). */
export interface ServiceOffset {
  /** A request leaves now. Give the `Date` of its answer to what is returned, when the answer arrives; null where it has none. */
  asking(): (date: number | null) => void;
  /** An instant that the service wrote, as our clock would have shown it. */
  ours(instant: UnixMs): UnixMs;
  /** An instant of ours, as the service's clock would have shown it. */
  theirs(instant: UnixMs): UnixMs;
}

/** An odd number, so that the median is one of them: a single answer out of a cache moves nothing. */
const MOST_SAMPLES = 5;
/** An answer that took longer says too little about when its `Date` was written. */
const LONGEST_EXCHANGE_MS = 5_000;
/** `Date` holds whole seconds: it was written half a second later on average. */
const HALF_A_SECOND_MS = 500;
/** Less than this is what whole seconds and the way to the service make of two clocks that agree. */
export const LEAST_OFFSET_MS = 2_000;

function median(samples: readonly number[]): number {
  const ordered = samples.toSorted((one, other) => one - other);
  return ordered[Math.floor((ordered.length - 1) / 2)] ?? 0;
}

/**
 * Until an answer has come, both clocks are taken to agree.
 *
 * @param now our clock
 * @param jumps how often it has jumped forward so far: the machine slept, or its wall clock was stepped. What was learnt
 *   before a jump counts until the first answer after it, and no longer: a step makes it wrong by as much.
 */
export function serviceOffset(now: () => UnixMs, jumps: () => number = () => 0): ServiceOffset {
  let samples: readonly number[] = [];
  let learntAfter = jumps();
  const aheadMs = (): number => {
    const ahead = median(samples);
    return Math.abs(ahead) < LEAST_OFFSET_MS ? 0 : ahead;
  };
  return {
    asking() {
      const sentAt = now();
      return (date) => {
        const arrivedAt = now();
        if (date === null || arrivedAt - sentAt > LONGEST_EXCHANGE_MS) return;
        if (jumps() !== learntAfter) samples = [];
        learntAfter = jumps();
        samples = [...samples, date + HALF_A_SECOND_MS - (sentAt + arrivedAt) / 2].slice(-MOST_SAMPLES);
      };
    },
    ours: (instant) => unixMs(instant - aheadMs()),
    theirs: (instant) => unixMs(instant + aheadMs()),
  };
}

/** One offset for each address of the API: every line of it speaks to the same clock. */
export interface ServiceOffsets {
  of(apiBase: string): ServiceOffset;
  /** What an instant of ours may be at whoever writes to us: as each service's clock would have shown it, and as ours did. */
  theirs(instant: UnixMs): readonly UnixMs[];
}

export function serviceOffsets(now: () => UnixMs, jumps?: () => number): ServiceOffsets {
  const offsets = new Map<string, ServiceOffset>();
  return {
    of(apiBase) {
      const offset = offsets.get(apiBase) ?? serviceOffset(now, jumps);
      offsets.set(apiBase, offset);
      return offset;
    },
    theirs: (instant) => [...new Set([instant, ...[...offsets.values()].map((offset) => offset.theirs(instant))])],
  };
}
