import type { LineId } from './line.ts';
import { formatPhone } from './format-phone.ts';
import { matchKey } from './number-match.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { UnixMs } from './time.ts';
import type { LastImport } from './contact-import.ts';

export type ContactId = string & { readonly __contactId: unique symbol };

export function contactId(text: string): ContactId {
  return text as ContactId;
}

/** What the agent writes about a person. Lengths as `CONTACT_LIMITS` says. */
export interface ContactDraft {
  /** Empty for a person of whom only the number is known, as in a list of numbers not to be called. */
  readonly name: string;
  readonly company: string;
  readonly note: string;
  /** Each once, in the agent's order. */
  readonly tags: readonly string[];
  /** Each once, the first being the one that is called. At least one. */
  readonly numbers: readonly PhoneNumber[];
  readonly isFavourite: boolean;
  /** Asked not to be called: one is warned before each call. */
  readonly isDoNotContact: boolean;
}

export interface Contact extends ContactDraft {
  readonly id: ContactId;
  readonly createdAt: UnixMs;
  readonly changedAt: UnixMs;
}

export const CONTACT_LIMITS = { name: 200, company: 200, note: 2_000, tag: 40, tags: 20, numbers: 10, contacts: 100_000 } as const;

/** What stands beside a number that is somebody's. */
export type ContactCaption = Pick<Contact, 'id' | 'name' | 'company' | 'isFavourite' | 'isDoNotContact'>;

export function captionOf({ id, name, company, isFavourite, isDoNotContact }: Contact): ContactCaption {
  return { id, name, company, isFavourite, isDoNotContact };
}

/** How a person is called: by name, else by company, else by number. */
export function contactTitle({ name, company, numbers }: Pick<Contact, 'name' | 'company' | 'numbers'>): string {
  const [first] = numbers;
  return name || company || (first === undefined ? '' : formatPhone(first));
}

/** Numbers that ring the same telephone, once; the first spelling stays. */
export function distinctNumbers(numbers: readonly PhoneNumber[]): readonly PhoneNumber[] {
  return [...new Map(numbers.toReversed().map((number) => [matchKey(number), number])).values()].toReversed();
}

export type ContactFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'favourites' }
  | { readonly kind: 'do-not-contact' }
  | { readonly kind: 'tag'; readonly tag: string };

/** A part of the list of contacts, by name. */
export interface ContactPage {
  readonly contacts: readonly Contact[];
  /** Of all that match, not of this page alone. */
  readonly total: number;
}

export const MOST_CONTACTS_A_PAGE = 200;

/** Somebody who could be called, found by a name or by digits of a number. */
export interface DialSuggestion {
  readonly number: PhoneNumber;
  /** Null for a number of the history that belongs to nobody we know. */
  readonly contact: ContactCaption | null;
  /** The last call with this number; null where there was none. */
  readonly lastCall: { readonly at: UnixMs; readonly lineId: LineId } | null;
}

export const MOST_SUGGESTIONS = 8;
/** Favourites that AppState holds: quick keys, not a list. */
export const MOST_FAVOURITES_SHOWN = 24;

/** Numbers in `input` of `contacts/of`, at most. */
export const MOST_NUMBERS_ASKED = 500;

export interface ContactsState {
  /** Grows with every change of any contact: what was read before it is old. */
  readonly revision: number;
  readonly total: number;
  /** Owners of the numbers that AppState speaks of, by the number as it stands there; others are asked for by `contacts/of`. */
  readonly known: Readonly<Record<string, ContactCaption>>;
  /** By name. */
  readonly favourites: readonly Contact[];
  /** Tags in use, by name. */
  readonly tags: readonly string[];
  /** Rows done of a list that is being read or brought in; null where none is. */
  readonly importing: { readonly done: number; readonly of: number } | null;
  /** What can be undone. */
  readonly lastImport: LastImport | null;
}

/** The part of AppState that the room of contacts brings. */
export interface ContactsPart {
  readonly contacts: ContactsState;
}

export const NO_CONTACTS: ContactsState = {
  revision: 0,
  total: 0,
  known: {},
  favourites: [],
  tags: [],
  importing: null,
  lastImport: null,
};
