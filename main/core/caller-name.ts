import { formatPhone } from '#contract/format-phone.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { nameOfNumber, type NamesState } from '#contract/peer-name.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** How a person is called on the surface: by name where we know one, otherwise by the number as people read it, or as unknown. */
export function callerName(number: PhoneNumber | null, names: NamesState, t: Translate): string {
  if (number === null) return t('common.unknownNumber');
  return nameOfNumber(number, names) ?? formatPhone(number);
}
