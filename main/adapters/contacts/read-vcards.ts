import { splitCards, type VcardProperty } from './vcard-properties.ts';
import { DO_NOT_CONTACT_MARK, FAVOURITE_MARK } from '../../core/contacts/export/contacts-vcard.ts';
import type { RawContact } from '../../core/contacts/import/raw-contact.ts';

/** The cards of a vCard file, in versions 2.1 (as old telephones write it), 3.0 (RFC 2426) and 4.0 (RFC 6350). */
export function readVcards(text: string): readonly RawContact[] {
  return splitCards(text).map((properties, index) => cardContact(properties, index + 1));
}

function cardContact(properties: readonly VcardProperty[], row: number): RawContact {
  const all = (name: string): readonly VcardProperty[] => properties.filter((property) => property.name === name);
  const text = (name: string): string =>
    all(name)
      .map(({ value }) => unescaped(value).trim())
      .find((value) => value !== '') ?? '';
  return {
    row,
    name: text('FN') || nameOf(all('N')[0]?.value ?? ''),
    company: components(all('ORG')[0]?.value ?? '', ';')
      .filter((part) => part !== '')
      .join(', '),
    note: all('NOTE')
      .map(({ value }) => unescaped(value).trim())
      .join('\n'),
    tags: all('CATEGORIES').flatMap(({ value }) => components(value, ',').filter((tag) => tag !== '')),
    numbers: preferredFirst(all('TEL'))
      .filter(({ parameters }) => !isFax(parameters))
      .map(({ value }) => unescaped(value).trim())
      .filter((value) => value !== ''),
    isFavourite: isMarked(text(FAVOURITE_MARK)),
    isDoNotContact: isMarked(text(DO_NOT_CONTACT_MARK)),
  };
}

/** `Souza;Ana;Maria;Dra.;` is Dra. Ana Maria Souza. */
function nameOf(value: string): string {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = components(value, ';');
  return [prefix, given, middle, family, suffix].filter((part) => part !== '').join(' ');
}

/** A number that faxes is no customer's ear. */
function isFax(parameters: string): boolean {
  return /(?:^|[;,="])fax\b/i.test(parameters) && !/\b(?:voice|cell)\b/i.test(parameters);
}

/** `TYPE=PREF` in 2.1 and 3.0, `PREF=1` in 4.0. */
function preferredFirst(numbers: readonly VcardProperty[]): readonly VcardProperty[] {
  const isPreferred = ({ parameters }: VcardProperty): boolean => /\bpref(?:=1\b|\b(?!=))/i.test(parameters);
  return [...numbers.filter(isPreferred), ...numbers.filter((number) => !isPreferred(number))];
}

function isMarked(value: string): boolean {
  return /^(?:1|true|yes)$/i.test(value);
}

/** The parts between separators that are not escaped. */
function components(value: string, separator: ';' | ','): readonly string[] {
  return splitUnescaped(value, separator).map((part) => unescaped(part).trim());
}

function splitUnescaped(value: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let index = 0; index < value.length; index += 1) {
    const letter = value[index] ?? '';
    if (letter === '\\') {
      part += letter + (value[index + 1] ?? '');
      index += 1;
    } else if (letter === separator) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part];
}

/** RFC 6350, 3.4: `\n` is a new line, a backslash makes any other letter itself. */
function unescaped(value: string): string {
  return value.replace(/\\([\s\S])/g, (_whole, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter));
}
