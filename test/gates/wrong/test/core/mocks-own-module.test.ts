// lint: vitest(no-restricted-vi-methods)
import { expect, test, vi } from 'vitest';

vi.mock('./tone.ts');

test('adds', () => {
  expect(1 + 1).toBe(2);
});
