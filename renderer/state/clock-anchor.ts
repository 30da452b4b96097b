import { unixMs } from '#contract/time.ts';
import type { UnixMs } from '#contract/time.ts';

/**
 * How far main's clock is ahead of this window's steady one, in milliseconds. Timers count on the steady clock:
 * setting the computer's clock during a call must not make a call of two minutes look an hour long.
 */
export interface ClockAnchor {
  readonly aheadMs: number;
}

export interface ClockObservation {
  readonly publishedAt: UnixMs;
  /** The steady clock when the state arrived. */
  readonly receivedAt: number;
}

/** Beyond this, main's clock was set: a message is late by milliseconds, never by this much. */
const CLOCK_WAS_SET_MS = 2_000;

/** The least delayed message tells the truth; later ones only repeat it, so a running timer never jumps back. */
export function anchorClock(known: ClockAnchor | null, { publishedAt, receivedAt }: ClockObservation): ClockAnchor {
  const aheadMs = publishedAt - receivedAt;
  if (known === null || Math.abs(aheadMs - known.aheadMs) > CLOCK_WAS_SET_MS) return { aheadMs };
  return aheadMs > known.aheadMs ? { aheadMs } : known;
}

/** Main's time at a moment of this window's steady clock. */
export function mainTime(anchor: ClockAnchor, steadyNow: number): UnixMs {
  return unixMs(steadyNow + anchor.aheadMs);
}

/** How long until a timer that counts from `since` shows its next second. */
export function untilNextSecondMs(since: UnixMs, now: UnixMs): number {
  const elapsed = now - since;
  return elapsed < 0 ? -elapsed : 1_000 - (elapsed % 1_000);
}
