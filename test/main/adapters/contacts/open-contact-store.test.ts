import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { ContactFilter } from '#contract/contact.ts';
import { matchKey } from '#contract/number-match.ts';
import { unixMs } from '#contract/time.ts';
import type { ContactStore } from '../../../../main/core/contacts/contact-store.ts';
import { contactOf, contactStoreAt, telephone } from '../../../support/contacts.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const ANA = contactOf('Ana Souza', ['+5511987654321'], { company: 'Padaria Pão Quente', tags: ['VIP', 'São Paulo'], note: 'Pedido 4471' });
const BETO = contactOf('Beto D’Ávila', ['+553188887777', '+553133334444'], { isFavourite: true });
const LIST_ENTRY = contactOf('', ['+5521999990000'], { isDoNotContact: true });
const ALL = { kind: 'all' } as const;

function storeWith(...contacts: readonly ReturnType<typeof contactOf>[]): ContactStore {
  const store = contactStoreAt();
  for (const contact of contacts) expect(store.save(contact).ok).toBe(true);
  return store;
}

const found = (store: ContactStore, text: string, filter: ContactFilter = ALL): readonly string[] =>
  store.list({ text, filter }, { offset: 0, limit: 50 }).contacts.map(({ id }) => id);

describe('what is kept', () => {
  test('a contact comes back exactly as it was saved, also after a restart without a goodbye', () => {
    const path = join(temporaryFolder(), 'contacts.sqlite');
    const first = contactStoreAt(path);
    first.save(BETO);
    const second = contactStoreAt(path);
    expect(second.read(BETO.id)).toEqual(BETO);
    second.close();
    first.close();
  });

  test('a contact that is saved anew is one contact, with only its new numbers', () => {
    const store = storeWith(BETO);
    store.save({ ...BETO, name: 'Beto', numbers: [telephone('+5531977776666')] });
    expect(store.total()).toBe(1);
    expect(store.owners(['+553133334444', '+5531977776666']).size).toBe(1);
  });

  test('a contact that is removed leaves no number behind', () => {
    const store = storeWith(ANA);
    store.remove(ANA.id);
    expect([store.read(ANA.id), store.total(), store.owners([matchKey(telephone('+5511987654321'))]).size]).toEqual([null, 0, 0]);
  });

  test('a row that somebody else wrote is left out', () => {
    const path = join(temporaryFolder(), 'contacts.sqlite');
    const store = contactStoreAt(path);
    store.save(ANA);
    store.save(BETO);
    const other = new DatabaseSync(path);
    other.exec(`UPDATE contact SET tags = '{' WHERE name = 'Ana Souza'`);
    other.close();
    expect(store.list({ text: 'a', filter: ALL }, { offset: 0, limit: 9 }).contacts.map(({ name }) => name)).toEqual(['Beto D’Ávila']);
    // SQLite would refuse to look for the tags of all the others.
    store.save({ ...BETO, tags: ['VIP'] });
    expect([store.tags(), found(store, '', { kind: 'tag', tag: 'VIP' })]).toEqual([['VIP'], [BETO.id]]);
    store.close();
  });

  test('what the disk refuses is an error that is told and logged, not thrown', () => {
    const log = memoryLog();
    const store = contactStoreAt(undefined, log);
    store.close();
    expect(store.save(ANA)).toMatchObject({ ok: false, error: { code: 'storage-unavailable' } });
    expect(log.text()).toContain('a contact could not be kept');
    expect(log.text()).not.toContain('Ana');
  });
});

