/** One way to say "60 ms frames start at 120": what a frame is long, and as much again for the network. */
const FIRST_SPREAD_MS = 60;
const SHORTEST_MS = 60;
const LONGEST_MS = 600;
/** How fast a spike is forgotten. TCP's are as long as a round trip and rare, so forget slowly. */
const FORGET_MS_PER_S = 10;
/** After a pause this long the sender's clock starts anew: the pause was no delay. */
const PAUSE_MS = 1_500;
/** The fastest arrival counts as "no delay" for this long, so that drifting clocks do not add up. */
const BASE_WINDOW_MS = 10_000;

export interface DelayTarget {
  /** A message with so much sound in it arrived. */
  arrived(durationMs: number, nowMs: number): void;
  /** How much sound should lie in the buffer when playing starts, right after a message. */
  targetMs(): number;
}

/**
 * Learns from arrivals how late they get. TCP neither loses nor reorders, so lateness is all there is to it:
 * arrival time minus media time, over the smallest such difference of the last ten seconds.
 */
export function createDelayTarget(): DelayTarget {
  let mediaMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let spreadMs = FIRST_SPREAD_MS;
  let frameMs = 60;
  let base = { currentMs: Number.POSITIVE_INFINITY, previousMs: Number.POSITIVE_INFINITY, sinceMs: 0 };

  return {
    arrived(durationMs, nowMs) {
      const sinceLastMs = nowMs - lastMs;
      lastMs = nowMs;
      if (sinceLastMs > PAUSE_MS) {
        mediaMs = 0;
        base = { currentMs: Number.POSITIVE_INFINITY, previousMs: Number.POSITIVE_INFINITY, sinceMs: nowMs };
      }
      const offsetMs = nowMs - mediaMs;
      mediaMs += durationMs;
      if (nowMs - base.sinceMs > BASE_WINDOW_MS / 2) base = { currentMs: offsetMs, previousMs: base.currentMs, sinceMs: nowMs };
      base.currentMs = Math.min(base.currentMs, offsetMs);
      const latenessMs = offsetMs - Math.min(base.currentMs, base.previousMs);
      const forgottenMs = sinceLastMs > PAUSE_MS ? 0 : (sinceLastMs / 1_000) * FORGET_MS_PER_S;
      spreadMs = Math.max(latenessMs, spreadMs - forgottenMs);
      // Length of the usual message; a lone short tail must not shrink the buffer.
      frameMs = durationMs > frameMs ? durationMs : frameMs + (durationMs - frameMs) * 0.1;
    },
    targetMs: () => Math.min(LONGEST_MS, Math.max(SHORTEST_MS, frameMs + spreadMs)),
  };
}
