import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { ok } from '#contract/result.ts';
import { unixMs } from '#contract/time.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { readContactFile } from '../../../../main/adapters/contacts/open-contact-files.ts';
import { contactsCsv } from '../../../../main/core/contacts/export/contacts-csv.ts';
import { contactsVcard } from '../../../../main/core/contacts/export/contacts-vcard.ts';
import { createImportDesk } from '../../../../main/core/contacts/import/import-desk.ts';
import { contactOf, contactStoreAt, draftOf } from '../../../support/contacts.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const CONTACTS = [
  contactOf('Ana “Nana” Souza; filha', ['+5511987654321', '+551133334444'], {
    company: 'Padaria, Pão & Cia',
    note: 'diz "oi"\nduas vezes; sempre, ou não \\ talvez',
    tags: ['VIP', 'São Paulo'],
    isFavourite: true,
  }),
  contactOf('=1+1', ['+351912345678'], {
    isDoNotContact: true,
    note: '@SUM(A1), e;=2+2\n-3+3',
    company: `${'Nome bem comprido, com acentuação '.repeat(4)}fim`,
  }),
  contactOf('', ['+5521999990000']),
];

/** What a file brings into an empty phone. */
async function broughtBack(text: string, name: string): Promise<unknown> {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  const store = contactStoreAt();
  let ids = 0;
  const desk = createImportDesk({
    store,
    files: { open: () => readContactFile(path), save: async () => ok(null) },
    clock: { now: () => unixMs(1) },
    newId: () => String((ids += 1)),
    breathe: async () => undefined,
    refresh: () => undefined,
    changed: () => undefined,
  });
  const preview = await desk.open();
  if (!preview.ok || preview.value === null) throw new Error(JSON.stringify(preview));
  expect(preview.value.problems).toEqual([]);
  await desk.run(preview.value.importId, preview.value.options);
  const { contacts } = store.list({ text: '', filter: { kind: 'all' } }, { offset: 0, limit: 9 });
  return contacts
    .map(({ id: _id, createdAt: _created, changedAt: _changed, ...draft }) => draft)
    .toSorted((one, other) => (one.name < other.name ? 1 : -1));
}

const DRAFTS = CONTACTS.map(({ name, numbers, company, note, tags, isFavourite, isDoNotContact }) =>
  draftOf(name, numbers, { company, note, tags, isFavourite, isDoNotContact }),
).toSorted((one, other) => (one.name < other.name ? 1 : -1));

describe('what is exported can be brought back whole', () => {
  test.each(LANGUAGES)('as CSV in %s', async (language) => {
    const text = contactsCsv(CONTACTS, { t: createTranslator(language), language });
    expect(await broughtBack(text, 'contatos.csv')).toEqual(DRAFTS);
  });

  test('as vCard', async () => {
    expect(await broughtBack(contactsVcard(CONTACTS), 'contatos.vcf')).toEqual(DRAFTS);
  });
});

test('no cell of ours is run as a formula by a spreadsheet, and numbers stay as people read them', () => {
  const text = contactsCsv(CONTACTS, { t: createTranslator('pt-BR'), language: 'pt-BR' });
  expect(text).toContain(`'=1+1;`);
  expect(text).toContain(`"'@SUM(A1), e;'=2+2\n'-3+3"`);
  expect(text).toContain(';+55 11 98765-4321;');
});

test('no line of a vCard is longer than 75 octets', () => {
  const lines = contactsVcard(CONTACTS).split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
});
