import type { SampleHistory } from '../dsp/sample-history.ts';

/** The pitch of voices, 66 to 400 Hz. */
export const SHORTEST_PERIOD_MS = 2.5;
export const LONGEST_PERIOD_MS = 15;
/** Likeness is first sought at this rate: voices have their pitch far below. */
const COARSE_RATE_HZ = 8_000;
/** Below this energy per sample all is alike. */
const SILENT_ENERGY = 1e-9;

export interface Splice {
  /** How many samples further on (or back, when negative) the sound looks most like what is here. */
  readonly jump: number;
  /** −1 to 1: normalised cross-correlation of the two places. */
  readonly likeness: number;
}

export interface SpliceSearch {
  /**
   * Looks for the best place to leave out (`later`) or to say again (`earlier`) a part of the sound around `at`: the
   * next `overlap` samples are compared with those `shortest` to `longest` samples away. Valid until the next search.
   * Allocates nothing.
   */
  find(order: {
    readonly at: number;
    readonly overlap: number;
    readonly shortest: number;
    readonly longest: number;
    readonly direction: 'later' | 'earlier';
  }): Splice;
}

/**
 * The heart of WSOLA (Verhelst & Roelands, ICASSP 1993): sound can be shortened or stretched without changing its pitch
 * where two places of it are alike, by blending from one into the other.
 */
export function createSpliceSearch(history: SampleHistory, shape: { readonly rateHz: number; readonly longestMs: number }): SpliceSearch {
  const room = Math.ceil((shape.rateHz * shape.longestMs) / 1_000);
  const region = new Float32Array(room * 2);
  const step = Math.max(1, Math.floor(shape.rateHz / COARSE_RATE_HZ));
  const found = { jump: 0, likeness: 0 };

  const likeness = (here: number, there: number, overlap: number, stride: number): number => {
    let product = 0;
    let energyHere = 0;
    let energyThere = 0;
    for (let index = 0; index < overlap; index += stride) {
      const one = region[here + index] ?? 0;
      const other = region[there + index] ?? 0;
      product += one * other;
      energyHere += one * one;
      energyThere += other * other;
    }
    if (energyHere + energyThere < SILENT_ENERGY * overlap) return 1;
    return product / Math.sqrt(energyHere * energyThere + SILENT_ENERGY);
  };

  return {
    find({ at, overlap, shortest, longest, direction }) {
      const sign = direction === 'later' ? 1 : -1;
      const from = direction === 'later' ? at : at - longest;
      const here = at - from;
      history.copy(region, { from, count: longest + overlap });
      let best = shortest;
      let bestLikeness = Number.NEGATIVE_INFINITY;
      const consider = (distance: number, stride: number): void => {
        const alike = likeness(here, here + sign * distance, overlap, stride);
        if (alike <= bestLikeness) return;
        best = distance;
        bestLikeness = alike;
      };
      for (let distance = shortest; distance <= longest; distance += step) consider(distance, step);
      const coarse = best;
      bestLikeness = Number.NEGATIVE_INFINITY;
      for (let distance = Math.max(shortest, coarse - step); distance <= Math.min(longest, coarse + step); distance += 1)
        consider(distance, 1);
      found.jump = sign * best;
      found.likeness = bestLikeness;
      return found;
    },
  };
}

/** Raised-cosine weight of the sound that comes in, `place` of `length` samples into a blend. */
export function blendWeight(place: number, length: number): number {
  return 0.5 - 0.5 * Math.cos((Math.PI * (place + 0.5)) / length);
}
