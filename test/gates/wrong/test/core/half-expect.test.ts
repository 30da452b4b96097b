// lint: vitest(valid-expect)
import { expect, test } from 'vitest';

test('adds', () => {
  expect(1 + 1);
});
