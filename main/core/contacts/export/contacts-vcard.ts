import type { Contact } from '#contract/contact.ts';
import { contactTitle } from '#contract/contact.ts';

/** Our own marks, for what vCard has no word for. */
export const FAVOURITE_MARK = 'X-PILOT-FAVOURITE';
export const DO_NOT_CONTACT_MARK = 'X-PILOT-DO-NOT-CONTACT';

/** RFC 2426, 2.6: lines of at most 75 octets. */
const LINE_OCTETS = 75;

/** Contacts as vCard 3.0 (RFC 2426), which every telephone and mail program takes. Our import reads it back. */
export function contactsVcard(contacts: readonly Contact[]): string {
  return contacts.map(card).join('');
}

function card(contact: Contact): string {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escaped(contactTitle(contact))}`,
    `N:${escaped(contact.name)};;;;`,
    ...(contact.company === '' ? [] : [`ORG:${escaped(contact.company)}`]),
    ...contact.numbers.map((number, index) => `TEL;TYPE=CELL${index === 0 ? ',PREF' : ''}:${number}`),
    ...(contact.note === '' ? [] : [`NOTE:${escaped(contact.note)}`]),
    ...(contact.tags.length === 0 ? [] : [`CATEGORIES:${contact.tags.map(escaped).join(',')}`]),
    ...(contact.isFavourite ? [`${FAVOURITE_MARK}:1`] : []),
    ...(contact.isDoNotContact ? [`${DO_NOT_CONTACT_MARK}:1`] : []),
    'END:VCARD',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, String.raw`\$&`).replace(/\r\n|\r|\n/g, String.raw`\n`);
}

/** Never within a letter: a letter may have four octets. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const more = octetsOf(letter);
    if (octets + more > LINE_OCTETS) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += letter;
    octets += more;
  }
  return [...parts, part].join('\r\n ');
}

/** In UTF-8. */
function octetsOf(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x8_00) return 2;
  return point < 0x1_00_00 ? 3 : 4;
}
