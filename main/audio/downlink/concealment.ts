import type { SampleHistory } from '../dsp/sample-history.ts';
import { blendWeight, createSpliceSearch, LONGEST_PERIOD_MS, SHORTEST_PERIOD_MS } from './splice.ts';

/** What is compared to find the pitch. */
const COMPARED_MS = 8;
/** One period alone would buzz: whole periods of at least this length are said again. */
const SHORTEST_CYCLE_MS = 10;
/** For so long an invented sound passes for the real one; then it fades, and after 120 ms it is gone. */
const FULL_MS = 20;
const GONE_MS = 120;
const JOINT_MS = 4;
/** Less alike than this is no voice, and has no phase to be kept. */
const VOICED_LIKENESS = 0.5;

export interface Concealment {
  /** The sound ended at `position` of the history: learns its pitch. */
  begin(position: number): void;
  /** Invents the next samples of `out`, from `from` to `to`. Allocates nothing. */
  invent(out: Float32Array, from: number, to: number): void;
  /** How many samples until the invented sound is where the real one was when it broke off, so that it may go on there. */
  readonly untilInPhase: number;
  /** Nothing of it is heard any more. */
  readonly gone: boolean;
}

/**
 * What is played while nothing comes: the last whole pitch periods over and over, fading to silence (as ITU-T G.711
 * Appendix I does, with a blend inside the cycle so that its seam does not click).
 */
export function createConcealment(history: SampleHistory, rateHz: number): Concealment {
  const samplesOf = (milliseconds: number): number => Math.round((milliseconds * rateHz) / 1_000);
  const longestPeriod = samplesOf(LONGEST_PERIOD_MS);
  const compared = samplesOf(COMPARED_MS);
  const joint = samplesOf(JOINT_MS);
  const search = createSpliceSearch(history, { rateHz, longestMs: LONGEST_PERIOD_MS + COMPARED_MS });
  const cycle = new Float32Array(longestPeriod + samplesOf(SHORTEST_CYCLE_MS));
  const tail = new Float32Array(joint + 1);
  let length = 1;
  let period = 1;
  let place = 0;
  let invented = 0;
  let offset = 0;
  let isVoiced = false;

  return {
    begin(position) {
      const splice = search.find({
        at: position - compared,
        overlap: compared,
        shortest: samplesOf(SHORTEST_PERIOD_MS),
        longest: longestPeriod,
        direction: 'earlier',
      });
      isVoiced = splice.likeness > VOICED_LIKENESS;
      period = isVoiced ? -splice.jump : longestPeriod;
      length = period * Math.ceil(samplesOf(SHORTEST_CYCLE_MS) / period);
      history.copy(cycle, { from: position - length, count: length });
      // The cycle's end blends into what came before its beginning, so that it can begin again.
      history.copy(tail, { from: position - length - joint, count: joint });
      const last = cycle[length - 1] ?? 0;
      for (let index = 0; index < joint; index += 1) {
        const at = length - joint + index;
        const weight = blendWeight(index, joint);
        cycle[at] = (cycle[at] ?? 0) * (1 - weight) + (tail[index] ?? 0) * weight;
      }
      // The first joint has no such blend, for its end was played already: what jumps there dies away instead.
      offset = last - (tail[joint - 1] ?? 0);
      place = 0;
      invented = 0;
    },
    invent(out, from, to) {
      for (let index = from; index < to; index += 1) {
        const afterFullMs = (invented * 1_000) / rateHz - FULL_MS;
        const gain = afterFullMs <= 0 ? 1 : Math.max(0, 1 - afterFullMs / (GONE_MS - FULL_MS));
        const mended = invented < joint ? offset * (1 - (invented + 1) / (joint + 1)) : 0;
        out[index] = gain * Math.max(-1, Math.min(1, (cycle[place] ?? 0) + mended));
        place = place + 1 === length ? 0 : place + 1;
        invented += 1;
      }
    },
    get untilInPhase() {
      return isVoiced && invented * 1_000 < GONE_MS * rateHz ? (period - (invented % period)) % period : 0;
    },
    get gone() {
      return invented * 1_000 >= GONE_MS * rateHz;
    },
  };
}
