import { expect, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { clockReader, dayText } from '../../../main/core/clock-parts.ts';

test('an instant reads as the place’s own day and hour, midnight as the day’s first', () => {
  const at = unixMs(Date.UTC(2026, 10, 27, 3, 4, 9));
  expect(clockReader('America/Sao_Paulo')(at)).toEqual({ year: '2026', month: '11', day: '27', hour: '00', minute: '04', second: '09' });
  expect(dayText(clockReader('America/Los_Angeles')(at))).toBe('2026-11-26');
});
