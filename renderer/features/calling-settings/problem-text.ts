import { isDate, WEEKDAYS } from '#contract/calling-settings.ts';
import type { HoursProblem } from '#contract/calling-settings.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';

/** What Meta would refuse, with the day or the date as people read it. */
export function problemText({ what, at }: HoursProblem, { t, language }: { readonly t: Translate; readonly language: Language }): string {
  const day = WEEKDAYS.find((name) => name === at);
  const named = day === undefined ? dateText(at ?? '', language) : t(`callingSettings.day.${day}`);
  return t(`callingSettings.problems.${what}`, { at: named });
}

/** `25/12/2026` of `2026-12-25`; what is no date stays as it was typed. */
function dateText(date: string, language: Language): string {
  if (!isDate(date)) return date;
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'short' }).format(Date.parse(`${date}T00:00Z`));
}
