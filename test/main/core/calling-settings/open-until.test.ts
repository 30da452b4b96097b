import { expect, onTestFinished, test, vi } from 'vitest';
import type { CallHours } from '#contract/calling-settings.ts';
import { unixMs } from '#contract/time.ts';
import { openUntil } from '../../../../main/core/calling-settings/open-until.ts';

const HOURS: CallHours = {
  isOn: true,
  timeZone: 'America/Sao_Paulo',
  weekly: [
    { day: 'friday', opens: 540, closes: 720 },
    { day: 'friday', opens: 780, closes: 1_080 },
    { day: 'monday', opens: 540, closes: 1_440 },
    { day: 'tuesday', opens: 0, closes: 600 },
  ],
  holidays: [],
};
const at = (text: string) => unixMs(Date.parse(text));
const until = (text: string, hours: Partial<CallHours> = {}): string | null => {
  const moment = openUntil({ ...HOURS, ...hours }, at(text));
  return moment === null ? null : new Date(moment).toISOString();
};

// São Paulo is three hours behind UTC; 27 November 2026 is a Friday.
test.each([
  ['in the morning it closes for lunch', '2026-11-27T13:00:30Z', '2026-11-27T15:00:00.000Z'],
  ['at lunch it opens again', '2026-11-27T15:30:00Z', '2026-11-27T16:00:00.000Z'],
  ['at night it opens after the weekend', '2026-11-27T23:00:00Z', '2026-11-30T12:00:00.000Z'],
  ['a night that is open on both sides of midnight closes in the morning', '2026-12-01T02:00:00Z', '2026-12-01T13:00:00.000Z'],
  ['after the last of the week it opens in the next', '2026-12-01T14:00:00Z', '2026-12-04T12:00:00.000Z'],
])('%s', (_what, now, then) => {
  expect(until(now)).toBe(then);
});

test('a clock that is set back in the night between does not move the opening', () => {
  const newYork = { timeZone: 'America/New_York', weekly: [{ day: 'monday', opens: 540, closes: 1_020 }] } as const;
  expect(until('2026-10-31T20:00:00Z', newYork)).toBe('2026-11-02T14:00:00.000Z');
});

test('nobody says it without hours, and where a day with hours of its own comes first', () => {
  expect(until('2026-11-27T13:00:00Z', { isOn: false })).toBeNull();
  expect(until('2026-11-27T13:00:00Z', { weekly: [] })).toBeNull();
  expect(until('2026-11-27T23:00:00Z', { holidays: [{ date: '2026-11-30', starts: 0, ends: 1_440 }] })).toBeNull();
});

test('nor where such a day lies between, though the week has no hours for it', () => {
  const saturday = { holidays: [{ date: '2026-11-28', starts: 540, ends: 720 }] };
  expect(until('2026-11-27T23:00:00Z', saturday)).toBeNull();
  expect(until('2026-11-27T15:30:00Z', saturday)).toBe('2026-11-27T16:00:00.000Z');
  expect(until('2026-11-30T11:00:00Z', saturday)).toBe('2026-11-30T12:00:00.000Z');
});

test('asking for it again makes no new date format, which is dear', () => {
  until('2026-11-27T13:00:30Z');
  const make = vi.spyOn(Intl, 'DateTimeFormat');
  onTestFinished(() => make.mockRestore());
  expect(until('2026-11-27T23:00:00Z')).toBe('2026-11-30T12:00:00.000Z');
  expect(make).not.toHaveBeenCalled();
});
