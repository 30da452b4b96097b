import type { SampleHistory } from '../dsp/sample-history.ts';
import { blendWeight } from './splice.ts';

export interface SplicedPlayout {
  /**
   * Fills `out` with the sound from `at` on, blending within its first `overlap` samples to the sound `jump` samples
   * away. What follows the block lies at `at + jump + out.length`. Allocates nothing.
   */
  play(out: Float32Array, splice: { readonly at: number; readonly jump: number; readonly overlap: number }): void;
}

export function createSplicedPlayout(history: SampleHistory, longestBlock: number): SplicedPlayout {
  const leaving = new Float32Array(longestBlock);
  return {
    play(out, { at, jump, overlap }) {
      history.copy(out, { from: at + jump, count: out.length });
      history.copy(leaving, { from: at, count: overlap });
      for (let index = 0; index < overlap; index += 1) {
        const weight = blendWeight(index, overlap);
        out[index] = (leaving[index] ?? 0) * (1 - weight) + (out[index] ?? 0) * weight;
      }
    },
  };
}
