import { beforeEach, describe, expect, test } from 'vitest';
import type { ContactsState } from '#contract/contact.ts';
import type { ImportOptions, ImportPreview } from '#contract/contact-import.ts';
import { ok } from '#contract/result.ts';
import { unixMs } from '#contract/time.ts';
import type { ContactFile } from '../../../../../main/core/contacts/contact-files.ts';
import type { ContactStore } from '../../../../../main/core/contacts/contact-store.ts';
import { createImportDesk, type ImportDesk } from '../../../../../main/core/contacts/import/import-desk.ts';
import { contactOf, contactStoreAt } from '../../../../support/contacts.ts';

const HEADER = ['Nome', 'Telefone', 'Empresa', 'Etiquetas', 'Não chamar'];

let store: ContactStore;
let file: ContactFile | null;
let desk: ImportDesk;
let breath: () => void;
let ids: number;
let refreshed: number;

beforeEach(() => {
  store = contactStoreAt();
  breath = () => undefined;
  ids = 0;
  refreshed = 0;
  desk = createImportDesk({
    store,
    files: { open: async () => ok(file), save: async () => ok(null) },
    clock: { now: () => unixMs(9_000) },
    newId: (prefix) => `${prefix}-${String((ids += 1))}`,
    breathe: async () => breath(),
    refresh: () => void (refreshed += 1),
    changed: () => undefined,
  });
});

const csv = (...rows: readonly (readonly string[])[]): ContactFile => ({ name: 'lista.csv', format: 'csv', rows: [HEADER, ...rows] });

async function opened(list: ContactFile): Promise<ImportPreview> {
  file = list;
  const preview = await desk.open();
  if (!preview.ok || preview.value === null) throw new Error(JSON.stringify(preview));
  return preview.value;
}

async function planned(preview: ImportPreview, change: Partial<ImportOptions>): Promise<ImportPreview> {
  const again = await desk.plan(preview.importId, { ...preview.options, ...change });
  if (!again.ok) throw new Error(again.error.code);
  return again.value;
}

const names = (): readonly string[] =>
  store.list({ text: '', filter: { kind: 'all' } }, { offset: 0, limit: 99 }).contacts.map(({ name }) => name);

describe('before anything is kept', () => {
  test('one sees what is new, what changes, what is left out and why', async () => {
    store.save(contactOf('Ana', ['+5511987654321']));
    const preview = await opened(
      csv(
        ['Ana Souza', '11 98765-4321', 'Padaria', '', ''],
        ['Beto', '31 8888-7777', '', 'VIP; Atacado', 'sim'],
        ['Beto Silva', '(31) 98888-7777', 'Loja', '', ''], // the same telephone in its new form
        ['Carla', '98765-4321', '', '', ''],
        ['Dora', '21 97777-6666 / 5,51199E+12', '', '', ''],
        ['Eva', '', '', '', ''],
      ),
    );
    expect(preview).toMatchObject({ fileName: 'lista.csv', rows: 6, added: 2, changed: 1, unchanged: 0, merged: 1, refused: 2 });
    expect(preview.contacts).toEqual([
      { row: 2, name: 'Ana', company: 'Padaria', numbers: ['+5511987654321'], outcome: 'changed' },
      { row: 3, name: 'Beto', company: 'Loja', numbers: ['+5531988887777'], outcome: 'added' },
      { row: 6, name: 'Dora', company: '', numbers: ['+5521977776666'], outcome: 'added' },
    ]);
    expect(preview.problems).toEqual([
      { row: 5, text: 'Carla · 98765-4321', problem: 'no-area-code', isWholeRow: true },
      { row: 6, text: 'Dora · 5,51199E+12', problem: 'digits-lost', isWholeRow: false },
      { row: 7, text: 'Eva', problem: 'no-number', isWholeRow: true },
    ]);
    expect(names()).toEqual(['Ana']);
  });

  test('an area code for the file saves the rows without one', async () => {
    const preview = await opened(csv(['Carla', '98765-4321', '', '', '']));
    expect(preview).toMatchObject({ added: 0, refused: 1 });
    expect(await planned(preview, { areaCode: '21' })).toMatchObject({ added: 1, refused: 0, contacts: [{ numbers: ['+5521987654321'] }] });
  });

  test('the agent says what happens to people who are contacts already', async () => {
    store.save(contactOf('Ana', ['+5511987654321'], { company: 'Antiga', tags: ['VIP'], isDoNotContact: true }));
    const preview = await opened(csv(['Ana Souza', '11 98765-4321', 'Nova', 'Atacado', '']));
    const outcome = async (duplicates: ImportOptions['duplicates']): Promise<unknown> => {
      const { contacts } = await planned(preview, { duplicates });
      return contacts.map((contact) => [contact.name, contact.company, contact.outcome]);
    };
    expect(await outcome('complete')).toEqual([['Ana', 'Antiga', 'changed']]);
    expect(await outcome('replace')).toEqual([['Ana Souza', 'Nova', 'changed']]);
    expect(await outcome('skip')).toEqual([['Ana', 'Antiga', 'unchanged']]);
    await desk.run(preview.importId, { ...preview.options, duplicates: 'replace' });
    // No list takes away that somebody asked not to be called.
    expect(store.read(contactOf('Ana', []).id)).toMatchObject({
      name: 'Ana Souza',
      tags: ['Atacado', 'VIP'],
      isDoNotContact: true,
      createdAt: 1_000,
    });
  });

  test('columns can be taken for something else', async () => {
    const preview = await opened(csv(['Ana', '11 98765-4321', 'Padaria', '', '']));
    const swapped = await planned(preview, { uses: ['company', 'number', 'name', 'ignored', 'ignored'] });
    expect(swapped.contacts).toMatchObject([{ name: 'Padaria', company: 'Ana' }]);
    expect(await planned(preview, { uses: ['name', 'ignored', 'ignored', 'ignored', 'ignored'] })).toMatchObject({ added: 0, refused: 1 });
  });

  test('a list of numbers alone can be marked as not to be called', async () => {
    const list: ContactFile = { name: 'bloqueio.csv', format: 'csv', rows: [['11 98765-4321'], ['21977776666']] };
    const preview = await opened(list);
    expect(preview.options.uses).toEqual(['number']);
    await desk.run(preview.importId, { ...preview.options, isDoNotContact: true, tag: 'Procon' });
    const { contacts } = store.list({ text: '', filter: { kind: 'do-not-contact' } }, { offset: 0, limit: 9 });
    expect(contacts.map(({ name, tags, numbers }) => [name, tags, numbers])).toEqual([
      ['', ['Procon'], ['+5511987654321']],
      ['', ['Procon'], ['+5521977776666']],
    ]);
  });

  test('an empty file is no list', async () => {
    file = { name: 'vazio.csv', format: 'csv', rows: [] };
    expect(await desk.open()).toMatchObject({ ok: false, error: { code: 'contacts-file-unusable' } });
    file = null;
    expect(await desk.open()).toEqual({ ok: true, value: null });
  });
});

