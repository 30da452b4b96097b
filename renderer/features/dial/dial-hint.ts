import type { ContactCaption } from '#contract/contact.ts';
import type { DialCheck } from '#contract/dialled-number.ts';
import type { EmergencyService } from '#contract/emergency-number.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { Language } from '#contract/settings.ts';
import type { DialText } from './dial-text.ts';

/** What stands under the field. An unfinished number is no error until one tries to dial it. */
export type DialHint =
  | { readonly kind: 'quiet'; readonly text: string }
  /** To be looked at before the call. `isPassing`: the way to many numbers leads past it, so it waits a moment before it shows. */
  | { readonly kind: 'attention'; readonly text: string; readonly isPassing: boolean }
  | { readonly kind: 'suggestion'; readonly text: string; readonly number: PhoneNumber }
  | { readonly kind: 'error'; readonly text: string };

export interface DialSituation {
  readonly dial: DialText;
  readonly check: DialCheck | { readonly kind: 'search' };
  /** Whether the agent has tried to dial what stands there. */
  readonly hasTried: boolean;
  readonly last: PhoneNumber | null;
  /** Whose number it is; null for nobody's. */
  readonly owner: ContactCaption | null;
  /** A name was searched, and nobody found. */
  readonly isNobody: boolean;
  readonly language: Language;
}

export function dialHint({ dial, check, hasTried, last, owner, isNobody, language }: DialSituation, t: Translate): DialHint {
  switch (check.kind) {
    case 'search':
      if (isNobody) return { kind: hasTried ? 'error' : 'quiet', text: t('contacts.suggest.none', { text: dial.text.trim() }) };
      return hasTried ? { kind: 'error', text: t('contacts.suggest.choose') } : { kind: 'quiet', text: '' };
    case 'empty':
      if (hasTried && last === null) return { kind: 'error', text: t('dial.nothingToRedial') };
      return { kind: 'quiet', text: last === null ? '' : t('dial.redialHint', { number: formatPhone(last) }) };
    case 'emergency': {
      const text = emergencyText(dial.text, check.service, t);
      return hasTried ? { kind: 'error', text } : { kind: 'attention', text, isPassing: true };
    }
    case 'bad':
      if (check.problem === 'too-long') return { kind: 'error', text: t('dial.tooLong') };
      if (check.problem === 'too-short') return hasTried ? { kind: 'error', text: t('dial.tooShort') } : { kind: 'quiet', text: '' };
      return { kind: 'error', text: t('dial.notPossible') };
    case 'good': {
      const who = owner === null ? '' : owner.name || owner.company;
      const shown = formatPhone(check.number);
      if (owner?.isDoNotContact === true)
        return { kind: 'attention', text: t('dialling.guard.hint', { who: who || shown }), isPassing: false };
      const { withNinthDigit } = check;
      // Who is known by the old form is called by it: WhatsApp may know them so too.
      if (withNinthDigit !== null && owner === null) return { kind: 'suggestion', text: t('dial.ninthDigit'), number: withNinthDigit };
      return { kind: 'quiet', text: [who || countryName(check.country, language), shown].filter((part) => part !== '').join(' · ') };
    }
  }
}

function emergencyText(text: string, service: EmergencyService, t: Translate): string {
  return t('dialling.emergency', { number: text.replace(/\D/g, ''), service: t(`dialling.service.${service}`) });
}

function countryName(country: string | null, language: Language): string {
  return country === null ? '' : (new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? '');
}
