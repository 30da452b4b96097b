const WAIT_MS = 5;
/** A write that took less found room: the queue is not full, and there is nothing to wait for. */
const FOUND_ROOM_WITHIN_MS = 2;
/** A wait that ends so much late comes of a machine that has better use for the time … */
const LATE_MS = 3;
/** … and is not taken again for so long, and for twice as long after each further one: where timers are coarse, as on Windows, every wait is late. */
const FIRST_CAUTIOUS_MS = 10_000;

export interface FillWait {
  /** The queue took a block. For how many milliseconds the next one need not be made yet; 0: it is wanted at once. */
  taken(): number;
  /** The next block is handed over. */
  handed(): void;
}

/**
 * When the next block for the speaker is made. A block handed over at once waits for its place in a full queue for most of its ten milliseconds,
 * and what it holds grows old; made in the middle of them it is five milliseconds younger when it is heard. With two blocks in the queue the device
 * still has fifteen milliseconds in hand. Where that is not to be had, on a busy machine, each block is made as early as can be.
 */
export function createFillWait(now: () => number): FillWait {
  let handedMs = 0;
  let dueMs = Number.POSITIVE_INFINITY; // no wait is on
  let cautiousUntilMs = 0;
  let cautiousMs = FIRST_CAUTIOUS_MS;
  return {
    taken() {
      const nowMs = now();
      if (nowMs - handedMs < FOUND_ROOM_WITHIN_MS || nowMs < cautiousUntilMs) return 0;
      dueMs = nowMs + WAIT_MS;
      return WAIT_MS;
    },
    handed() {
      handedMs = now();
      if (handedMs - dueMs > LATE_MS) {
        cautiousUntilMs = handedMs + cautiousMs;
        cautiousMs *= 2;
      }
      dueMs = Number.POSITIVE_INFINITY;
    },
  };
}
