import { FINEST_CORRECTION_PPM } from '../dsp/resampler.ts';

/** In so long a window some message and some block came without delay, whatever happened to the others. */
const WINDOW_MS = 4_000;
/**
 * A larger step than this between two windows is no drift of crystals (500 ppm are 2 ms): the way changed, the sender paused,
 * the sound device ran dry. The jitter buffer makes that good; steering after it would undo what it does.
 */
const STEP_MS = 3;
/** Of so many windows the middle one counts: a device that loses a little time now and then is not a slower one. */
const WINDOWS = 5;
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
 * over what was drawn, each by its least delayed piece: neither a late message nor a callback that this process was late to
 * notice says anything about a clock.
 */
export function createDriftControl(): DriftControl {
  let arrivedBehindMs = Number.POSITIVE_INFINITY;
  let drawnBehindMs = Number.POSITIVE_INFINITY;
  let sinceMs: number | null = null;
  let lastLeadMs: number | null = null;
  const changes = createMiddleOf(WINDOWS);
  let errorMs = 0;
  let integralPpm = 0;
  let ppm = 0;

  const steer = (leadMs: number): void => {
    const changeMs: number = lastLeadMs === null ? 0 : leadMs - lastLeadMs;
    lastLeadMs = leadMs;
    if (Math.abs(changeMs) > STEP_MS) return;
    errorMs += changes.after(changeMs);
    integralPpm = clamp(integralPpm + errorMs * INTEGRAL_PPM_PER_MS_WINDOW, MOST_PPM);
    const wantedPpm = clamp(integralPpm + errorMs * PROPORTIONAL_PPM_PER_MS, MOST_PPM);
    const settledPpm = Math.abs(wantedPpm) < FINEST_CORRECTION_PPM ? 0 : wantedPpm;
    ppm += clamp(settledPpm - ppm, STEP_PPM);
  };
  const endWindow = (nowMs: number): void => {
    const leadMs = drawnBehindMs - arrivedBehindMs;
    // Without one of the two there is nothing to compare: a pause, or a device that is being opened anew.
    if (Number.isFinite(leadMs)) steer(leadMs);
    else lastLeadMs = null;
    arrivedBehindMs = Number.POSITIVE_INFINITY;
    drawnBehindMs = Number.POSITIVE_INFINITY;
    sinceMs = nowMs;
  };

  return {
    arrived(totalMs, nowMs) {
      if (sinceMs === null) return; // nothing is drawn yet, so there is no second clock
      arrivedBehindMs = Math.min(arrivedBehindMs, nowMs - totalMs);
    },
    drawn(totalMs, nowMs) {
      sinceMs ??= nowMs;
      drawnBehindMs = Math.min(drawnBehindMs, nowMs - totalMs);
      if (nowMs - sinceMs >= WINDOW_MS) endWindow(nowMs);
    },
    get ppm() {
      return ppm;
    },
  };
}

/** The median of the last few values; the lesser of two where there is no middle. Allocates nothing per value. */
function createMiddleOf(most: number) {
  const last = new Float64Array(most);
  const inOrder = new Float64Array(most);
  let count = 0;
  return {
    after(value: number): number {
      last[count % most] = value;
      count += 1;
      const known = Math.min(count, most);
      inOrder.fill(Number.POSITIVE_INFINITY);
      for (let index = 0; index < known; index += 1) inOrder[index] = last[index] ?? 0;
      return inOrder.sort()[(known - 1) >> 1] ?? 0;
    },
  };
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
