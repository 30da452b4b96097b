import type { DatabaseSync } from 'node:sqlite';
import type { Contact, ContactId } from '#contract/contact.ts';
import type { ContactStore } from '../../core/contacts/contact-store.ts';
import type { Log } from '../../core/ports.ts';
import { withSoundIndexes } from '../../core/sound-indexes.ts';
import { conditionOf, CONTACT_COLUMNS, rankOf, TAGS_OF_ONE } from './contact-query.ts';
import { readContactRow } from './contact-row.ts';
import { importedBatches } from './imported-batches.ts';
import { INSERT_CONTACT, INSERT_NUMBER, writingContacts } from './writing-contacts.ts';

const OWNERS = `SELECT number.match_key AS match_key, ${CONTACT_COLUMNS} FROM contact_number AS number
  JOIN contact ON contact.id = number.contact_id WHERE number.match_key IN (SELECT value FROM json_each(?))
  ORDER BY is_favourite, changed_at`;
const TAGS = `SELECT DISTINCT value AS tag FROM contact, json_each(${TAGS_OF_ONE}) ORDER BY lower(value) LIMIT 200`;

/** What the database must be able to do; throws where a table has another shape. */
export function checkContactTables(database: DatabaseSync): void {
  for (const statement of [INSERT_CONTACT, INSERT_NUMBER, OWNERS, TAGS]) database.prepare(statement);
}

/** Contacts in SQLite. A search looks at every row, which for fifty thousand takes some hundredths of a second. */
export function openContactStore({ database, log }: { readonly database: DatabaseSync; readonly log: Log }): ContactStore {
  const findOne = database.prepare(`SELECT ${CONTACT_COLUMNS} FROM contact WHERE id = ?`);
  const owners = database.prepare(OWNERS);
  const count = database.prepare('SELECT count(*) AS total FROM contact');
  const tags = database.prepare(TAGS);
  const favourites = database.prepare(`SELECT ${CONTACT_COLUMNS} FROM contact WHERE is_favourite = 1 ORDER BY sort_key, id LIMIT ?`);
  const sound = withSoundIndexes({ database, log });
  const writing = writingContacts({ database, log, sound });
  const read = (id: ContactId): Contact | null => sound(() => readContactRow(findOne.get(id)));
  const totalOf = (row: Record<string, unknown> | undefined): number => (typeof row?.['total'] === 'number' ? row['total'] : 0);

  return {
    read,
    list(query, { offset, limit }) {
      const { where, values } = conditionOf(query);
      const page = database.prepare(
        `SELECT ${CONTACT_COLUMNS} FROM contact WHERE ${where} ORDER BY sort_key, id LIMIT :limit OFFSET :offset`,
      );
      const total = database.prepare(`SELECT count(*) AS total FROM contact WHERE ${where}`);
      return sound(() => ({ contacts: contactsOf(page.all({ ...values, limit, offset })), total: totalOf(total.get(values)) }));
    },
    suggest(text, limit) {
      const { where, values } = conditionOf({ text, filter: { kind: 'all' } });
      const rank = rankOf(text);
      const best = database.prepare(
        `SELECT ${CONTACT_COLUMNS} FROM contact WHERE ${where} ORDER BY ${rank.where}, is_favourite DESC, sort_key, id LIMIT :limit`,
      );
      return sound(() => contactsOf(best.all({ ...values, ...rank.values, limit })));
    },
    owners(keys) {
      const found = new Map<string, Contact>();
      // In the order of their worth: the last one stays.
      for (const row of sound(() => owners.all(JSON.stringify(keys)))) {
        const contact = readContactRow(row);
        const key = row['match_key'];
        if (contact !== null && typeof key === 'string') found.set(key, contact);
      }
      return found;
    },
    total: () => sound(() => totalOf(count.get())),
    tags: () => sound(() => tags.all().flatMap(({ tag }) => (typeof tag === 'string' ? [tag] : []))),
    favourites: (limit) => sound(() => contactsOf(favourites.all(limit))),
    save: (contact) => writing.inOne('a contact could not be kept', () => writing.write(contact)),
    remove: (id) => writing.inOne('a contact could not be removed', () => writing.erase(id)),
    ...importedBatches({ database, read, writing }),
    close() {
      if (database.isOpen) database.close();
    },
  };
}

function contactsOf(rows: readonly unknown[]): readonly Contact[] {
  return rows.map(readContactRow).filter((contact) => contact !== null);
}
