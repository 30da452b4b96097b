import type { RecentCall } from '#contract/call.ts';
import {
  captionOf,
  CONTACT_LIMITS,
  type Contact,
  type ContactCaption,
  type ContactDraft,
  type ContactId,
  type ContactPage,
  type ContactsState,
  contactId,
  type DialSuggestion,
  MOST_FAVOURITES_SHOWN,
} from '#contract/contact.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Clock, NewId } from '../ports.ts';
import type { ContactQuery, ContactStore } from './contact-store.ts';
import { dialSuggestions } from './dial-suggestions.ts';
import { createPastPeers } from './past-peers.ts';
import { searchTerms } from './search-text.ts';

/** Removed contacts that can be put back, until quit. */
const MOST_REMOVED_HELD = 50;
/** Of the history, when it is first searched: a year and more of most agents. */
const CALLS_LEARNT = 5_000;

/** Fewer digits stand in nearly every number: what was learnt is enough to choose from. */
const FEWEST_DIGITS_SEARCHED = 4;

/** Contacts: what the agent changes, and whom each number belongs to. */
export interface ContactsDesk {
  /** The part of AppState; `peers` are those whose names are on the screen. */
  state(of: { readonly recents: readonly RecentCall[]; readonly peers: readonly PhoneNumber[] }): Omit<ContactsState, 'importing'>;
  /** Whom a number belongs to, in any of its spellings; null for nobody. */
  ownerOf(number: PhoneNumber): Contact | null;
  ownersOf(numbers: readonly PhoneNumber[]): Readonly<Record<string, ContactCaption>>;
  list(query: ContactQuery, range: { readonly offset: number; readonly limit: number }): ContactPage;
  read(id: ContactId): Result<Contact, AppError>;
  save(id: ContactId | null, draft: ContactDraft): Result<Contact, AppError>;
  remove(id: ContactId): Result<Contact, AppError>;
  putBack(id: ContactId): Result<null, AppError>;
  suggest(text: string): readonly DialSuggestion[];
  /** Contacts were changed by another hand: what is remembered of them is old. */
  refresh(): void;
}

export function createContactsDesk(ports: {
  readonly store: ContactStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: NewId;
  /** Finished calls, newest first. */
  readonly recent: (limit: number) => readonly RecentCall[];
  /** Of the whole history, newest first: calls whose number has these digits. */
  readonly callsWith: (digits: string) => readonly RecentCall[];
  readonly changed: () => void;
}): ContactsDesk {
  const { store, clock, newId, changed } = ports;
  const removed = new Map<ContactId, Contact>();
  const peers = createPastPeers();
  let hasLearnt = false;
  let revision = 1;
  /** Of numbers that were asked for since the last change; null: nobody's. */
  let owners = new Map<string, Contact | null>();
  let summary = summaryOf(store);

  const refresh = (): void => {
    revision += 1;
    owners = new Map();
    summary = summaryOf(store);
    changed();
  };

  const lookUp = (numbers: readonly PhoneNumber[]): void => {
    const missing = [...new Set(numbers.map(matchKey))].filter((key) => !owners.has(key));
    if (missing.length === 0) return;
    const found = store.owners(missing);
    for (const key of missing) owners.set(key, found.get(key) ?? null);
  };
  const ownerOf: ContactsDesk['ownerOf'] = (number) => {
    lookUp([number]);
    return owners.get(matchKey(number)) ?? null;
  };

  const ownersOf: ContactsDesk['ownersOf'] = (numbers) => {
    lookUp(numbers);
    const known: Record<string, ContactCaption> = {};
    for (const number of numbers) {
      const owner = owners.get(matchKey(number)) ?? null;
      if (owner !== null) known[number] = captionOf(owner);
    }
    return known;
  };

  return {
    state({ recents, peers: shown }) {
      if (hasLearnt) peers.learn(recents);
      return { revision, known: ownersOf(shown), ...summary };
    },
    ownerOf,
    ownersOf,
    list: store.list,
    read: (id) => found(store.read(id)),
    save(id, draft) {
      const known = id === null ? null : store.read(id);
      if (id !== null && known === null) return fail(appError('contact-gone'));
      if (known === null && store.total() >= CONTACT_LIMITS.contacts) return fail(appError('contacts-full'));
      const now = clock.now();
      const contact = { ...draft, id: id ?? contactId(newId('contact')), createdAt: known?.createdAt ?? now, changedAt: now };
      const saved = store.save(contact);
      if (!saved.ok) return saved;
      refresh();
      return ok(contact);
    },
    remove(id) {
      const known = found(store.read(id));
      if (!known.ok) return known;
      const gone = store.remove(id);
      if (!gone.ok) return gone;
      removed.set(id, known.value);
      for (const oldest of removed.keys()) {
        if (removed.size <= MOST_REMOVED_HELD) break;
        removed.delete(oldest);
      }
      refresh();
      return known;
    },
    putBack(id) {
      const known = found(removed.get(id) ?? null);
      if (!known.ok) return known;
      const saved = store.save(known.value);
      if (!saved.ok) return saved;
      removed.delete(id);
      refresh();
      return ok(null);
    },
    suggest(text) {
      if (!hasLearnt) peers.learn(ports.recent(CALLS_LEARNT));
      hasLearnt = true;
      const { digits } = searchTerms(text);
      if (digits.length >= FEWEST_DIGITS_SEARCHED) peers.learn(ports.callsWith(digits));
      return dialSuggestions(text, { store, peers });
    },
    refresh,
  };
}

function summaryOf(store: ContactStore): Pick<ContactsState, 'total' | 'favourites' | 'tags' | 'lastImport'> {
  return { total: store.total(), favourites: store.favourites(MOST_FAVOURITES_SHOWN), tags: store.tags(), lastImport: store.lastImport() };
}

function found(contact: Contact | null): Result<Contact, AppError> {
  return contact === null ? fail(appError('contact-gone')) : ok(contact);
}
