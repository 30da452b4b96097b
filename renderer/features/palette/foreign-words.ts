import { createTranslator } from '#contract/locales/translate.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import type { Language } from '#contract/settings.ts';

/** What something is called in the languages that the phone does not speak now: who learnt *mute* finds *Ficar mudo*. */
export function foreignWords(language: Language): (of: (t: Translate) => string) => readonly string[] {
  const others = LANGUAGES.filter((other) => other !== language).map((other) => createTranslator(other));
  return (of) => others.map(of);
}
