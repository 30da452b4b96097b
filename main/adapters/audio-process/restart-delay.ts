const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;
/** A process that lived this long has earned a fresh start … */
const STABLE_AFTER_MS = 30_000;
/** … and so has one whose devices gave sound this long: what it died of was none of its doing, and a call waits. */
const SOUND_AFTER_MS = 2_000;

/** Before the n-th restart in a row (from 0): at once, 0.5 s, 1 s, 2 s … 10 s. */
export function restartDelayMs(deaths: number): number {
  return deaths === 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (deaths - 1));
}

export interface ProcessLife {
  readonly startedMs: number;
  /** When its devices first gave sound; null while they have not. */
  readonly soundMs: number | null;
}

/** Whether its death is the first in a row. */
export function hasEarnedRestart({ startedMs, soundMs }: ProcessLife, nowMs: number): boolean {
  return nowMs - startedMs >= STABLE_AFTER_MS || (soundMs !== null && nowMs - soundMs >= SOUND_AFTER_MS);
}
