import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { anchorClock, mainTime, untilNextSecondMs } from '../../../renderer/state/clock-anchor.ts';
import type { ClockAnchor } from '../../../renderer/state/clock-anchor.ts';

test('a call’s timer counts on the steady clock from when main published', () => {
  const anchor = anchorClock(null, { publishedAt: unixMs(1_000_000), receivedAt: 50 });
  expect(mainTime(anchor, 50)).toBe(1_000_000);
  expect(mainTime(anchor, 2_550)).toBe(1_002_500);
});

test('messages delayed by up to two seconds never make a running timer jump back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_900 }), { minLength: 1, maxLength: 40 }), (delays) => {
      let anchor: ClockAnchor | null = null;
      let shown = 0;
      delays.forEach((delayMs, index) => {
        const publishedAt = 5_000_000 + index * 3_000;
        const receivedAt = index * 3_000 + delayMs;
        anchor = anchorClock(anchor, { publishedAt: unixMs(publishedAt), receivedAt });
        const now = mainTime(anchor, receivedAt);
        expect(now).toBeGreaterThanOrEqual(shown);
        shown = now;
      });
    }),
  );
});

test('when the computer’s clock is set, the timer follows main’s own', () => {
  const before = anchorClock(null, { publishedAt: unixMs(10_000_000), receivedAt: 0 });
  const after = anchorClock(before, { publishedAt: unixMs(6_400_000 + 1_000), receivedAt: 1_000 });
  expect(mainTime(after, 1_000)).toBe(6_401_000);
});

test.each([
  [0, 1_000],
  [1, 999],
  [999, 1],
  [1_000, 1_000],
  [-300, 300],
])('after %i ms the next figure comes in %i ms', (elapsed, expected) => {
  expect(untilNextSecondMs(unixMs(10_000), unixMs(10_000 + elapsed))).toBe(expected);
});