describe('once it is kept', () => {
  test('it is told in short, and undoing it leaves everything as it was', async () => {
    store.save(contactOf('Ana', ['+5511987654321']));
    const preview = await opened(csv(['Ana', '11 98765-4321', 'Padaria', '', ''], ['Beto', '31 8888-7777', '', '', '']));
    const last = { importId: preview.importId, fileName: 'lista.csv', at: 9_000, added: 1, changed: 1 };
    expect(await desk.run(preview.importId, preview.options)).toEqual({ ok: true, value: last });
    expect(names()).toEqual(['Ana', 'Beto']);
    expect(desk.undo(preview.importId)).toEqual({ ok: true, value: { undone: 2, kept: 0 } });
    expect(store.read(contactOf('Ana', []).id)).toEqual(contactOf('Ana', ['+5511987654321']));
    expect(names()).toEqual(['Ana']);
    expect(refreshed).toBe(2);
  });

  test('the same list again changes nothing', async () => {
    const list = csv(['Ana', '11 98765-4321', 'Padaria', 'VIP', 'sim']);
    const first = await opened(list);
    await desk.run(first.importId, first.options);
    expect(await opened(list)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });

  test('a preview that is too old runs nothing', async () => {
    const preview = await opened(csv(['Ana', '11 98765-4321', '', '', '']));
    await opened(csv(['Beto', '11 98765-0000', '', '', '']));
    expect(await desk.run(preview.importId, preview.options)).toMatchObject({ ok: false, error: { code: 'import-gone' } });
    expect(names()).toEqual([]);
  });

  test('what was brought in until the agent stops it stays, and can be undone', async () => {
    const rows = Array.from({ length: 1_000 }, (_one, index) => [`C${String(index)}`, `11 9${String(70_000_000 + index)}`, '', '', '']);
    const preview = await opened(csv(...rows));
    const seen: ContactsState['importing'][] = [];
    breath = () => {
      seen.push(desk.progress());
      if (store.total() >= 400) desk.stop();
    };
    expect(await desk.run(preview.importId, preview.options)).toMatchObject({ ok: false, error: { code: 'import-gone' } });
    expect(store.total()).toBe(400);
    expect(seen).toContainEqual({ done: 400, of: 1_000 });
    expect(desk.progress()).toBeNull();
    expect(desk.undo(preview.importId)).toEqual({ ok: true, value: { undone: 400, kept: 0 } });
  });
});
