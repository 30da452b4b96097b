export interface FrameLateness {
  /** Frames that came more than the tolerated time later than their length after the one before. */
  readonly late: number;
  readonly worstMs: number;
}

/**
 * How evenly frames of `frameMs` each came. Against the one before, so that a frame that was dropped on purpose does not
 * make all that follow late.
 */
export function latenessOf(arrivedMs: readonly number[], frameMs: number, toleratedMs: number): FrameLateness {
  const behindMs = arrivedMs.slice(1).map((atMs, index) => atMs - (arrivedMs[index] ?? atMs) - frameMs);
  return { late: behindMs.filter((lateMs) => lateMs > toleratedMs).length, worstMs: Math.max(0, ...behindMs) };
}
