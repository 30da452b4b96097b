export interface FrameLateness {
  /** Frames more than `tolerance` behind an even pace. */
  readonly late: number;
  readonly worstMs: number;
}

/**
 * How far frames of `frameMs` each fell behind the pace of the one that was soonest: what the far end's jitter buffer
 * would have to hold.
 */
export function latenessOf(arrivedMs: readonly number[], frameMs: number, toleratedMs: number): FrameLateness {
  const offsets = arrivedMs.map((atMs, index) => atMs - index * frameMs);
  const soonest = Math.min(...offsets);
  const behindMs = offsets.map((offset) => offset - soonest);
  return { late: behindMs.filter((lateMs) => lateMs > toleratedMs).length, worstMs: Math.max(0, ...behindMs) };
}
