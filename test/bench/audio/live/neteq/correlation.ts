export interface Correlated {
  /** By how many samples what was heard comes after its reference. */
  readonly lag: number;
  /** −1…1, where 1 is the same waveform at any loudness. */
  readonly likeness: number;
}

/**
 * Normalised correlation of `count` heard samples from `at` on with the reference `lag` samples earlier, of every
 * `stride`-th one. 0 where the reference is silent or does not reach.
 */
export function correlationAt(order: {
  readonly heard: Float32Array;
  readonly reference: Float32Array;
  readonly at: number;
  readonly lag: number;
  readonly count: number;
  readonly stride: number;
}): number {
  const { heard, reference, at, lag, count, stride } = order;
  if (at - lag < 0 || at - lag + count > reference.length) return 0;
  let both = 0;
  let one = 0;
  let other = 0;
  for (let index = at; index < at + count; index += stride) {
    const said = reference[index - lag] ?? 0;
    const got = heard[index] ?? 0;
    both += said * got;
    one += said * said;
    other += got * got;
  }
  return one < 1e-9 || other < 1e-9 ? 0 : both / Math.sqrt(one * other);
}
