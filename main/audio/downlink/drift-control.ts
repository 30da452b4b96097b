import { FINEST_CORRECTION_PPM } from '../dsp/resampler.ts';

/** The least delayed message of so long a window tells where the clocks stand, whatever the network did to the others. */
const WINDOW_MS = 4_000;
/** A larger step than this between two windows is no drift of crystals: the way changed, or the sender paused. */
const STEP_MS = 12;
/** Pulls the sound back within a minute; twice as fast would carry the windows' unevenness into the pitch. */
const PROPORTIONAL_PPM_PER_MS = 40;
/** A quarter of the square of the proportional part: the loop settles without swinging. */
const INTEGRAL_PPM_PER_MS_WINDOW = 1.6;
/** Sound cards are within 100 ppm, cheap ones within 300. */
const MOST_PPM = 500;
/** Ten times finer than the ear notices a step of pitch. */
const STEP_PPM = 100;

export interface DriftControl {
  /** So much sound has arrived in all, in milliseconds by its own rate. */
  arrived(totalMs: number, nowMs: number): void;
  /** The device has drawn so much in all. */
  drawn(totalMs: number, nowMs: number): void;
  /** By how much the far clock is to be taken as faster than the sound card's; changes by at most 100 ppm in four seconds. */
  readonly ppm: number;
}

/**
 * Keeps two clocks in step that nobody set: the sender's, by what arrives, and the sound card's, by what it draws. Without it
 * 300 ppm would fill or empty the jitter buffer by 18 ms a minute. A proportional-integral loop on the lead of what arrived
 * over what was drawn.
 */
export function createDriftControl(): DriftControl {
  let drawnMs = 0;
  let drawnAtMs: number | null = null;
  let window = { sinceMs: Number.NaN, leadMs: Number.NEGATIVE_INFINITY };
  let lastLeadMs: number | null = null;
  let errorMs = 0;
  let integralPpm = 0;
  let ppm = 0;

  const steer = (leadMs: number): void => {
    const changeMs: number = lastLeadMs === null ? 0 : leadMs - lastLeadMs;
    lastLeadMs = leadMs;
    if (Math.abs(changeMs) > STEP_MS) return;
    errorMs += changeMs;
    integralPpm = clamp(integralPpm + errorMs * INTEGRAL_PPM_PER_MS_WINDOW, MOST_PPM);
    const wantedPpm = clamp(integralPpm + errorMs * PROPORTIONAL_PPM_PER_MS, MOST_PPM);
    const settledPpm = Math.abs(wantedPpm) < FINEST_CORRECTION_PPM ? 0 : wantedPpm;
    ppm += clamp(settledPpm - ppm, STEP_PPM);
  };

  return {
    arrived(totalMs, nowMs) {
      if (drawnAtMs === null) return; // nothing is drawn yet, so there is no second clock
      const leadMs = totalMs - (drawnMs + Math.min(nowMs - drawnAtMs, 20));
      if (Number.isNaN(window.sinceMs)) window = { sinceMs: nowMs, leadMs };
      window.leadMs = Math.max(window.leadMs, leadMs);
      if (nowMs - window.sinceMs < WINDOW_MS) return;
      steer(window.leadMs);
      window = { sinceMs: nowMs, leadMs: Number.NEGATIVE_INFINITY };
    },
    drawn(totalMs, nowMs) {
      drawnMs = totalMs;
      drawnAtMs = nowMs;
    },
    get ppm() {
      return ppm;
    },
  };
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
