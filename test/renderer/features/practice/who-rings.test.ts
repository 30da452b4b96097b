import { expect, test } from 'vitest';
import { phoneNumber } from '#contract/phone-number.ts';
import { PRACTICE_BEHAVIOURS, type PracticeCustomer } from '#contract/practice.ts';
import { whoRings } from '../../../../renderer/features/practice/who-rings.ts';

test('who is not on WhatsApp is not offered as a caller; everybody else is, in order', () => {
  const customers = PRACTICE_BEHAVIOURS.map((behaviour, index): PracticeCustomer => ({
    behaviour,
    name: behaviour,
    number: phoneNumber(`+551198888000${String(index)}`) ?? expect.fail('no phone number'),
  }));
  expect(whoRings(customers).map(({ name }) => name)).toEqual([
    'echo',
    'talker',
    'tone',
    'never-answers',
    'declines',
    'hangs-up',
    'no-permission',
  ]);
});
