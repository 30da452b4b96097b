const BUCKET_MS = 4;
const LONGEST_MS = 2_000;

export interface DelayHistogram {
  add(latenessMs: number, weight: number): void;
  /** What was added with `add` in the last `weight` of observations moves down by so much. */
  shift(byMs: number, weight: number): void;
  /** Multiplies the weight of all that was seen. */
  forget(factor: number): void;
  /**
   * The delay that is worth its cost, where `exchangeMs` of it are worth one per cent of the sound coming in time: from
   * there on a longer delay saves less than it takes. The quantile this is depends on the shape: far out where stalls
   * are of one length, near where their tail is long. What is missing to `leastWeight` counts as sound that came in time, so
   * that one early stall is not taken for the rule. 0 while empty.
   */
  cheapest(exchangeMs: number, leastWeight: number): number;
}

/** How late sound came, by weight, with older observations fading. Allocates only when it is made. */
export function createDelayHistogram(): DelayHistogram {
  const buckets = new Float64Array(LONGEST_MS / BUCKET_MS + 1);
  let total = 0;
  const indexOf = (latenessMs: number): number => Math.min(buckets.length - 1, Math.max(0, Math.ceil(latenessMs / BUCKET_MS)));
  const put = (index: number, weight: number): void => {
    buckets[index] = (buckets[index] ?? 0) + weight;
    total += weight;
  };
  return {
    add(latenessMs, weight) {
      put(indexOf(latenessMs), weight);
    },
    shift(byMs, weight) {
      const steps = indexOf(byMs);
      let left = weight;
      // The latest observations of a longer way are those above it.
      for (let index = buckets.length - 1; index >= steps && left > 0; index -= 1) {
        const moved = Math.min(left, buckets[index] ?? 0);
        buckets[index] = (buckets[index] ?? 0) - moved;
        buckets[index - steps] = (buckets[index - steps] ?? 0) + moved;
        left -= moved;
      }
    },
    forget(factor) {
      for (let index = 0; index < buckets.length; index += 1) buckets[index] = (buckets[index] ?? 0) * factor;
      total *= factor;
    },
    cheapest(exchangeMs, leastWeight) {
      let least = Number.POSITIVE_INFINITY;
      let cheapestMs = 0;
      let later = 0;
      for (let index = buckets.length - 1; index >= 0; index -= 1) {
        const costMs = index * BUCKET_MS + (exchangeMs * 100 * later) / Math.max(leastWeight, total);
        if (costMs < least) {
          least = costMs;
          cheapestMs = index * BUCKET_MS;
        }
        later += buckets[index] ?? 0;
      }
      return cheapestMs;
    },
  };
}
