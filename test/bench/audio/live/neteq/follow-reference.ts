import { correlationAt, type Correlated } from './correlation.ts';

/** How often the lag may change, and how much sound around that moment decides it. */
const HOP_MS = 20;
const WINDOW_MS = 60;
/** Quieter than this there is nothing to recognise; the lag stays. */
const AUDIBLE_DBFS = -50;
const SAME = 0.98;
const ALIKE = 0.8;
/** What another lag must be better by: speech repeats itself every pitch period. */
const BETTER_BY = 0.05;
const NEAR_MS = 60;
const FAR_MS = 800;
/** The first look knows nothing yet, so it listens longer before it believes. */
const FIRST_MS = 2_000;
const FIRST_WINDOW_MS = 300;
const FIRST_ALIKE = 0.7;
/** The coarse look takes every sixth sample: 8 of 48 kHz. */
const STRIDE = 6;

/**
 * The reference as it would sound had it been held back and cut just as what was heard was: for each moment the part
 * of `reference` that `heard` repeats there. Both at 48 kHz. What was invented has no counterpart, and is compared with
 * what should have come; silence until the first sound that is recognised. Returns as many samples as were heard.
 */
export function followReference(heard: Float32Array, reference: Float32Array, rateHz = 48_000): Float32Array {
  const samplesOf = (milliseconds: number): number => Math.round((milliseconds * rateHz) / 1_000);
  const hop = samplesOf(HOP_MS);
  const window = samplesOf(WINDOW_MS);
  const followed = new Float32Array(heard.length);
  const search = (at: number, centre: number, reachMs: number, count = window): Correlated => {
    let best = { lag: centre, likeness: -1 };
    const reach = samplesOf(reachMs);
    for (let lag = centre - reach; lag <= centre + reach; lag += STRIDE) {
      const likeness = correlationAt({ heard, reference, at, lag, count, stride: STRIDE });
      if (likeness > best.likeness) best = { lag, likeness };
    }
    const coarse = best.lag;
    best = { lag: coarse, likeness: -1 };
    for (let lag = coarse - STRIDE; lag <= coarse + STRIDE; lag += 1) {
      const likeness = correlationAt({ heard, reference, at, lag, count, stride: 1 });
      if (likeness > best.likeness) best = { lag, likeness };
    }
    return best;
  };

  let lag: number | null = null;
  for (let from = 0; from < heard.length; from += hop) {
    const at = Math.max(0, Math.min(heard.length - window, from + (hop - window) / 2));
    if (levelDbfs(heard, at, window) > AUDIBLE_DBFS) lag = nextLag(at, lag);
    if (lag === null) continue;
    for (let index = from; index < Math.min(heard.length, from + hop); index += 1) followed[index] = reference[index - lag] ?? 0;
  }
  return followed;

  function nextLag(at: number, before: number | null): number | null {
    if (before === null) {
      const first = search(at, 0, FIRST_MS, samplesOf(FIRST_WINDOW_MS));
      return first.likeness >= FIRST_ALIKE ? first.lag : null;
    }
    const stayed = correlationAt({ heard, reference, at, lag: before, count: window, stride: 1 });
    if (stayed >= SAME) return before;
    const near = search(at, before, NEAR_MS);
    const best = near.likeness >= ALIKE ? near : search(at, before, FAR_MS);
    return best.likeness >= ALIKE && best.likeness > stayed + BETTER_BY ? best.lag : before;
  }
}

function levelDbfs(samples: Float32Array, from: number, count: number): number {
  let energy = 0;
  for (let index = from; index < from + count; index += 1) energy += (samples[index] ?? 0) ** 2;
  return 10 * Math.log10(energy / count + 1e-14);
}
