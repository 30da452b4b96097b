import { expect, test } from 'vitest';
import { contactId, type Contact } from '#contract/contact.ts';
import { unixMs } from '#contract/time.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { favouriteNames } from '../../../../renderer/features/contacts/favourite-names.ts';

const named = (name: string, index: number): Contact => ({
  id: contactId(`c${String(index)}`),
  name,
  company: '',
  note: '',
  tags: [],
  numbers: [CUSTOMER],
  isFavourite: true,
  isDoNotContact: false,
  createdAt: unixMs(0),
  changedAt: unixMs(0),
});

test('favourites are called by their first names; `Dr.` and the like are none', () => {
  expect(favouriteNames(['Maria Souza', 'Bruno Alves', 'Dr. Paulo Reis', 'Padaria'].map(named))).toEqual([
    'Maria',
    'Bruno',
    'Dr. Paulo Reis',
    'Padaria',
  ]);
});

test('two of one first name are told apart by all of it, and so is one who has no other', () => {
  expect(favouriteNames(['Maria Souza', 'Maria Reis', 'Bruno Alves'].map(named))).toEqual(['Maria Souza', 'Maria Reis', 'Bruno']);
  expect(favouriteNames(['Maria', 'Maria Reis'].map(named))).toEqual(['Maria', 'Maria Reis']);
});
