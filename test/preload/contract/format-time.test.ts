import { describe, expect, test } from 'vitest';
import { formatDuration, formatTimeOfDay } from '#contract/format-time.ts';
import { unixMs } from '#contract/time.ts';

describe('times on the screen', () => {
  test.each([
    [-50, '0:00'],
    [999, '0:00'],
    [7_000, '0:07'],
    [192_400, '3:12'],
    [3_723_000, '1:02:03'],
  ])('a call of %i ms has lasted %s', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });

  test('the time of day is written the way of the language', () => {
    const at = unixMs(Date.UTC(2026, 10, 22, 17, 2));
    expect(formatTimeOfDay(at, { language: 'pt-BR', timeZone: 'America/Sao_Paulo' })).toBe('14:02');
    expect(formatTimeOfDay(at, { language: 'en', timeZone: 'America/Sao_Paulo' })).toMatch(/^2:02\sPM$/);
  });
});
