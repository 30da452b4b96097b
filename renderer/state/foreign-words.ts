import { createTranslator } from '#contract/locales/translate.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import type { Language } from '#contract/settings.ts';

/** What things are found by. */
export interface SearchWords {
  readonly t: Translate;
  /** A name, or words it is found by, in the languages that the phone does not speak now. */
  readonly foreign: (of: (t: Translate) => string) => readonly string[];
}

/** To make one costs more than everything that is said with it, so none is made before it is asked. */
const made = new Map<Language, Translate>();

/** What something is called in the languages that the phone does not speak now: who learnt *mute* finds *Ficar mudo*. */
export function foreignWords(language: Language): SearchWords['foreign'] {
  const others = LANGUAGES.filter((other) => other !== language);
  return (of) => others.map((other) => of(translatorOf(other)));
}

function translatorOf(language: Language): Translate {
  const known = made.get(language) ?? createTranslator(language);
  made.set(language, known);
  return known;
}
