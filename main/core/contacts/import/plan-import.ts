import { CONTACT_LIMITS, type Contact, type ContactDraft, contactTitle, distinctNumbers } from '#contract/contact.ts';
import type { ImportOptions, ImportProblem, PlannedContact } from '#contract/contact-import.ts';
import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { RawContact } from './raw-contact.ts';
import { readNumber } from './read-number.ts';

/** What is to be kept of one person of the file. */
export interface Planned {
  readonly row: number;
  readonly before: Contact | null;
  readonly draft: ContactDraft;
  readonly outcome: PlannedContact['outcome'];
}

export interface ImportPlan {
  /** Takes in the next rows, in the order of the file. `owners` must know the match keys of their numbers (`keysOf`). */
  add(rows: readonly NumberedRow[], owners: ReadonlyMap<string, Contact>): void;
  planned(): readonly Planned[];
  readonly problems: ImportProblem[];
  counts(): { readonly merged: number; readonly refused: number };
}

/** A row whose numbers were read. */
export interface NumberedRow {
  readonly raw: RawContact;
  readonly numbers: readonly PhoneNumber[];
  readonly problems: readonly ImportProblem[];
}

const LONGEST_PROBLEM_TEXT = 60;

export function numberedRow(raw: RawContact, areaCode: string | null): NumberedRow {
  const read = raw.numbers.map((text) => ({ text, ...readNumber(text, areaCode) }));
  const numbers = distinctNumbers(read.flatMap((one) => ('number' in one ? one.number : [])));
  const isWholeRow = numbers.length === 0;
  const name = raw.name || raw.company;
  const problems = read.flatMap((one) =>
    'problem' in one ? { row: raw.row, text: cut([name, one.text].filter(Boolean).join(' · ')), problem: one.problem, isWholeRow } : [],
  );
  const missing = { row: raw.row, text: cut(name), problem: 'no-number', isWholeRow } as const;
  return { raw, numbers, problems: isWholeRow && problems.length === 0 ? [missing] : problems };
}

export function keysOf(rows: readonly NumberedRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ numbers }) => numbers.map(matchKey)))];
}

/** Decides, row by row, what a file adds to the contacts. Persons are told apart by their numbers, in any spelling. */
export function createImportPlan(options: ImportOptions): ImportPlan {
  const entries: Planned[] = [];
  /** Where a number, or a contact of ours, already stands in `entries`. */
  const places = new Map<string, number>();
  const problems: ImportProblem[] = [];
  let merged = 0;
  let refused = 0;

  const keep = (entry: Planned, place: number): void => {
    entries[place] = entry;
    for (const number of entry.draft.numbers) places.set(matchKey(number), place);
    if (entry.before !== null) places.set(entry.before.id, place);
  };

  const addOne = ({ raw, numbers, problems: found }: NumberedRow, owners: ReadonlyMap<string, Contact>): void => {
    problems.push(...found);
    if (numbers.length === 0) {
      refused += 1;
      return;
    }
    const incoming = draftOf({ raw, numbers, options });
    const keys = numbers.map(matchKey);
    const owner = keys.map((key) => owners.get(key)).find((contact) => contact !== undefined) ?? null;
    const place = [...keys, ...(owner === null ? [] : [owner.id])].map((key) => places.get(key)).find((known) => known !== undefined);
    const earlier = place === undefined ? undefined : entries[place];
    if (place !== undefined && earlier !== undefined) {
      merged += 1;
      // A later row of the same file completes the earlier one, unless ours is not to be touched.
      if (earlier.before === null || options.duplicates !== 'skip') {
        keep(entryOf({ row: earlier.row, before: earlier.before, draft: joined(earlier.draft, incoming) }), place);
      }
      return;
    }
    keep(entryOf({ row: raw.row, before: owner, draft: withOwner(owner, incoming, options) }), entries.length);
  };

  return {
    add(rows, owners) {
      for (const row of rows) addOne(row, owners);
    },
    planned: () => entries,
    problems,
    counts: () => ({ merged, refused }),
  };
}

function draftOf({
  raw,
  numbers,
  options,
}: {
  readonly raw: RawContact;
  readonly numbers: readonly PhoneNumber[];
  readonly options: ImportOptions;
}): ContactDraft {
  const tags = [...raw.tags, options.tag].map((tag) => tag.slice(0, CONTACT_LIMITS.tag)).filter((tag) => tag !== '');
  const draft = {
    name: raw.name.slice(0, CONTACT_LIMITS.name),
    company: raw.company.slice(0, CONTACT_LIMITS.company),
    note: raw.note.slice(0, CONTACT_LIMITS.note),
    tags: [...new Set(tags)].slice(0, CONTACT_LIMITS.tags),
    numbers: numbers.slice(0, CONTACT_LIMITS.numbers),
    isFavourite: raw.isFavourite,
    isDoNotContact: raw.isDoNotContact || options.isDoNotContact,
  };
  // A number in the name's place is no name.
  return draft.name === contactTitle({ ...draft, name: '', company: '' }) ? { ...draft, name: '' } : draft;
}

function withOwner(owner: Contact | null, incoming: ContactDraft, { duplicates }: ImportOptions): ContactDraft {
  if (owner === null) return incoming;
  switch (duplicates) {
    case 'skip':
      return owner;
    case 'complete':
      return joined(owner, incoming);
    case 'replace':
      return joined(incoming, owner);
  }
}

/** The first, with what it lacks from the second. Numbers, tags and marks of both stay: an import never takes a mark away. */
function joined(first: ContactDraft, second: ContactDraft): ContactDraft {
  return {
    name: first.name || second.name,
    company: first.company || second.company,
    note: first.note || second.note,
    tags: [...new Set([...first.tags, ...second.tags])].slice(0, CONTACT_LIMITS.tags),
    numbers: distinctNumbers([...first.numbers, ...second.numbers]).slice(0, CONTACT_LIMITS.numbers),
    isFavourite: first.isFavourite || second.isFavourite,
    isDoNotContact: first.isDoNotContact || second.isDoNotContact,
  };
}

function entryOf({ row, before, draft }: Pick<Planned, 'row' | 'before' | 'draft'>): Planned {
  if (before === null) return { row, before, draft, outcome: 'added' };
  return { row, before, draft, outcome: isSame(before, draft) ? 'unchanged' : 'changed' };
}

function isSame(one: ContactDraft, other: ContactDraft): boolean {
  return (
    one.name === other.name &&
    one.company === other.company &&
    one.note === other.note &&
    one.tags.join('\n') === other.tags.join('\n') &&
    one.numbers.join() === other.numbers.join() &&
    one.isFavourite === other.isFavourite &&
    one.isDoNotContact === other.isDoNotContact
  );
}

function cut(text: string): string {
  return text.length <= LONGEST_PROBLEM_TEXT ? text : `${text.slice(0, LONGEST_PROBLEM_TEXT - 1)}…`;
}
