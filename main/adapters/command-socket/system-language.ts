import { languageFor } from '#contract/locales/language-for.ts';
import type { Language } from '#contract/settings.ts';

/** The language of whoever types, as POSIX names it; where nothing is named (also `C`), that of the system. */
export function systemLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '') ?? '';
  const named = set.split(/[.@]/, 1)[0] ?? '';
  return languageFor([named === '' || named === 'C' || named === 'POSIX' ? Intl.DateTimeFormat().resolvedOptions().locale : named]);
}
