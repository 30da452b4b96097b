import { readLink } from './read-link.ts';

/** Longer than any number with its words around it. */
const LONGEST_TEXT = 60;

/** The digits of a text that somebody selected or copied, where it is a number or a link with one; empty where it is anything else. */
export function digitsIn(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > LONGEST_TEXT) return '';
  const read = readLink(/^[a-z-]+:/i.test(trimmed) ? trimmed : `tel:${trimmed}`);
  // Fewer than eight digits are no number to call: a price, a year, a door.
  return read.ok && read.value.type === 'fill' && read.value.digits.replace('+', '').length >= 8 ? read.value.digits : '';
}
