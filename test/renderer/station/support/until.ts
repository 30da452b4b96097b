import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for a condition, looking every 5 ms, and tells how many milliseconds it took. Throws when it stays false: after ten
 * seconds if not said otherwise, because on a busy machine Chromium's audio service alone may take five to open a device.
 */
export async function until(condition: () => boolean, withinMs = 10_000): Promise<number> {
  const startedAt = performance.now();
  while (!condition()) {
    if (performance.now() - startedAt > withinMs) throw new Error(`not true within ${withinMs} ms: ${String(condition)}`);
    await delay(5);
  }
  return performance.now() - startedAt;
}

/**
 * The least of what up to three goes tell; none follows one that is below the bound. A busy machine adds to a single go what the station does
 * not, and what the station adds is in each.
 */
export async function leastOfThree(go: () => Promise<number>, bound: number): Promise<number> {
  let least = Infinity;
  for (let goes = 0; goes < 3 && least >= bound; goes += 1) least = Math.min(least, await go());
  return least;
}
