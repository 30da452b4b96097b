// lint: vitest(expect-expect)
import { test } from 'vitest';

test('adds', () => {
  Math.abs(1 + 1);
});
