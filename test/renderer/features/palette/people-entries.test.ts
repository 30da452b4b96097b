import { expect, test } from 'vitest';
import { type Contact, contactId } from '#contract/contact.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { ago, IDLE, number, PRACTICE } from '../../../../build/gallery/fixtures.ts';
import { foreignWords } from '../../../../renderer/state/foreign-words.ts';
import type { PaletteEntry } from '../../../../renderer/features/palette/palette-entry.ts';
import { contactEntries, recentEntries, withoutFound } from '../../../../renderer/features/palette/people-entries.ts';
import { rankEntries } from '../../../../renderer/features/palette/rank-entries.ts';

const [ANA, LANDLINE, BRUNO] = [number('+5511987654321'), number('+551133334444'), number('+5531988880002')];
const CONTACT: Contact = {
  id: contactId('ana'),
  name: 'Ana Souza',
  numbers: [ANA, LANDLINE],
  company: '',
  note: '',
  tags: [],
  isFavourite: false,
  isDoNotContact: false,
  createdAt: ago(0),
  changedAt: ago(0),
};
const words = { t: createTranslator('pt-BR'), foreign: foreignWords('pt-BR') };
const [first] = IDLE.recents;
const STATE = { ...IDLE, recents: first === undefined ? [] : [LANDLINE, BRUNO].map((peer) => ({ ...first, peer })) };

/** The rows for a query, and the number that each puts into the field. */
function rows(query: string): readonly string[] {
  const filled: string[] = [];
  const deeds = { fill: (peer: string) => void filled.push(peer), openContact: () => void filled.push('opened') };
  const contacts = contactEntries([CONTACT], words, deeds);
  const found: readonly PaletteEntry[] = rankEntries([...withoutFound(recentEntries(STATE, words, deeds), contacts), ...contacts], query);
  for (const { run } of found) run(() => undefined);
  return filled;
}

test('each number of a contact has a row, once, and the one that is looked for is taken', () => {
  expect(rows('33334444')[0]).toBe(LANDLINE);
  expect(rows(ANA.slice(-8))[0]).toBe(ANA);
  expect(rows('ana souza')).toEqual([ANA, LANDLINE, 'opened']);
});

test('the row says where the number goes, and two letters that changed places still find who one spoke to', () => {
  const practice = { ...PRACTICE, customers: [{ number: BRUNO, name: 'Bruno Falante', behaviour: 'talker' } as const] };
  const entries = recentEntries({ ...STATE, practice }, words, { fill: () => undefined });
  expect(rankEntries(entries, 'brnuo').map(({ label }) => label)).toEqual(['Bruno Falante: pôr no campo de ligar']);
});

test('whom one spoke to stays where the contacts do not have them', () => {
  expect(rows(BRUNO.slice(-8))[0]).toBe(BRUNO);
});
