import { PULL_MS, SAMPLES_PER_MS, type Receiver } from '../receiver.ts';
import { createNetEqHistogram } from './neteq-histogram.ts';

/** NetEq's own; the peer of the tables. */
export const NETEQ_QUANTILE = 0.95;

/** Delay is adjusted in steps of a pitch period: 2.5 to 15 ms, on speech mostly near this. */
const STEP_MS = 4;
const FAST_STEP_MS = 20;
/** Of audio at hand, without which nothing is cut. */
const NEEDED_TO_CUT_MS = 30;
const BETWEEN_STEPS_MS = 50;
const GRANULARITY_MS = 20;
/** After so much concealment its level has halved, and playing waits until half the target lies ready. */
const HALF_MUTED_MS = 60;

/**
 * NetEq's policy without its sound, as in decision_logic.cc: conceal while there is nothing; below the target expand, above the
 * target and the latest arrival accelerate, far above at once.
 */
export function createNetEqModel(shape: { readonly frameMs: number; readonly quantile?: number }): Receiver {
  const histogram = createNetEqHistogram(shape.quantile ?? NETEQ_QUANTILE);
  const stats = { consumed: 0, concealed: 0, concealmentEvents: 0, accelerated: 0, expanded: 0, dropped: 0, restarts: 0 };
  let arrivedMs = 0;
  let placeMs = 0;
  let concealingMs = 0;
  let steppedMs = Number.NEGATIVE_INFINITY;

  /** Milliseconds of the stream to leave out, or, below zero, to add. */
  const stepMs = (nowMs: number): number => {
    const atHandMs = arrivedMs - placeMs;
    const delayMs = histogram.delayMs(placeMs, nowMs);
    const lowMs = histogram.targetMs();
    const highMs = lowMs + histogram.greatestDelayMs() + GRANULARITY_MS;
    if (delayMs >= highMs * 4) return Math.max(0, Math.min(FAST_STEP_MS, atHandMs - PULL_MS));
    if (nowMs - steppedMs < BETWEEN_STEPS_MS) return 0;
    if (delayMs >= highMs) return atHandMs >= NEEDED_TO_CUT_MS ? STEP_MS : 0;
    return delayMs < lowMs ? -STEP_MS : 0;
  };
  const conceal = (ms: number): void => {
    if (arrivedMs === 0 || ms === 0) return;
    if (concealingMs === 0) stats.concealmentEvents += 1;
    concealingMs += ms;
    stats.concealed += ms * SAMPLES_PER_MS;
  };

  return {
    arrive(frame, nowMs) {
      histogram.arrived(frame * shape.frameMs, nowMs);
      arrivedMs += shape.frameMs;
    },
    pull(nowMs) {
      const atHandMs = arrivedMs - placeMs;
      const waits = concealingMs >= HALF_MUTED_MS && atHandMs < histogram.targetMs() / 2;
      if (waits || atHandMs === 0) {
        conceal(PULL_MS);
        return null;
      }
      const step = concealingMs > 0 || atHandMs < PULL_MS ? 0 : stepMs(nowMs);
      if (step !== 0) steppedMs = nowMs;
      const played = Math.min(PULL_MS + step, atHandMs);
      concealingMs = 0;
      placeMs += played;
      stats.consumed = placeMs * SAMPLES_PER_MS;
      if (step > 0) stats.accelerated += step * SAMPLES_PER_MS;
      if (step < 0) stats.expanded -= step * SAMPLES_PER_MS;
      conceal(PULL_MS + step - played);
      return null;
    },
    stats,
    get targetMs() {
      return histogram.targetMs();
    },
  };
}
