import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { PhoneNumber } from './phone-number.ts';

/** Lists draw the same numbers again with every state, and to parse one takes ten microseconds. */
const formatted = new Map<PhoneNumber, string>();
const MOST_REMEMBERED = 1_000;

/** A number as people read it: `+55 11 99999-9999`. A number of no known country stays as it is. */
export function formatPhone(number: PhoneNumber): string {
  const known = formatted.get(number);
  if (known !== undefined) return known;
  if (formatted.size >= MOST_REMEMBERED) formatted.clear();
  const made = asPeopleRead(number);
  formatted.set(number, made);
  return made;
}

function asPeopleRead(number: PhoneNumber): string {
  // Mobiles in their old form, as WhatsApp still names many: libphonenumber takes them for no number of Brazil's.
  const old = /^\+55(\d\d)([6-9]\d{3})(\d{4})$/.exec(number);
  if (old !== null) return `+55 ${old[1] ?? ''} ${old[2] ?? ''}-${old[3] ?? ''}`;
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return number;
  // The international style swaps every dash for a space; Brazilians read their numbers by the dash.
  if (parsed.countryCallingCode === '55') return `+55 ${parsed.formatNational().replace(/[()]/g, '')}`;
  return parsed.formatInternational();
}
