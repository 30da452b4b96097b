import { createTranslator } from '#contract/locales/translate.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import type { Language } from '#contract/settings.ts';

/** To make one costs more than everything that is said with it. */
const made = new Map<Language, Translate>();

/** What something is called in the languages that the phone does not speak now: who learnt *mute* finds *Ficar mudo*. */
export function foreignWords(language: Language): (of: (t: Translate) => string) => readonly string[] {
  const others = LANGUAGES.filter((other) => other !== language).map(translatorOf);
  return (of) => others.map(of);
}

function translatorOf(language: Language): Translate {
  const known = made.get(language) ?? createTranslator(language);
  made.set(language, known);
  return known;
}
