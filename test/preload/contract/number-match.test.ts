import { expect, test } from 'vitest';
import { emergencyService } from '#contract/emergency-number.ts';
import { isSameNumber } from '#contract/number-match.ts';
import { telephone } from '../../support/contacts.ts';

test.each([
  ['+553188887777', '+5531988887777', true], // WhatsApp's old form of a mobile
  ['+5531988887777', '+553188887777', true],
  ['+553133334444', '+5531933334444', false], // a landline never got a ninth digit
  ['+5531988887777', '+5511988887777', false], // another area
  ['+541188887777', '+5411988887777', false], // another country
  ['+14155552671', '+14155552671', true],
])('%s and %s are the same telephone: %s', (one, other, isSame) => {
  expect(isSameNumber(telephone(one), telephone(other))).toBe(isSame);
});

test.each([
  ['190', 'military-police'],
  ['192', 'ambulance'],
  ['1 9 3', 'fire-brigade'],
  ['+55 190', 'military-police'],
  ['188', 'crisis-line'],
  ['911', 'other'],
  ['112', 'other'],
])('%s is an emergency number', (text, service) => {
  expect(emergencyService(text)).toBe(service);
});

// Area codes that begin so, on the way to a whole number.
test.each(['19', '1933', '11 9', '19 3333-4444', '190190', ''])('%s is none', (text) => {
  expect(emergencyService(text)).toBeNull();
});
