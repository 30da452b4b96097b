import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js';
import { emergencyService, type EmergencyService } from './emergency-number.ts';
import { phoneNumber, type PhoneNumber } from './phone-number.ts';

/** What a typed number would dial, or why it would not. */
export type DialCheck =
  | { readonly kind: 'empty' }
  | { readonly kind: 'emergency'; readonly service: EmergencyService }
  | { readonly kind: 'bad'; readonly problem: DialProblem }
  | {
      readonly kind: 'good';
      readonly number: PhoneNumber;
      /** ISO 3166 country, where the number tells it. */
      readonly country: string | null;
      /** The same number with Brazil's ninth digit, when it looks forgotten. */
      readonly withNinthDigit: PhoneNumber | null;
    };

export type DialProblem = 'too-short' | 'too-long' | 'not-possible';

/** Without a plus, a number is Brazilian. A trunk zero and a carrier's code before it (0 15 11 …) are left out. */
export function checkDial(text: string): DialCheck {
  if (!/\d/.test(text)) return { kind: 'empty' };
  const service = emergencyService(text);
  if (service !== null) return { kind: 'emergency', service };
  const parsed = parsePhoneNumberFromString(text, 'BR');
  if (parsed === undefined) return { kind: 'bad', problem: lengthProblem(text) };
  if (parsed.countryCallingCode === '55') return checkBrazilian(parsed.nationalNumber);
  const number = phoneNumber(parsed.number);
  if (number === null || !parsed.isPossible()) return { kind: 'bad', problem: lengthProblem(text) };
  return { kind: 'good', number, country: parsed.country ?? null, withNinthDigit: null };
}

/** Area code and eight or nine digits. Without the area code libphonenumber would still call it possible; WhatsApp would not. */
function checkBrazilian(national: string): DialCheck {
  if (national.length < 10) return { kind: 'bad', problem: 'too-short' };
  if (national.length > 11) return { kind: 'bad', problem: 'too-long' };
  const number = phoneNumber(`+55${national}`);
  // No area code has a zero in it, and eleven digits are a mobile's, which starts with 9.
  if (number === null || !/^[1-9][1-9]/.test(national) || (national.length === 11 && national[2] !== '9')) {
    return { kind: 'bad', problem: 'not-possible' };
  }
  // Mobiles started with 6 to 9 before the ninth digit came; landlines start with 2 to 5.
  const lacksNinth = national.length === 10 && /^..[6-9]/.test(national);
  const withNinthDigit = lacksNinth ? phoneNumber(`+55${national.slice(0, 2)}9${national.slice(2)}`) : null;
  return { kind: 'good', number, country: 'BR', withNinthDigit };
}

function lengthProblem(text: string): DialProblem {
  const problem = validatePhoneNumberLength(text, 'BR');
  if (problem === 'TOO_SHORT') return 'too-short';
  return problem === 'TOO_LONG' ? 'too-long' : 'not-possible';
}
