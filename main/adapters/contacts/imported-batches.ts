import type { DatabaseSync } from 'node:sqlite';
import { contactId, type Contact, type ContactId } from '#contract/contact.ts';
import type { LastImport } from '#contract/contact-import.ts';
import { unixMs } from '#contract/time.ts';
import { z } from 'zod';
import type { ContactStore } from '../../core/contacts/contact-store.ts';
import { contactOfText, contactText } from './contact-row.ts';
import type { WritingContacts } from './writing-contacts.ts';

const batchRow = z.object({
  id: z.string(),
  file_name: z.string(),
  at: z.number().transform(unixMs),
  added: z.number(),
  changed: z.number(),
});
const changeRow = z.object({ contact_id: z.string().transform(contactId), before: z.string().nullable() });

const BATCH = `SELECT id, file_name, at, (SELECT count(*) FROM import_change WHERE before IS NULL) AS added,
  (SELECT count(*) FROM import_change WHERE before IS NOT NULL) AS changed FROM import_batch`;

/** What the last import did, kept so that it can be undone, also after a restart. There is one at most. */
export function importedBatches({
  database,
  read,
  writing,
}: {
  readonly database: DatabaseSync;
  readonly read: (id: ContactId) => Contact | null;
  readonly writing: WritingContacts;
}): Pick<ContactStore, 'beginImport' | 'keepImported' | 'lastImport' | 'undoImport'> {
  const batch = database.prepare(BATCH);
  const insertBatch = database.prepare('INSERT INTO import_batch VALUES (?, ?, ?)');
  // A contact that is changed twice by one import goes back to how it was before the first.
  const insertChange = database.prepare('INSERT OR IGNORE INTO import_change VALUES (?, ?)');
  const changes = database.prepare('SELECT * FROM import_change');

  const lastImport = (): LastImport | null => {
    const parsed = batchRow.safeParse(batch.get());
    if (!parsed.success) return null;
    const { id, file_name: fileName, at, added, changed } = parsed.data;
    return { importId: id, fileName, at, added, changed };
  };
  const forget = (): void => database.exec('DELETE FROM import_batch; DELETE FROM import_change;');

  /** False where the agent has changed or removed it since. */
  const takeBack = (id: ContactId, before: string | null, at: number): boolean => {
    if (read(id)?.changedAt !== at) return false;
    const was = before === null ? null : contactOfText(before);
    if (before !== null && was === null) return false;
    if (was === null) writing.erase(id);
    else writing.write(was);
    return true;
  };

  return {
    lastImport,
    beginImport: ({ importId, fileName, at }) =>
      writing.inOne('an import could not be begun', () => {
        forget();
        insertBatch.run(importId, fileName, at);
        return null;
      }),
    keepImported: (importId, changed) =>
      writing.inOne('imported contacts could not be kept', () => {
        if (lastImport()?.importId !== importId) throw new Error('the import was not begun');
        for (const { before, after } of changed) {
          insertChange.run(after.id, before === null ? null : contactText(before));
          writing.write(after);
        }
        return null;
      }),
    undoImport: (importId) =>
      writing.inOne('an import could not be undone', () => {
        const last = lastImport();
        if (last?.importId !== importId) return { undone: 0, kept: 0 };
        const all = changes.all().map((row) => changeRow.parse(row));
        const undone = all.filter(({ contact_id: id, before }) => takeBack(id, before, last.at)).length;
        forget();
        return { undone, kept: all.length - undone };
      }),
  };
}
