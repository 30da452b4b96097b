import type { AppState } from '#contract/app-state.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** How a person is called on the surface: by name where we know one, otherwise by the number as people read it, or as unknown. */
export function callerName(number: PhoneNumber | null, { practice }: Pick<AppState, 'practice'>, t: Translate): string {
  if (number === null) return t('common.unknownNumber');
  return practice?.customers.find((customer) => customer.number === number)?.name ?? formatPhone(number);
}