describe('what is found', () => {
  test.each([
    ['ana', [ANA.id]],
    ['SOUZA ana', [ANA.id]],
    ['pao quente', [ANA.id]],
    ['são', [ANA.id]],
    ['4471', [ANA.id]], // an order number in the note
    ["d'avila", [BETO.id]],
    ['8765-4321', [ANA.id]],
    ['(11) 98765', [ANA.id]],
    ['31 98888-7777', [BETO.id]], // kept in its old form, searched in the new
    ['11 8765-4321', [ANA.id]], // kept in the new form, searched in the old
    ['%', []],
    ['_', []],
    ['zzz', []],
  ])('%s finds %j', (text, ids) => {
    expect(found(storeWith(ANA, BETO, LIST_ENTRY), text)).toEqual(ids);
  });

  test('contacts are listed by name, those without one at the end, in pages', () => {
    const store = storeWith(LIST_ENTRY, BETO, ANA, contactOf('Élcio', ['+5511911112222']));
    const pages = [0, 2].map((offset) => store.list({ text: '', filter: ALL }, { offset, limit: 2 }));
    expect(pages.flatMap(({ contacts }) => contacts.map(({ name }) => name))).toEqual(['Ana Souza', 'Beto D’Ávila', 'Élcio', '']);
    expect(pages.map(({ total }) => total)).toEqual([4, 4]);
  });

  test('filters show favourites, those not to be called, and those of a tag', () => {
    const store = storeWith(ANA, BETO, LIST_ENTRY);
    expect(found(store, '', { kind: 'favourites' })).toEqual([BETO.id]);
    expect(found(store, '', { kind: 'do-not-contact' })).toEqual([LIST_ENTRY.id]);
    expect(found(store, '', { kind: 'tag', tag: 'VIP' })).toEqual([ANA.id]);
    expect(found(store, '', { kind: 'tag', tag: 'vi' })).toEqual([]);
    expect(store.tags()).toEqual(['São Paulo', 'VIP']);
  });

  test('a typed beginning finds names that begin so first, then other words, favourites before the rest', () => {
    const store = storeWith(
      contactOf('Zoé Mariana', ['+5511911110001']),
      contactOf('Mara', ['+5511911110002']),
      contactOf('Mário', ['+5511911110003'], { isFavourite: true }),
      contactOf('Itamar', ['+5511911110004']),
    );
    expect(store.suggest('mar', 9).map(({ name }) => name)).toEqual(['Mário', 'Mara', 'Zoé Mariana', 'Itamar']);
    expect(store.suggest('mar', 2)).toHaveLength(2);
  });

  test('a number that two people share is a favourite’s, else of who was changed last', () => {
    const number = '+5511987654321';
    const store = storeWith(
      contactOf('Loja', [number], { changedAt: unixMs(3_000) }),
      contactOf('Ana', [number], { changedAt: unixMs(5_000) }),
    );
    expect(store.owners([number]).get(number)?.name).toBe('Ana');
    store.save(contactOf('Loja', [number], { isFavourite: true }));
    expect(store.owners([number]).get(number)?.name).toBe('Loja');
  });
});

describe('what an import leaves to be undone', () => {
  const batch = { importId: 'i1', fileName: 'lista.csv', at: unixMs(9_000) };
  const after = { ...ANA, note: 'da planilha', changedAt: unixMs(9_000) };
  const added = contactOf('Nova', ['+5511900000001'], { changedAt: unixMs(9_000) });

  function imported(path?: string): ContactStore {
    const store = contactStoreAt(path);
    store.save(ANA);
    expect(store.beginImport(batch).ok).toBe(true);
    expect(
      store.keepImported('i1', [
        { before: ANA, after },
        { before: null, after: added },
      ]).ok,
    ).toBe(true);
    return store;
  }

  test('all is as before, also after a restart, and can be undone once', () => {
    const path = join(temporaryFolder(), 'contacts.sqlite');
    imported(path).close();
    const store = contactStoreAt(path);
    expect(store.lastImport()).toEqual({ ...batch, added: 1, changed: 1 });
    expect(store.undoImport('i1')).toEqual({ ok: true, value: { undone: 2, kept: 0 } });
    expect([store.read(ANA.id), store.read(added.id), store.lastImport()]).toEqual([ANA, null, null]);
    expect(store.undoImport('i1')).toEqual({ ok: true, value: { undone: 0, kept: 0 } });
    store.close();
  });

  test('what the agent has changed since stays', () => {
    const store = imported();
    store.save({ ...added, name: 'Nova Maria', changedAt: unixMs(12_000) });
    expect(store.undoImport('i1')).toEqual({ ok: true, value: { undone: 1, kept: 1 } });
    expect(store.read(added.id)?.name).toBe('Nova Maria');
  });

  test('a contact that one import touches twice goes back to how it was before the first', () => {
    const store = imported();
    store.keepImported('i1', [{ before: after, after: { ...after, company: 'X' } }]);
    store.undoImport('i1');
    expect(store.read(ANA.id)).toEqual(ANA);
  });

  test('the next import takes the place of the last', () => {
    const store = imported();
    store.beginImport({ ...batch, importId: 'i2' });
    expect(store.undoImport('i1')).toEqual({ ok: true, value: { undone: 0, kept: 0 } });
    expect(store.keepImported('i1', [])).toMatchObject({ ok: false });
    expect(store.lastImport()).toMatchObject({ importId: 'i2', added: 0, changed: 0 });
  });
});
