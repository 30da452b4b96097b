/** A block that comes this much out of step was held up: the sound really is later now. */
const JUMP_MS = 60;
const FOLLOW = 0.05;

export interface PullClock {
  /** The next block of `blockMs` is asked for; returns when it would have been by the device's even pace. */
  pulled(nowMs: number, blockMs: number): number;
}

/** A device asks for blocks at an even pace, and we notice at an uneven one: this takes the unevenness out. */
export function createPullClock(): PullClock {
  let evenMs: number | null = null;
  return {
    pulled(nowMs, blockMs) {
      const dueMs: number = evenMs === null ? nowMs : evenMs + blockMs;
      const aheadMs = nowMs - dueMs;
      evenMs = Math.abs(aheadMs) > JUMP_MS ? nowMs : dueMs + aheadMs * FOLLOW;
      return evenMs;
    },
  };
}
