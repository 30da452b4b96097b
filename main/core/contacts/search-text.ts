import { checkDial } from '#contract/dialled-number.ts';
import { foldedText } from '#contract/folded-text.ts';
import { matchKey } from '#contract/number-match.ts';

/** What a typed search asks for: each of the words, or else the digits of a number. */
export interface SearchTerms {
  /** Folded; all of them must be found. */
  readonly words: readonly string[];
  /** Of what looks like a number, without its punctuation; empty for a name. */
  readonly digits: string;
  /** Of a whole number, so that the old form without the ninth digit finds the new one; null for a part of one. */
  readonly key: string | null;
}

export function searchTerms(text: string): SearchTerms {
  const folded = foldedText(text);
  const isNumber = /\d/.test(folded) && !/[^\d\s+().\-/]/.test(folded);
  if (!isNumber) return { words: folded === '' ? [] : folded.split(' '), digits: '', key: null };
  const check = checkDial(text);
  return { words: [], digits: folded.replace(/\D/g, ''), key: check.kind === 'good' ? matchKey(check.number) : null };
}
