import type { SampleHistory } from '../dsp/sample-history.ts';
import type { Concealment } from './concealment.ts';
import { blendWeight } from './splice.ts';

/** The device's next block may be so much longer than this one. */
const ODD_SAMPLES = 2;

/** Where sound comes back after some was invented. */
export interface SoundReturn {
  /** Invented sound has begun anew: what was blended so far is over. */
  reset(): void;
  /**
   * How many samples of `out` are still invented before the sound at hand goes on in phase; null where it cannot do so within this
   * block, because that is too early, or because less lies ready than this block needs, or the next one to end the blend.
   */
  waitIn(out: Float32Array, available: number): number | null;
  /**
   * Fills `out` from `wait` on with the sound at `read`, blending over from the invented one: in this block as far as it reaches,
   * in the next ones what is left. Returns whether that is done. Allocates nothing.
   */
  blend(out: Float32Array, wait: number, read: number): boolean;
}

export function createSoundReturn(
  history: SampleHistory,
  concealment: Concealment,
  shape: { readonly rampSamples: number; readonly longestBlock: number },
): SoundReturn {
  const returning = new Float32Array(shape.longestBlock);
  let blended = 0;
  return {
    reset() {
      blended = 0;
    },
    waitIn(out, available) {
      // In the middle of a blend both are in phase.
      const wait = blended > 0 ? 0 : concealment.untilInPhase;
      const count = out.length - wait;
      const isEndedHere = count >= shape.rampSamples - blended;
      return count > 0 && available >= (isEndedHere ? count : count + out.length + ODD_SAMPLES) ? wait : null;
    },
    blend(out, wait, read) {
      const count = out.length - wait;
      const overlap = Math.min(shape.rampSamples - blended, count);
      concealment.invent(out, wait, wait + overlap);
      history.copy(returning, { from: read, count });
      for (let index = 0; index < count; index += 1) {
        const weight = index < overlap ? blendWeight(blended + index, shape.rampSamples) : 1;
        const invented = index < overlap ? (out[wait + index] ?? 0) : 0;
        out[wait + index] = invented * (1 - weight) + (returning[index] ?? 0) * weight;
      }
      blended = (blended + overlap) % shape.rampSamples;
      return blended === 0;
    },
  };
}
