import { gainFactor, withinFullScale } from '#contract/sound-gain.ts';

export interface GainStage {
  /** The gain in dB from the next block on; that block leads over to it, so that nothing clicks. */
  use(db: number): void;
  /** Makes a block louder or softer in place, and keeps it within full scale. At 0 dB it is left as it is. */
  process(block: Float32Array): void;
}

/** Software gain of one microphone or one speaker. Begins at 0 dB. Allocates nothing per block. */
export function createGainStage(): GainStage {
  let wanted = 1;
  let reached = 1;
  return {
    use(db) {
      wanted = gainFactor(db);
    },
    process(block) {
      if (wanted === 1 && reached === 1) return;
      const step = (wanted - reached) / block.length;
      for (let index = 0; index < block.length; index += 1) {
        reached += step;
        block[index] = withinFullScale((block[index] ?? 0) * reached);
      }
      reached = wanted; // adding up leaves it a hair beside
    },
  };
}
