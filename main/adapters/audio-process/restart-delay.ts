const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;
/** A process that lived this long has earned a fresh start. */
export const STABLE_AFTER_MS = 30_000;

/** Before the n-th restart in a row (from 0): at once, 0.5 s, 1 s, 2 s … 10 s. */
export function restartDelayMs(deaths: number): number {
  return deaths === 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (deaths - 1));
}
