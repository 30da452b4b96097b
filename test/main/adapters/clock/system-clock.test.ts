import { expect, test } from 'vitest';
import { systemClock } from '../../../../main/adapters/clock/system-clock.ts';

test('the clock agrees with the wall at start and never steps back', () => {
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(2_000);
  let last = systemClock.now();
  for (let look = 0; look < 10_000; look += 1) {
    const now = systemClock.now();
    expect(now).toBeGreaterThanOrEqual(last);
    last = now;
  }
});

test('after() calls once, and not at all when cancelled', async () => {
  const called: string[] = [];
  systemClock.after(20, () => called.push('once'));
  systemClock.after(10, () => called.push('cancelled'))();
  const cancelFar = systemClock.after(10 * 365 * 86_400_000, () => called.push('in ten years'));
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(called).toEqual(['once']);
  cancelFar();
});
