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
