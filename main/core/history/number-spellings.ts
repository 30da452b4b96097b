import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** Every spelling of the telephone that this number rings: Brazil's mobiles are kept with the ninth digit, and without it. */
export function numberSpellings(number: PhoneNumber): readonly PhoneNumber[] {
  const whole = matchKey(number) as PhoneNumber;
  const old = whole.replace(/^\+55(\d\d)9([6-9]\d{7})$/, '+55$1$2') as PhoneNumber;
  return [...new Set([number, whole, old])];
}
