import { expect, test } from 'vitest';
import type { WrapUpCode } from '#contract/note.ts';
import { movedCode, newCodeId, renamedCode } from '../../../../renderer/features/notes/code-changes.ts';

const CODES: readonly WrapUpCode[] = [
  { id: 'resolved', label: null },
  { id: 'sale', label: null },
  { id: 'vip', label: 'Cliente VIP' },
];

test('a code goes up and down, and no other is lost', () => {
  expect(movedCode(CODES, 2, 0).map(({ id }) => id)).toEqual(['vip', 'resolved', 'sale']);
  expect(movedCode(CODES, 0, 1).map(({ id }) => id)).toEqual(['sale', 'resolved', 'vip']);
  expect(movedCode(CODES, 9, 0)).toBe(CODES);
});

test('a new word changes one code, and the word of the app itself stays the app’s', () => {
  expect(renamedCode(CODES, 'sale', { label: ' Vendido ', before: 'Venda' })[1]).toEqual({ id: 'sale', label: 'Vendido' });
  expect(renamedCode(CODES, 'sale', { label: 'Venda', before: 'Venda' })).toBe(CODES);
  expect(renamedCode(CODES, 'sale', { label: '  ', before: 'Venda' })).toBe(CODES);
});

test('every code has a name of its own that an export can be read by', () => {
  expect(newCodeId(CODES, 'Não atendeu')).toBe('nao-atendeu');
  expect(newCodeId(CODES, 'VIP')).toBe('vip-2');
  expect(newCodeId(CODES, '☎')).toBe('code');
});
