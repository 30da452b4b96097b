import { expect, test } from 'vitest';
import { httpDate, retryAfterMs } from '../../../../main/adapters/pilot-status/retry-after.ts';

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

test('a date of HTTP is an instant, and anything else is none', () => {
  expect(httpDate('Sun, 22 Nov 2026 19:00:00 GMT')).toBe(Date.UTC(2026, 10, 22, 19));
  for (const header of [null, '', 'GMT', 'yesterday GMT', '12', '2026-11-22T19:00:00Z']) expect(httpDate(header)).toBeNull();
});
