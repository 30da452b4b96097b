import { expect, test } from 'vitest';
import { forwardClock, systemClock } from '../../../../main/adapters/clock/system-clock.ts';

test('the clock agrees with the wall at start and never steps back', () => {
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(2_000);
  let last = systemClock.now();
  for (let look = 0; look < 10_000; look += 1) {
    const now = systemClock.now();
    expect(now).toBeGreaterThanOrEqual(last);
    last = now;
  }
});

test('a sleep of the machine counts, a wall clock that is set back does not, and small corrections are left alone', () => {
  let wall = 1_800_000_000_000;
  let steady = 50_000;
  const { now, jumps } = forwardClock({ wall: () => wall, steady: () => steady });
  const pass = (milliseconds: { readonly wall: number; readonly steady: number }): number => {
    wall += milliseconds.wall;
    steady += milliseconds.steady;
    return now();
  };
  expect(now()).toBe(1_800_000_000_000);
  expect(pass({ wall: 8 * 3_600_000, steady: 10 })).toBe(1_800_000_000_000 + 8 * 3_600_000);
  const awake = now();
  expect(pass({ wall: 1_500, steady: 500 })).toBe(awake + 500);
  expect(pass({ wall: -3_600_000, steady: 1_000 })).toBe(awake + 1_500);
  expect(pass({ wall: 1_000, steady: 1_000 })).toBe(awake + 2_500);
  expect(jumps()).toBe(1);
  wall += 7_200_000;
  expect(jumps()).toBe(2);
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
