/** A period that no block length is a multiple of: a lost or doubled block then shows as a jump of phase. */
export const GLITCH_HZ = 997;
const RATE_HZ = 48_000;
/** Ten times what 16 bits add at half of full scale, a third of what the smallest jump of a block makes. */
const UNLIKE_A_SINE = 0.004;
/** Two jumps closer than this are the ends of one glitch. */
const ONE_GLITCH_SAMPLES = 960;

export interface SineGlitches {
  /** What was heard next. Silence before the sine starts, and its start, do not count. */
  hear(block: Float32Array): void;
  readonly count: number;
  /** Samples of sine so far. */
  readonly heard: number;
}

/** Follows a sine sample by sample: each is foretold by the two before it, wherever the phase runs on. */
export function createSineGlitches(hz = GLITCH_HZ, rateHz = RATE_HZ): SineGlitches {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / rateHz);
  let before = 0;
  let last = 0;
  let steady = 0;
  let heard = 0;
  let count = 0;
  let sinceGlitch = ONE_GLITCH_SAMPLES;
  return {
    hear(block) {
      for (const sample of block) {
        const jumped = Math.abs(sample - coefficient * last + before) > UNLIKE_A_SINE;
        before = last;
        last = sample;
        if (heard === 0) {
          // Waits for the sine to run for a block, so that what switched on before it is no glitch.
          steady = jumped || Math.abs(sample) < 1e-6 ? 0 : steady + 1;
          if (steady >= ONE_GLITCH_SAMPLES) heard = steady;
          continue;
        }
        heard += 1;
        if (jumped && sinceGlitch >= ONE_GLITCH_SAMPLES) count += 1;
        sinceGlitch = jumped ? 0 : sinceGlitch + 1;
      }
    },
    get count() {
      return count;
    },
    get heard() {
      return heard;
    },
  };
}
