import type { RowProblem } from '#contract/contact-import.ts';
import { checkDial } from '#contract/dialled-number.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

export type ReadNumber = { readonly number: PhoneNumber } | { readonly problem: RowProblem };

/** A number as a file has it. `areaCode` is put before one without; Brazil's forgotten ninth digit is put in. */
export function readNumber(text: string, areaCode: string | null): ReadNumber {
  const cell = text
    .trim()
    .replace(/^(?:tel|callto|whatsapp|sip):/i, '')
    .replace(/;.*$/, '');
  // A spreadsheet keeps fifteen digits and shows six: the rest cannot be guessed.
  if (/^\d+[.,]\d+e\+\d+$/i.test(cell.replace(/\s/g, ''))) return { problem: 'digits-lost' };
  // As a spreadsheet writes a number it took for a sum.
  const plain = cell.replace(/[.,]0+$/, '');
  const digits = plain.replace(/\D/g, '');
  if (digits === '') return { problem: 'no-number' };
  const isLocal = !plain.includes('+') && /^(?:9\d{8}|[2-9]\d{7})$/.test(digits);
  if (isLocal && areaCode === null) return { problem: 'no-area-code' };
  const check = checkDial(isLocal ? `${areaCode ?? ''}${digits}` : plain);
  switch (check.kind) {
    case 'good':
      return { number: check.withNinthDigit ?? check.number };
    case 'bad':
      return { problem: check.problem };
    case 'emergency':
      return { problem: 'emergency' };
    case 'empty':
      return { problem: 'no-number' };
  }
}
