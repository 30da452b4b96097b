const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
const FIRST_CALM_DELAY_MS = 60_000;
const LONGEST_CALM_DELAY_MS = 900_000;
/** A tunnel that was up this long has earned a fresh start. */
export const STABLE_AFTER_MS = 60_000;

/**
 * Before the tunnel is opened again, after `failures` (from 0) in a row: 1, 2, 4 … 30 s; where the other side asks for
 * patience 1, 2, 4 … 15 minutes. `spread` in 0..1 takes up to a quarter off, so that many phones do not knock at once.
 */
export function reopenDelayMs({
  failures,
  spread,
  calm,
}: {
  readonly failures: number;
  readonly spread: number;
  readonly calm: boolean;
}): number {
  const [first, longest] = calm ? [FIRST_CALM_DELAY_MS, LONGEST_CALM_DELAY_MS] : [FIRST_DELAY_MS, LONGEST_DELAY_MS];
  return Math.round(Math.min(longest, first * 2 ** failures) * (1 - spread / 4));
}
