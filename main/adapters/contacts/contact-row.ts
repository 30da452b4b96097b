import { contactId, contactTitle, type Contact } from '#contract/contact.ts';
import { foldedText } from '#contract/folded-text.ts';
import { matchKey } from '#contract/number-match.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { z } from 'zod';

export type RowValues = Readonly<Record<string, string | number | null>>;

const instant = z.number().transform(unixMs);
const flag = z.number().transform((value) => value !== 0);
const numbers = z.array(z.string()).transform((texts) => texts.map(phoneNumber).filter((number) => number !== null));

const row = z.object({
  id: z.string().transform(contactId),
  name: z.string(),
  company: z.string(),
  note: z.string(),
  tags: z.string(),
  /** All numbers, first to last, as JSON. */
  numbers: z.string(),
  is_favourite: flag,
  is_do_not_contact: flag,
  created_at: instant,
  changed_at: instant,
});

/** A row of the database as a contact; null for one that somebody else wrote. */
export function readContactRow(value: unknown): Contact | null {
  const parsed = row.safeParse(value);
  if (!parsed.success) return null;
  const { data } = parsed;
  const tags = z.array(z.string()).safeParse(jsonOf(data.tags));
  const kept = numbers.safeParse(jsonOf(data.numbers));
  if (!tags.success || !kept.success) return null;
  return {
    id: data.id,
    name: data.name,
    company: data.company,
    note: data.note,
    tags: tags.data,
    numbers: kept.data,
    isFavourite: data.is_favourite,
    isDoNotContact: data.is_do_not_contact,
    createdAt: data.created_at,
    changedAt: data.changed_at,
  };
}

/** The columns of `contact`, with what it is found by: folded words, all digits, and the old form of Brazilian mobiles. */
export function writeContactRow(contact: Contact): RowValues {
  const keys = contact.numbers.flatMap((number) => [...new Set([number, matchKey(number)])]);
  return {
    id: contact.id,
    name: contact.name,
    company: contact.company,
    note: contact.note,
    tags: JSON.stringify(contact.tags),
    is_favourite: contact.isFavourite ? 1 : 0,
    is_do_not_contact: contact.isDoNotContact ? 1 : 0,
    created_at: contact.createdAt,
    changed_at: contact.changedAt,
    sort_key: sortKey(contact),
    words: ` ${foldedText([contact.name, contact.company, ...contact.tags, contact.note].join(' '))}`,
    digits: keys.join(' '),
  };
}

/** Names first, in the order of the alphabet; who has none comes after `z`. */
function sortKey(contact: Contact): string {
  const title = foldedText(contactTitle(contact));
  return /^\p{L}/u.test(title) ? title : `~${title}`;
}

/** A contact as a change of an import keeps it. */
export function contactText(contact: Contact): string {
  return JSON.stringify(contact);
}

const textRow = z.object({
  id: z.string().transform(contactId),
  name: z.string(),
  company: z.string(),
  note: z.string(),
  tags: z.array(z.string()),
  numbers,
  isFavourite: z.boolean(),
  isDoNotContact: z.boolean(),
  createdAt: instant,
  changedAt: instant,
});

export function contactOfText(text: string): Contact | null {
  const parsed = textRow.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not ours: the schema refuses it.
    return null;
  }
}
