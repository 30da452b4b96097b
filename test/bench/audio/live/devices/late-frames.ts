export interface FrameLateness {
  /** Frames that came later than tolerated. */
  readonly late: number;
  readonly worstMs: number;
}

/**
 * How evenly frames of `frameMs` each came, against a clock that ticks evenly from the one that was soonest: what adds up
 * frame by frame is late in the end, and a frame that is missing makes all behind it late.
 */
export function latenessOf(arrivedMs: readonly number[], frameMs: number, toleratedMs: number): FrameLateness {
  let soonestMs = Number.POSITIVE_INFINITY;
  let late = 0;
  let worstMs = 0;
  arrivedMs.forEach((atMs, index) => {
    const offsetMs = atMs - index * frameMs;
    soonestMs = Math.min(soonestMs, offsetMs);
    worstMs = Math.max(worstMs, offsetMs - soonestMs);
    if (offsetMs - soonestMs > toleratedMs) late += 1;
  });
  return { late, worstMs };
}
