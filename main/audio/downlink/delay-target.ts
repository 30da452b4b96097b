import { type Arrival, type ArrivalNews, createArrivalClock } from './arrival-clock.ts';
import { createDelayHistogram } from './delay-histogram.ts';
import type { JitterTuning } from './jitter-tuning.ts';

/** The first guess gives way to what is seen within so much sound. */
const GUESSED_MS = 3_000;
/** Before so much sound came, what has not come yet is taken to come in time: one stall is an accident, two are a rule. */
const BELIEVED_AFTER_MS = 15_000;

export interface DelayTarget {
  arrived(message: Arrival): ArrivalNews;
  /** How late sound of that media time is at `nowMs`, over the fastest way: of this session, or of the one before while nothing of this one came. */
  latenessMs(mediaMs: number, nowMs: number): number;
  /** The delay that is worth its cost: what most of the sound needs. */
  readonly targetMs: number;
  /** A new session: other clocks, perhaps another way; how uneven it was is still the best guess. */
  newSession(): void;
}

/** How much delay to hold: a quantile of a histogram of lateness that forgets, weighed by the sound that was late. */
export function createDelayTarget(tuning: JitterTuning): DelayTarget {
  const histogram = createDelayHistogram();
  let seenMs = 0;
  const observe = (latenessMs: number, durationMs: number): void => {
    seenMs += durationMs;
    histogram.forget(Math.exp(-durationMs / (tuning.memorySeconds * 1_000)));
    histogram.add(latenessMs, durationMs);
  };
  const clock = createArrivalClock({
    observe: ({ latenessMs, durationMs }) => {
      observe(latenessMs, durationMs);
    },
    shifted: ({ byMs, durationMs }) => {
      histogram.shift(byMs, durationMs);
    },
  });
  return {
    arrived: clock.arrived,
    latenessMs: clock.latenessMs,
    get targetMs() {
      const learntMs = tuning.shortestMs + histogram.cheapest(tuning.exchangeMs, BELIEVED_AFTER_MS) * tuning.coverage;
      const guessMs = tuning.firstMs * (1 - seenMs / GUESSED_MS);
      return Math.min(tuning.longestMs, Math.max(learntMs, guessMs));
    },
    newSession: clock.forget,
  };
}
