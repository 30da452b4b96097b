import type { ContactFilter } from '#contract/contact.ts';
import { type SearchTerms, searchTerms } from '../../core/contacts/search-text.ts';

type Values = Record<string, string | number>;

/** The condition and its values for a search; rows are those of `contact`. */
export interface Condition {
  readonly where: string;
  readonly values: Readonly<Values>;
}

/** With numbers as one JSON list, so that a contact is one row. */
export const CONTACT_COLUMNS = `contact.*, (SELECT json_group_array(number ORDER BY position) FROM contact_number
  WHERE contact_id = contact.id) AS numbers`;

/** SQLite refuses the whole question where the tags of one contact are no JSON. */
export const TAGS_OF_ONE = `CASE WHEN json_valid(contact.tags) THEN contact.tags ELSE '[]' END`;

export function conditionOf({ text, filter }: { readonly text: string; readonly filter: ContactFilter }): Condition {
  const values: Values = {};
  const parts = [...textParts(searchTerms(text), values), ...filterParts(filter, values)];
  return { where: parts.length === 0 ? '1' : parts.join(' AND '), values };
}

/** Words may stand anywhere (`instr` knows no wildcards); digits anywhere in a number, in its old or its new form. */
function textParts({ words, digits, key }: SearchTerms, values: Values): readonly string[] {
  const parts = words.map((word, index) => {
    values[`word${String(index)}`] = word;
    return `instr(words, :word${String(index)}) > 0`;
  });
  if (digits === '') return parts;
  values['digits'] = digits;
  // A note may hold an order number: what looks like a telephone is searched there too.
  const found = ['instr(digits, :digits) > 0', 'instr(words, :digits) > 0'];
  if (key !== null) {
    values['key'] = key;
    found.push('id IN (SELECT contact_id FROM contact_number WHERE match_key = :key)');
  }
  return [...parts, `(${found.join(' OR ')})`];
}

function filterParts(filter: ContactFilter, values: Values): readonly string[] {
  switch (filter.kind) {
    case 'all':
      return [];
    case 'favourites':
      return ['is_favourite = 1'];
    case 'do-not-contact':
      return ['is_do_not_contact = 1'];
    case 'tag':
      values['tag'] = filter.tag;
      return [`EXISTS (SELECT 1 FROM json_each(${TAGS_OF_ONE}) WHERE value = :tag)`];
  }
}

/** Better answers to a typed beginning first: how the name begins, then how a word begins. */
export function rankOf(text: string): Condition {
  const [first] = searchTerms(text).words;
  if (first === undefined) return { where: 'NULL', values: {} };
  return {
    where: `CASE WHEN substr(sort_key, 1, length(:first)) = :first THEN 0 WHEN instr(words, ' ' || :first) > 0 THEN 1 ELSE 2 END`,
    values: { first },
  };
}
