import { expect, test } from 'vitest';
import { createReloadPace } from '../../../main/windows/reload-pace.ts';

test('a page that died is loaded again at once, and later and later when it keeps dying', () => {
  let nowMs = 1_000_000;
  const died = createReloadPace(() => nowMs);
  const delays = Array.from({ length: 7 }, () => {
    const { reloadInMs } = died();
    nowMs += reloadInMs + 500;
    return reloadInMs;
  });
  expect(delays).toEqual([0, 1_000, 5_000, 15_000, 60_000, 60_000, 60_000]);
});

test('a page that lived for a minute begins anew', () => {
  let nowMs = 0;
  const died = createReloadPace(() => nowMs);
  for (let death = 1; death <= 4; death += 1) {
    const told = died();
    expect(told.inARow).toBe(death);
    nowMs += told.reloadInMs + 59_999;
  }
  nowMs += 1;
  // 60 s after the last loading, however long that one was waited for.
  expect(died()).toEqual({ reloadInMs: 0, inARow: 1 });
});
