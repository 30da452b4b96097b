import { describe, expect, test } from 'vitest';
import { hoursProblems, WEEKDAYS, type CallHours } from '#contract/calling-settings.ts';
import {
  dayToggled,
  fieldTime,
  firstHours,
  minutesOf,
  mondayCopied,
  spanAdded,
  spanChanged,
  spanRemoved,
} from '../../../../renderer/features/calling-settings/hours-edits.ts';

const WEEK: CallHours = {
  isOn: true,
  timeZone: 'America/Sao_Paulo',
  weekly: [
    { day: 'monday', opens: 480, closes: 720 },
    { day: 'monday', opens: 780, closes: 1_020 },
    { day: 'friday', opens: 540, closes: 1_080 },
  ],
  holidays: [],
};
const days = ({ weekly }: CallHours): string => WEEKDAYS.map((day) => weekly.filter((span) => span.day === day).length).join('');

describe('the week', () => {
  test('a closed day opens like the open one before it, and closes again', () => {
    const opened = dayToggled(WEEK, 'tuesday');
    expect(opened.weekly.filter(({ day }) => day === 'tuesday')).toEqual([
      { day: 'tuesday', opens: 480, closes: 720 },
      { day: 'tuesday', opens: 780, closes: 1_020 },
    ]);
    expect(dayToggled(opened, 'tuesday')).toEqual(WEEK);
  });

  test('a day takes a second span and no third, and loses the one that is taken away', () => {
    const two = spanAdded(WEEK, 'friday');
    expect(days(two)).toBe('2000200');
    expect(spanAdded(two, 'friday')).toEqual(two);
    expect(spanRemoved(two, { day: 'friday', index: 0 }).weekly.find(({ day }) => day === 'friday')?.opens).toBeGreaterThan(1_080);
  });

  test('typing changes the span under the hand alone, even while it makes no sense', () => {
    const changed = spanChanged(WEEK, { day: 'monday', index: 1 }, { opens: 0 });
    expect(changed.weekly.map(({ opens }) => opens)).toEqual([480, 0, 540]);
    expect(hoursProblems(changed)).toEqual([{ what: 'overlap', at: 'monday' }]);
  });

  test('Monday is copied to the working days, and the week-end stays as it is', () => {
    expect(days(mondayCopied(WEEK))).toBe('2222200');
  });

  test('of a number without hours begins as a working week that Meta takes', () => {
    expect(days(firstHours('UTC'))).toBe('1111100');
    expect(hoursProblems({ ...firstHours('UTC'), isOn: true })).toEqual([]);
  });
});

test.each([
  [0, '00:00', false],
  [545, '09:05', false],
  [1_440, '23:59', true],
])('%i minutes stand in a field as %s', (minutes, text, isEnd) => {
  expect(fieldTime(minutes)).toBe(text);
  expect(minutesOf(text, isEnd)).toBe(minutes);
});
test('an empty field is no time', () => {
  expect(minutesOf('', false)).toBeNull();
});
