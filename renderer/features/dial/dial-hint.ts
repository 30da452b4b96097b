import { formatPhone } from '#contract/format-phone.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { Language } from '#contract/settings.ts';
import type { DialCheck } from '#contract/dialled-number.ts';
import type { DialText } from './dial-text.ts';

/** What stands under the field. An unfinished number is no error until one tries to dial it. */
export type DialHint =
  | { readonly kind: 'quiet'; readonly text: string }
  | { readonly kind: 'suggestion'; readonly text: string; readonly number: PhoneNumber }
  | { readonly kind: 'error'; readonly text: string };

export interface DialSituation {
  readonly dial: DialText;
  readonly check: DialCheck;
  /** Whether the agent has tried to dial what stands there. */
  readonly hasTried: boolean;
  readonly last: PhoneNumber | null;
  readonly language: Language;
}

export function dialHint({ dial, check, hasTried, last, language }: DialSituation, t: Translate): DialHint {
  if (dial.isRefusing) return { kind: 'error', text: t('dial.lettersRefused') };
  switch (check.kind) {
    case 'empty':
      if (hasTried && last === null) return { kind: 'error', text: t('dial.nothingToRedial') };
      return { kind: 'quiet', text: last === null ? '' : t('dial.redialHint', { number: formatPhone(last) }) };
    case 'emergency':
      return { kind: 'error', text: t('dialling.emergency', { number: dial.text, service: t(`dialling.service.${check.service}`) }) };
    case 'bad':
      if (check.problem === 'too-long') return { kind: 'error', text: t('dial.tooLong') };
      if (check.problem === 'too-short') return hasTried ? { kind: 'error', text: t('dial.tooShort') } : { kind: 'quiet', text: '' };
      return { kind: 'error', text: t('dial.notPossible') };
    case 'good': {
      const { withNinthDigit } = check;
      if (withNinthDigit !== null) return { kind: 'suggestion', text: t('dial.ninthDigit'), number: withNinthDigit };
      return { kind: 'quiet', text: `${countryName(check.country, language)}${formatPhone(check.number)}` };
    }
  }
}

function countryName(country: string | null, language: Language): string {
  const name = country === null ? undefined : new Intl.DisplayNames(language, { type: 'region' }).of(country);
  return name === undefined ? '' : `${name} · `;
}
