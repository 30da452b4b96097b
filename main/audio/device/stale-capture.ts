import { BLOCK_MS } from '../dsp/sound-format.ts';

/** A pause this long is no jitter: we were held up, and what lies in the queue is old. */
const HELD_UP_MS = 100;
/** Blocks closer together than this come out of a queue, not out of a microphone. */
const QUEUED_MS = BLOCK_MS / 2;
const KEPT_MS = 40;

export interface StaleCapture {
  /** False for a block that is too old to be worth sending. */
  isFresh(nowMs: number): boolean;
  readonly dropped: number;
}

/**
 * PortAudio keeps what nobody read: after three seconds of pause three seconds of old voice arrive within 100 ms.
 * Of such a burst only the last 40 ms are kept.
 */
export function createStaleCapture(): StaleCapture {
  let lastMs: number | null = null;
  let staleBlocks = 0;
  let dropped = 0;
  return {
    isFresh(nowMs) {
      const sinceMs = lastMs === null ? BLOCK_MS : nowMs - lastMs;
      lastMs = nowMs;
      if (sinceMs > HELD_UP_MS) staleBlocks = Math.floor((sinceMs - KEPT_MS) / BLOCK_MS);
      else if (sinceMs >= QUEUED_MS) staleBlocks = 0;
      if (staleBlocks === 0) return true;
      staleBlocks -= 1;
      dropped += 1;
      return false;
    },
    get dropped() {
      return dropped;
    },
  };
}
