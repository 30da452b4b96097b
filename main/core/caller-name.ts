import type { AppState } from '#contract/app-state.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** How a person is called on the surface: by name where we know one, otherwise by the number as people read it. */
export function callerName(number: PhoneNumber, { practice }: Pick<AppState, 'practice'>): string {
  return practice?.customers.find((customer) => customer.number === number)?.name ?? formatPhone(number);
}
