import { BLOCK_SAMPLES, INNER_RATE_HZ } from '../dsp/sound-format.ts';

/** As long as a syllable, so that a knock on the table is no voice. */
const SMOOTHING_MS = 100;
/** Within a voice, syllables differ by less; a quiet room lies further below. */
const FAR_BELOW_DB = 15;
/** A voice that comes from further away than the one before is so believed after some seconds. */
const FORGETTING_DB_PER_SECOND = 2;

const BLOCK_MS = (BLOCK_SAMPLES * 1_000) / INNER_RATE_HZ;
const NEW_SHARE = BLOCK_MS / SMOOTHING_MS;
const KEPT_SHARE = 10 ** ((-FORGETTING_DB_PER_SECOND * BLOCK_MS) / 1_000 / 10);
const FAR_BELOW = 10 ** (-FAR_BELOW_DB / 10);

export interface GainHold {
  /** Whether this block of 10 ms is so far below the voice heard lately that it should raise no gain. Allocates nothing. */
  holds(block: Float32Array): boolean;
}

/**
 * Speech probabilities, Speex's and that of WebRTC's detector alike, take a noise that sets in after a word for speech until they
 * have learnt it, which takes one to three seconds. Its level tells at once: a quiet room is far below the voice.
 */
export function createGainHold(): GainHold {
  const state = new Float64Array(2); // the mean power now, and the loudest lately; numbers that a closure changes would be new objects
  return {
    holds(block) {
      let sum = 0;
      for (let index = 0; index < block.length; index += 1) sum += (block[index] ?? 0) ** 2;
      const now = (state[0] ?? 0) * (1 - NEW_SHARE) + (sum / block.length) * NEW_SHARE;
      const loudest = Math.max(now, (state[1] ?? 0) * KEPT_SHARE);
      state[0] = now;
      state[1] = loudest;
      return now < loudest * FAR_BELOW;
    },
  };
}
