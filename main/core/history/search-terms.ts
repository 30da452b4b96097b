import { foldedText } from '#contract/folded-text.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { SearchTerm } from './history-store.ts';

/** A search of more words than this is a text that was pasted by mistake. */
const MOST_TERMS = 8;
/** What numbers are written with. A text of these alone is one number, however it is spaced. */
const NUMBER_ONLY = /^[\d\s()+./-]*\d[\d\s()+./-]*$/;

/** What is looked for, word by word. `numbersOf` knows the people whose names have a word. */
export function searchTerms(text: string, numbersOf: (word: string) => readonly PhoneNumber[]): readonly SearchTerm[] {
  const folded = foldedText(text);
  if (folded === '') return [];
  if (NUMBER_ONLY.test(folded) && folded.includes(' ')) return [{ words: '', digits: digitsOf(folded), numbers: [] }];
  return folded
    .split(' ')
    .slice(0, MOST_TERMS)
    .map((words) => ({ words, digits: digitsOf(words), numbers: numbersOf(words) }));
}

/** Empty where the text is more than a number. The zero before an area code is a trunk's, and no kept number has it. */
function digitsOf(text: string): string {
  return NUMBER_ONLY.test(text) ? text.replace(/\D/g, '').replace(/^0+(?=[1-9]\d{9})/, '') : '';
}
