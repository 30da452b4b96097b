import { expect, test } from 'vitest';

test('adds', () => {
  expect(1 + 1, 'the sum').toBe(2);
});
