import { describe, expect, test } from 'vitest';
import { formatPhone } from '#contract/format-phone.ts';
import { phoneNumber } from '#contract/phone-number.ts';

const shown = (text: string): string => {
  const number = phoneNumber(text);
  if (number === null) throw new Error(`${text} is not E.164`);
  return formatPhone(number);
};

describe('a telephone number on the screen', () => {
  test.each([
    ['+5511999999999', '+55 11 99999-9999'],
    ['+551133334444', '+55 11 3333-4444'],
    ['+553188887777', '+55 31 8888-7777'], // a mobile in its old form
    ['+351912345678', '+351 912 345 678'],
    ['+14155552671', '+1 415 555 2671'],
  ])('%s is shown as %s', (number, expected) => {
    expect(shown(number)).toBe(expected);
  });

  test('a number of no known country is shown as it came', () => {
    expect(shown('+9991234567')).toBe('+9991234567');
  });
});
