import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';

function number(text: string): PhoneNumber {
  const parsed = phoneNumber(text);
  if (parsed === null) throw new Error(`not a number: ${text}`);
  return parsed;
}

export const BUSINESS = number('+551140042000');
export const CUSTOMER = number('+5511987654321');
export const OTHER_CUSTOMER = number('+5521912345678');
