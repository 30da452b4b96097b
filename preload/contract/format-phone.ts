import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { PhoneNumber } from './phone-number.ts';

/** A number as people read it: `+55 11 99999-9999`. A number of no known country stays as it is. */
export function formatPhone(number: PhoneNumber): string {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return number;
  // The international style swaps every dash for a space; Brazilians read their numbers by the dash.
  if (parsed.countryCallingCode === '55') return `+55 ${parsed.formatNational().replace(/[()]/g, '')}`;
  return parsed.formatInternational();
}
