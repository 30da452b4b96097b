import { checkDial } from '#contract/dialled-number.ts';
import { checkOf, EMPTY_DIAL, editDial } from '../dial/dial-text.ts';
import type { DialText } from '../dial/dial-text.ts';

/** Whether the field still holds the number that was asked for: written otherwise, or with Brazil's ninth digit, it does. */
export function isNumberAsked(dial: DialText, digits: string): boolean {
  if (digitsOf(dial.text) === digitsOf(digits) && isWithCountry(dial.text) === isWithCountry(digits)) return true;
  const [shown, asked] = [checkOf(dial), checkDial(digits)];
  if (shown.kind !== 'good' || asked.kind !== 'good') return false;
  return shown.number === asked.number || shown.number === asked.withNinthDigit;
}

/** The number that was asked for, as the field writes it. */
export function writtenAsked(digits: string): string {
  return editDial(EMPTY_DIAL, { type: 'edited', text: digits, caret: digits.length, erased: null }).text;
}

/** `+11…` is somebody in the United States, `11…` somebody in São Paulo. */
function isWithCountry(text: string): boolean {
  return text.trimStart().startsWith('+');
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
