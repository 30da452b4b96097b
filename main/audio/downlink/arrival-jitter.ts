/** After so long the sender may have paused: an interval that tells nothing of the network. */
const PAUSE_MS = 400;
/** The gain of RFC 3550: one uneven message in sixteen shows. */
const SMOOTHING = 16;

export interface ArrivalJitter {
  /** A message of so much sound. Allocates nothing. */
  arrived(durationMs: number, nowMs: number): void;
  /** Another connection: its first message follows none. */
  newSession(): void;
  /** Null before two messages came one after the other. */
  readonly jitterMs: number | null;
}

/**
 * Interarrival jitter as in RFC 3550, section 6.4.1: J += (|D| - J) / 16. Where RTP has time stamps we have lengths: a message
 * leaves when its sound is full, so two of them should lie as far apart as the second is long.
 */
export function createArrivalJitter(): ArrivalJitter {
  let lastMs: number | null = null;
  let jitterMs: number | null = null;
  return {
    arrived(durationMs, nowMs) {
      const intervalMs = lastMs === null ? null : nowMs - lastMs;
      lastMs = nowMs;
      if (intervalMs === null || intervalMs > PAUSE_MS) return;
      const before = jitterMs ?? 0;
      jitterMs = before + (Math.abs(intervalMs - durationMs) - before) / SMOOTHING;
    },
    newSession() {
      lastMs = null;
    },
    get jitterMs() {
      return jitterMs;
    },
  };
}
