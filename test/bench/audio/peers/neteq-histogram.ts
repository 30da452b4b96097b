const BUCKET_MS = 20;
const BUCKETS = 100;
const LEAST_BUCKETS = 2;
const START_TARGET_MS = 80;
const RESAMPLE_MS = 500;
const FORGET = 0.983;
/** The first entries count for more, so that a call's start is learnt quickly. */
const START_FORGET_WEIGHT = 2;
const HISTORY_MS = 2_000;

export interface NetEqHistogram {
  /** Audio with this place in the stream (milliseconds of media) arrived. */
  arrived(mediaMs: number, nowMs: number): void;
  /** How late something would be that sounds now, over the fastest arrival of the last two seconds. */
  delayMs(mediaMs: number, nowMs: number): number;
  /** The latest arrival of the last two seconds over the fastest. */
  greatestDelayMs(): number;
  targetMs(): number;
}

/**
 * How NetEq finds its target: each half second the largest relative delay goes into a histogram of 20 ms buckets that forgets;
 * the target is its quantile, and at least two buckets. Constants of delay_manager.h and underrun_optimizer.
 */
export function createNetEqHistogram(quantile: number): NetEqHistogram {
  const shares = new Float64Array(BUCKETS);
  const history: { readonly mediaMs: number; readonly offsetMs: number }[] = [];
  let added = 0;
  let targetMs = START_TARGET_MS;
  let greatest = { delayMs: 0, sinceMs: Number.NaN };

  const fastest = (): number => history.reduce((least, { offsetMs }) => Math.min(least, offsetMs), Number.POSITIVE_INFINITY);
  const add = (delayMs: number): void => {
    added += 1;
    const forget = Math.min(FORGET, Math.max(0, 1 - START_FORGET_WEIGHT / (added + 1)));
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) shares[bucket] = (shares[bucket] ?? 0) * forget;
    const hit = Math.min(BUCKETS - 1, Math.floor(delayMs / BUCKET_MS));
    shares[hit] = (shares[hit] ?? 0) + 1 - forget;
    let above = 1;
    let bucket = 0;
    for (; bucket < BUCKETS; bucket += 1) {
      above -= shares[bucket] ?? 0;
      if (above <= 1 - quantile) break;
    }
    targetMs = Math.max(LEAST_BUCKETS, bucket + 1) * BUCKET_MS;
  };

  return {
    arrived(mediaMs, nowMs) {
      history.push({ mediaMs, offsetMs: nowMs - mediaMs });
      while ((history[0]?.mediaMs ?? mediaMs) < mediaMs - HISTORY_MS) history.shift();
      greatest.delayMs = Math.max(greatest.delayMs, nowMs - mediaMs - fastest());
      if (Number.isNaN(greatest.sinceMs)) greatest.sinceMs = nowMs;
      if (nowMs - greatest.sinceMs < RESAMPLE_MS) return;
      add(greatest.delayMs);
      greatest = { delayMs: 0, sinceMs: nowMs };
    },
    delayMs: (mediaMs, nowMs) => nowMs - mediaMs - fastest(),
    greatestDelayMs: () => history.reduce((most, { offsetMs }) => Math.max(most, offsetMs), Number.NEGATIVE_INFINITY) - fastest(),
    targetMs: () => targetMs,
  };
}
