import { BLOCK_MS } from '../dsp/sound-format.ts';

/** A pause this long is no jitter: we were held up, and what lies in the queue is old … */
const HELD_UP_MS = 100;
/** … unless the device pauses like this all the time, because it hands its voice over in bursts. */
const RARE_PAUSE = 2;
/** Blocks closer together than this come out of a queue, not out of a microphone. */
const QUEUED_MS = BLOCK_MS / 2;
const KEPT_MS = 40;
/** Of so many of the last pauses the second longest is what is usual: one standstill changes nothing. */
const REMEMBERED = 8;

export interface StaleCapture {
  /** False for a block that is too old to be worth sending. */
  isFresh(nowMs: number): boolean;
}

/**
 * PortAudio keeps what nobody read: after three seconds of pause three seconds of old voice arrive within 100 ms.
 * Of such a burst only the last 40 ms are kept, or as much as this device hands over at once anyway. Allocates nothing per block.
 */
export function createStaleCapture(): StaleCapture {
  const pausesMs = new Float64Array(REMEMBERED);
  const inOrder = new Float64Array(REMEMBERED);
  let pauses = 0;
  let lastMs = Number.NaN;
  let staleBlocks = 0;
  /** Before enough is known any pause is usual: a device may start slowly. */
  const usualMs = (): number => {
    if (pauses < REMEMBERED) return Number.POSITIVE_INFINITY;
    inOrder.set(pausesMs);
    return inOrder.sort()[REMEMBERED - 2] ?? 0;
  };
  return {
    isFresh(nowMs) {
      const pauseMs = nowMs - lastMs;
      lastMs = nowMs;
      if (pauseMs >= QUEUED_MS) {
        const usual = pauseMs > HELD_UP_MS ? usualMs() : pauseMs;
        staleBlocks = pauseMs > RARE_PAUSE * usual ? Math.floor((pauseMs - Math.max(KEPT_MS, usual)) / BLOCK_MS) : 0;
        pausesMs[pauses % REMEMBERED] = pauseMs;
        pauses += 1;
      }
      if (staleBlocks === 0) return true;
      staleBlocks -= 1;
      return false;
    },
  };
}
