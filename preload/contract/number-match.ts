import type { PhoneNumber } from './phone-number.ts';

/**
 * What two spellings of one subscriber share. Brazil's mobiles got a ninth digit (Anatel, Resolução 553, 2010 to 2016), and WhatsApp
 * still names many by their old eight: +55 31 8888-7777 is +55 31 98888-7777. Landlines start with 2 to 5 and stay as they are.
 */
export function matchKey(number: PhoneNumber): string {
  return number.replace(/^\+55(\d\d)([6-9]\d{7})$/, '+55$19$2');
}

/** Whether two numbers ring the same telephone. */
export function isSameNumber(one: PhoneNumber, other: PhoneNumber): boolean {
  return matchKey(one) === matchKey(other);
}
