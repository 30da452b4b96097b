/** From one attempt to the next; the last one goes on. The network may come back seconds after the machine has woken. */
const WAITS_MS = [0, 250, 500, 1_000, 2_000, 4_000, 8_000, 10_000] as const;

/**
 * How long to wait before the attempt (counted from 0) to reach the service after a sleep, in milliseconds.
 *
 * @param spread 0 to 1, by chance, so that many softphones do not come back in step
 */
export function wakeDelayMs(attempt: number, spread: number): number {
  const longest = WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)] ?? 0;
  return Math.round(longest * (0.5 + spread / 2));
}
