import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { PhoneNumber } from './phone-number.ts';

/** The country of a number, as two letters (ISO 3166-1); null where it cannot be told. */
export function numberCountry(number: PhoneNumber): string | null {
  return parsePhoneNumberFromString(number)?.country ?? null;
}
