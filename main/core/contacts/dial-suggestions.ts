import { captionOf, type Contact, type DialSuggestion, MOST_SUGGESTIONS } from '#contract/contact.ts';
import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { ContactStore } from './contact-store.ts';
import type { PastPeer, PastPeers } from './past-peers.ts';
import { searchTerms, type SearchTerms } from './search-text.ts';

/** Of one contact, so that a switchboard with ten numbers does not fill the list. */
const MOST_OF_ONE = 3;

/** Who may be meant: contacts first, then numbers of past calls. An empty text gives the favourites, then who was spoken with last. */
export function dialSuggestions(
  text: string,
  { store, peers }: { readonly store: Pick<ContactStore, 'suggest' | 'owners' | 'favourites'>; readonly peers: PastPeers },
): readonly DialSuggestion[] {
  const terms = searchTerms(text);
  const isEmpty = terms.words.length === 0 && terms.digits === '';
  const contacts = isEmpty ? store.favourites(MOST_SUGGESTIONS) : store.suggest(text, MOST_SUGGESTIONS);
  const found = new Map<string, DialSuggestion>();
  for (const contact of contacts) {
    for (const number of meantNumbers(contact, terms).slice(0, isEmpty ? 1 : MOST_OF_ONE)) {
      found.set(matchKey(number), suggestionOf(number, contact, peers.with(number)));
    }
  }
  if (isEmpty || terms.digits !== '') {
    const past = peers.search(terms.digits, MOST_SUGGESTIONS * 2).filter(({ number }) => !found.has(matchKey(number)));
    const owners = store.owners(past.map(({ number }) => matchKey(number)));
    for (const peer of past) {
      const key = matchKey(peer.number);
      found.set(key, suggestionOf(peer.number, owners.get(key) ?? null, peer));
    }
  }
  return [...found.values()].slice(0, MOST_SUGGESTIONS);
}

function suggestionOf(number: PhoneNumber, contact: Contact | null, last: PastPeer | null): DialSuggestion {
  return {
    number,
    contact: contact === null ? null : captionOf(contact),
    lastCall: last === null ? null : { at: last.at, lineId: last.lineId },
  };
}

/** Digits mean the numbers that have them; a name means all of them. */
function meantNumbers({ numbers }: Contact, { digits, key }: SearchTerms): readonly PhoneNumber[] {
  if (digits === '') return numbers;
  const meant = numbers.filter((number) => number.includes(digits) || matchKey(number).includes(digits) || matchKey(number) === key);
  return meant.length === 0 ? numbers : meant;
}
