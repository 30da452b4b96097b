import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../../main/adapters/pilot-status/retry-after.ts';

test('Retry-After is read as seconds or as a date, and never silences a line for more than an hour', () => {
  const now = Date.parse('Sun, 22 Nov 2026 18:00:00 GMT');
  expect(retryAfterMs('7', now)).toBe(7_000);
  expect(retryAfterMs(' 0 ', now)).toBe(0);
  expect(retryAfterMs('0.5', now)).toBe(500);
  expect(retryAfterMs('Sun, 22 Nov 2026 18:00:30 GMT', now)).toBe(30_000);
  expect(retryAfterMs('Sun, 22 Nov 2026 17:00:30 GMT', now)).toBe(0);
  expect(retryAfterMs('86400', now)).toBe(3_600_000);
  for (const nothing of [null, '', '-3', 'soon', '1e9', 'NaN']) expect(retryAfterMs(nothing, now)).toBeNull();
});
