import { expect, test } from 'vitest';
import { checkDraft, writtenContact } from '../../../../renderer/features/contacts/contact-draft.ts';
import type { WrittenContact } from '../../../../renderer/features/contacts/contact-draft.ts';
import { contactOf } from '../../../support/contacts.ts';

const written = (change: Partial<WrittenContact>): WrittenContact => ({
  ...writtenContact(null),
  name: 'Ana',
  numbers: ['11 98765-4321'],
  ...change,
});

test('what was written becomes a contact, cleaned', () => {
  const check = checkDraft(
    written({
      name: ' Ana Souza ',
      company: ' Padaria ',
      tags: ' VIP, Atacado,, VIP ',
      numbers: ['(11) 98765-4321', '', '+5511987654321', '11 3333-4444'],
    }),
    null,
  );
  expect(check).toEqual({
    kind: 'good',
    draft: {
      name: 'Ana Souza',
      company: 'Padaria',
      note: '',
      tags: ['VIP', 'Atacado'],
      numbers: ['+5511987654321', '+551133334444'],
      isFavourite: false,
      isDoNotContact: false,
    },
  });
});

test.each<[string, Partial<WrittenContact>, boolean, readonly number[]]>([
  ['a name', { name: ' ' }, true, []],
  ['a number', { numbers: ['', ''] }, false, [0]],
  ['a whole number', { numbers: ['11 98765-4321', '1234'] }, false, [1]],
  ['a number that WhatsApp reaches', { numbers: ['190'] }, false, [0]],
])('a contact without %s is not kept, and says where it is missing', (_what, change, isNameMissing, numbers) => {
  expect(checkDraft(written(change), null)).toEqual({ kind: 'bad', isNameMissing, numbers });
});

test('a company alone is enough, and a number of a list may stay without a name', () => {
  expect(checkDraft(written({ name: '', company: 'Padaria' }), null).kind).toBe('good');
  const listed = contactOf('', ['+5511987654321'], { isDoNotContact: true });
  expect(checkDraft({ ...writtenContact(listed), note: 'Procon' }, listed)).toMatchObject({
    kind: 'good',
    draft: { name: '', note: 'Procon' },
  });
  const named = contactOf('Ana', ['+5511987654321']);
  expect(checkDraft({ ...writtenContact(named), name: '' }, named)).toMatchObject({ kind: 'bad', isNameMissing: true });
});

test('a contact that is opened and saved unchanged is the same', () => {
  const ana = contactOf('Ana', ['+5511987654321', '+351912345678', '+553188887777'], {
    company: 'X',
    note: 'n',
    tags: ['a', 'b'],
    isFavourite: true,
  });
  const { id: _id, createdAt: _created, changedAt: _changed, ...draft } = ana;
  expect(checkDraft(writtenContact(ana), ana)).toEqual({ kind: 'good', draft });
});
