import { INNER_RATE_HZ } from '../dsp/sound-format.ts';

/**
 * Hum of the mains (50 Hz, in Brazil 60 Hz) and knocks on the table carry no speech. Sixth order, so that 60 Hz loses 21 dB,
 * 50 Hz 30 dB, and a deep voice at 120 Hz nothing that is heard (0.1 dB).
 */
const CORNER_HZ = 90;
/** Three second-order sections make a Butterworth filter of the sixth order. */
const SECTION_QS = [0.5176, 0.7071, 1.9319] as const;
/** Below this a filter only counts down towards numbers that a processor is slow with. */
const NOTHING = 1e-15;

export interface HighPass {
  /** Filters in place. What is not a number becomes silence, what is louder than full scale is clipped. Allocates nothing. */
  process(block: Float32Array): void;
}

export function createHighPass(): HighPass {
  const sections = SECTION_QS.map(createSection);
  return {
    process(block) {
      bound(block);
      for (const section of sections) section(block);
      bound(block); // a filter of this order rings beyond full scale
    },
  };
}

function bound(block: Float32Array): void {
  for (let index = 0; index < block.length; index += 1) {
    const sample = block[index] ?? 0;
    if (sample > 1) block[index] = 1;
    else if (sample < -1) block[index] = -1;
    else if (Number.isNaN(sample)) block[index] = 0;
  }
}

/** One biquad, transposed direct form II; the coefficients are those of the Audio EQ Cookbook. */
function createSection(q: number): (block: Float32Array) => void {
  const omega = (2 * Math.PI * CORNER_HZ) / INNER_RATE_HZ;
  const alpha = Math.sin(omega) / (2 * q);
  const a0 = 1 + alpha;
  const b0 = (1 + Math.cos(omega)) / 2 / a0;
  const b1 = -2 * b0;
  const a1 = (-2 * Math.cos(omega)) / a0;
  const a2 = (1 - alpha) / a0;
  const state = new Float64Array(2); // a number that a closure changes would be a new object each time
  return (block) => {
    let [one, two] = [state[0] ?? 0, state[1] ?? 0];
    for (let index = 0; index < block.length; index += 1) {
      const input = block[index] ?? 0;
      const output = b0 * input + one;
      one = b1 * input - a1 * output + two;
      two = b0 * input - a2 * output;
      block[index] = output;
    }
    state[0] = Math.abs(one) < NOTHING ? 0 : one;
    state[1] = Math.abs(two) < NOTHING ? 0 : two;
  };
}
