import { AsYouType, findPhoneNumbersInText } from 'libphonenumber-js';
import { checkDial, type DialCheck } from '#contract/dialled-number.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** The dial field: what it shows, where its caret stands, and whether that is somebody's name, to be searched, and no number. */
export interface DialText {
  readonly text: string;
  readonly caret: number;
  readonly isSearch: boolean;
}

export const EMPTY_DIAL: DialText = { text: '', caret: 0, isSearch: false };

/** What stands in the field, judged: a name dials nothing. */
export function checkOf({ text, isSearch }: DialText): DialCheck | { readonly kind: 'search' } {
  return isSearch ? { kind: 'search' } : checkDial(text);
}

export type DialEdit =
  /** What the browser made of a key or a paste: the raw text and the caret in it. */
  | { readonly type: 'edited'; readonly text: string; readonly caret: number; readonly erased: 'before' | 'after' | null }
  | { readonly type: 'filled'; readonly number: PhoneNumber }
  | { readonly type: 'cleared' };

/** Applies one edit. The text is formatted anew and the caret stays between the same two digits. */
export function editDial(known: DialText, edit: DialEdit): DialText {
  switch (edit.type) {
    case 'cleared':
      return EMPTY_DIAL;
    case 'filled': {
      const text = formatPhone(edit.number);
      return { text, caret: text.length, isSearch: false };
    }
    case 'edited':
      return typed(known, edit);
  }
}

function typed(known: DialText, edit: Extract<DialEdit, { type: 'edited' }>): DialText {
  const raw = withoutScheme(edit.text);
  if (!OTHER_THAN_NUMBER.test(raw)) return typedNumber(known, edit, raw);
  const pasted = edit.text.length - known.text.length > 1 ? numberIn(raw) : null;
  if (pasted !== null) return { text: pasted, caret: pasted.length, isSearch: false };
  return { text: edit.text, caret: edit.caret, isSearch: true };
}

/** Letters above all; the rest of what stands in numbers is spaces, punctuation, and marks that copying brings along. */
const OTHER_THAN_NUMBER = /[^\d\s+().\-–/\u00a0\u200e\u202a\u202c]/u;

/** The number within pasted words, such as `Ana (11) 98765-4321`; null where there is none, or more than one. */
function numberIn(text: string): string | null {
  const [found, another] = findPhoneNumbersInText(text, 'BR');
  return found === undefined || another !== undefined ? null : formatTyped(found.number.number);
}

function typedNumber(known: DialText, { text, caret, erased }: Extract<DialEdit, { type: 'edited' }>, raw: string): DialText {
  const removed = text.length - raw.length;
  let before = dialled(raw.slice(0, Math.max(0, caret - removed)));
  let after = dialled(raw.slice(Math.max(0, caret - removed))).replaceAll('+', '');
  // A space or dash of ours was erased: formatting would put it back, so take the digit beyond it.
  if (erased !== null && !known.isSearch && before + after === dialled(known.text)) {
    if (erased === 'before') before = before.slice(0, -1);
    else after = after.slice(1);
  }
  const shown = formatTyped(before + after);
  const digitsBefore = digitsOf(before).length;
  const isOpenPlus = before === '+' && digitsBefore === 0;
  return {
    text: shown,
    caret: isOpenPlus ? 1 : caretAfter(shown, digitsBefore, erased),
    isSearch: false,
  };
}

/** Links come with a scheme (RFC 3966); what follows `;` is a parameter. */
function withoutScheme(text: string): string {
  return text.replace(/^\s*(?:tel|callto|whatsapp|sip):\/*/i, '').replace(/;.*$/, '');
}

/** The digits, and the plus where it leads. */
function dialled(text: string): string {
  return (/^[^\d]*\+/.test(text) ? '+' : '') + digitsOf(text);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function caretAfter(text: string, digits: number, erased: 'before' | 'after' | null): number {
  if (digits === 0) return 0;
  let seen = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (/\d/.test(text[index] ?? '')) seen += 1;
    if (seen === digits) {
      // After typing, the caret goes past a separator that follows, as a pen would; after erasing it stays at its digit.
      const atEnd = digits === digitsOf(text).length;
      return atEnd && erased === null ? text.length : index + 1;
    }
  }
  return text.length;
}

/** Written the way Brazilians do, with or without the country: `11 99999-9999`, `+55 11 99999-9999`. */
function formatTyped(digits: string): string {
  // Two digits of country, two of area and eight or nine of number: the plus was forgotten.
  const full = /^55\d{10,11}$/.test(digits) ? `+${digits}` : digits;
  if (full.startsWith('+55')) return `+55 ${national(full.slice(3))}`.trimEnd();
  return full.startsWith('+') ? new AsYouType().input(full) : national(full);
}

function national(digits: string): string {
  return new AsYouType('BR').input(digits).replace(/[()]/g, '');
}
