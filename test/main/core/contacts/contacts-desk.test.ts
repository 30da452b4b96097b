import { beforeEach, describe, expect, test } from 'vitest';
import type { RecentCall } from '#contract/call.ts';
import { EMPTY_DESKTOP } from '#contract/desktop-state.ts';
import { unixMs } from '#contract/time.ts';
import type { ContactStore } from '../../../../main/core/contacts/contact-store.ts';
import { type ContactsDesk, createContactsDesk } from '../../../../main/core/contacts/contacts-desk.ts';
import { peersOnScreen } from '../../../../main/core/contacts/peers-on-screen.ts';
import { createCallAllowances } from '../../../../main/core/contacts/call-allowances.ts';
import { contactStoreAt, draftOf, telephone } from '../../../support/contacts.ts';
import { recentCall } from '../../../support/contract-suites/call-history-suite.ts';

const OLD_FORM = telephone('+553188887777');
const NEW_FORM = telephone('+5531988887777');

let store: ContactStore;
let desk: ContactsDesk;
let history: readonly RecentCall[];
let now: number;
let published: number;
/** Calls that are learnt before anything is searched. */
let learnt: number;

beforeEach(() => {
  store = contactStoreAt();
  history = [];
  now = 1_000;
  published = 0;
  learnt = 5_000;
  let ids = 0;
  desk = createContactsDesk({
    store,
    clock: { now: () => unixMs(now) },
    newId: (prefix) => `${prefix}-${String((ids += 1))}`,
    recent: (limit) => history.slice(0, Math.min(limit, learnt)),
    callsWith: (digits) => history.filter(({ peer }) => peer?.includes(digits) === true),
    changed: () => void (published += 1),
  });
});

function save(name: string, numbers: readonly string[], change = {}): void {
  expect(desk.save(null, draftOf(name, numbers, change)).ok).toBe(true);
}

const from = (id: string, peer: string | null, startedAt = 5_000): RecentCall =>
  recentCall(id, startedAt, { peer: peer === null ? null : telephone(peer) });

describe('names on the screen', () => {
  test('a caller has the contact’s name, whichever spelling WhatsApp uses for the number', () => {
    save('Ana', [NEW_FORM], { isDoNotContact: true });
    const recents = [from('a', OLD_FORM), from('b', NEW_FORM), from('c', '+5511900000000'), from('d', null)];
    const { known } = desk.state({ recents, peers: peersOnScreen({ ...EMPTY_DESKTOP, calls: [], recents }) });
    expect(Object.entries(known).map(([number, { name, isDoNotContact }]) => [number, name, isDoNotContact])).toEqual([
      [OLD_FORM, 'Ana', true],
      [NEW_FORM, 'Ana', true],
    ]);
    expect(desk.ownerOf(OLD_FORM)?.name).toBe('Ana');
    expect(desk.ownerOf(telephone('+5511900000000'))).toBeNull();
  });

  test('a change is seen at once, and told once', () => {
    const saved = desk.save(null, draftOf('Ana', [NEW_FORM]));
    if (!saved.ok) throw new Error(saved.error.code);
    expect(desk.ownerOf(OLD_FORM)?.name).toBe('Ana');
    const before = desk.state({ recents: [], peers: [] }).revision;
    now = 2_000;
    expect(desk.save(saved.value.id, draftOf('Ana Souza', [NEW_FORM]))).toMatchObject({
      ok: true,
      value: { createdAt: 1_000, changedAt: 2_000 },
    });
    expect(desk.ownerOf(OLD_FORM)?.name).toBe('Ana Souza');
    expect(desk.state({ recents: [], peers: [] }).revision).toBe(before + 1);
    expect(published).toBe(2);
  });
});

describe('a contact that is deleted', () => {
  test('can be put back as it was', () => {
    save('Ana', [NEW_FORM], { note: 'n' });
    const [ana] = store.list({ text: 'ana', filter: { kind: 'all' } }, { offset: 0, limit: 1 }).contacts;
    if (ana === undefined) throw new Error('nobody');
    expect(desk.remove(ana.id)).toEqual({ ok: true, value: ana });
    expect(desk.ownerOf(NEW_FORM)).toBeNull();
    expect(desk.save(ana.id, draftOf('X', [NEW_FORM]))).toMatchObject({ ok: false, error: { code: 'contact-gone' } });
    expect(desk.putBack(ana.id)).toEqual({ ok: true, value: null });
    expect(desk.read(ana.id)).toEqual({ ok: true, value: ana });
    expect(desk.putBack(ana.id)).toMatchObject({ ok: false, error: { code: 'contact-gone' } });
  });
});

describe('who may be meant in the dial field', () => {
  test('a name finds the contact’s numbers, and says when one spoke with them last', () => {
    save('Ana Souza', [NEW_FORM, '+551133334444']);
    history = [from('a', OLD_FORM, 7_000), from('b', OLD_FORM, 6_000)];
    expect(desk.suggest('souza')).toMatchObject([
      { number: NEW_FORM, contact: { name: 'Ana Souza' }, lastCall: { at: 7_000 } },
      { number: '+551133334444', lastCall: null },
    ]);
  });

  test('digits find the number that has them, then numbers of past calls, each telephone once', () => {
    save('Ana', [NEW_FORM, '+551133334444']);
    history = [from('a', OLD_FORM), from('b', '+5511988880000', 9_000), from('c', '+5511988880000', 8_000), from('d', '+5521977776666')];
    expect(desk.suggest('8888').map(({ number, contact }) => [number, contact?.name ?? null])).toEqual([
      [NEW_FORM, 'Ana'],
      ['+5511988880000', null],
    ]);
  });

  test('an empty field offers favourites, then who was spoken with last, by name', () => {
    save('Zé', ['+5511900000001'], { isFavourite: true });
    save('Ana', [NEW_FORM]);
    history = [from('a', OLD_FORM, 5_000), from('b', '+5511988880000', 9_000)];
    expect(desk.suggest('').map(({ number, contact }) => contact?.name ?? number)).toEqual(['Zé', '+5511988880000', 'Ana']);
  });

  test('digits find a number of long ago too', () => {
    history = [from('a', '+5511988880000'), from('b', '+5521977776666')];
    learnt = 1;
    expect(desk.suggest('776').map(({ number }) => number)).toEqual([]);
    expect(desk.suggest('7776').map(({ number }) => number)).toEqual(['+5521977776666']);
  });

  test('a call that ends is known to the next search', () => {
    expect(desk.suggest('')).toEqual([]);
    desk.state({ recents: [from('a', '+5511988880000')], peers: [] });
    expect(desk.suggest('8888').map(({ number }) => number)).toEqual(['+5511988880000']);
  });
});

test('a call that the agent confirmed is allowed for a minute, in any spelling', () => {
  let at = 0;
  const allowances = createCallAllowances(() => unixMs(at));
  expect(allowances.isAllowed(NEW_FORM)).toBe(false);
  allowances.allow(NEW_FORM);
  at = 59_999;
  expect(allowances.isAllowed(OLD_FORM)).toBe(true);
  at = 60_000;
  expect(allowances.isAllowed(NEW_FORM)).toBe(false);
});
