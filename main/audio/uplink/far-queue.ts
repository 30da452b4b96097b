export interface FarQueue {
  sent(nowMs: number): void;
  /** How much of what was sent has not been played yet, if it arrived as it left. */
  aheadMs(nowMs: number): number;
}

/**
 * The queue of the far engine as it must be: it plays in real time, silence where it has nothing, and never catches up.
 * So what was sent in a burst after a gap stays as delay for the rest of the call, unless we leave something out.
 */
export function createFarQueue(frameMs: number): FarQueue {
  let emptyMs = Number.NEGATIVE_INFINITY;
  return {
    sent(nowMs) {
      emptyMs = Math.max(emptyMs, nowMs) + frameMs;
    },
    aheadMs: (nowMs) => Math.max(0, emptyMs - nowMs),
  };
}
