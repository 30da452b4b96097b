import type { NamesState } from '#contract/peer-name.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useOwner } from '../../state/use-owner.ts';

/** The name of a person, as far as one is known; that of a company is nobody's. Asks main for contacts that the state does not have. */
export function useCustomerName(peer: PhoneNumber): string | null {
  const state = useAppState();
  const owner = useOwner(peer);
  return owner === null ? personName(peer, state) : owner.name || null;
}

/** The same, of what the state has. */
export function personName(peer: PhoneNumber, { contacts, practice }: NamesState): string | null {
  const contact = contacts.known[peer];
  if (contact !== undefined) return contact.name || null;
  return practice?.customers.find(({ number }) => number === peer)?.name ?? null;
}
