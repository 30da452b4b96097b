import type { AppState } from './app-state.ts';
import type { ContactCaption } from './contact.ts';
import type { PhoneNumber } from './phone-number.ts';

/** What names are known by. */
export type NamesState = Pick<AppState, 'practice' | 'contacts'>;

/**
 * The name that a number has on every surface, of main as of the windows: the agent's own word for a contact, else a practice customer's;
 * null where nobody knows one.
 */
export function nameOfNumber(number: PhoneNumber, { practice, contacts }: NamesState): string | null {
  const contact = contacts.known[number];
  if (contact !== undefined && titleOf(contact) !== '') return titleOf(contact);
  return practice?.customers.find((customer) => customer.number === number)?.name ?? null;
}

function titleOf({ name, company }: ContactCaption): string {
  return name || company;
}
