import { expect, test } from 'vitest';
import { rankEntries } from '../../../../renderer/features/palette/rank-entries.ts';

const ENTRIES = [
  { label: 'Colocar em espera' },
  { label: 'Configurações' },
  { label: 'Histórico' },
  { label: 'Ligar para Ana Conceição', words: '+55 11 98888-0001' },
  { label: 'Como as chamadas chegam' },
];
const found = (query: string): readonly string[] => rankEntries(ENTRIES, query).map(({ label }) => label);

test('without a query everything is there, in its own order', () => {
  expect(found('  ')).toEqual(ENTRIES.map(({ label }) => label));
});

test.each([
  ['conf', ['Configurações']],
  ['historico', ['Histórico']],
  ['ana conceicao', ['Ligar para Ana Conceição']],
  ['988880001', ['Ligar para Ana Conceição']],
  ['98888-00', ['Ligar para Ana Conceição']],
  ['zzz', []],
  ['ana zzz', []],
])('"%s" finds %j', (query, expected) => {
  expect(found(query)).toEqual(expected);
});

test('what begins with the letters comes before what only has them inside', () => {
  expect(found('c')).toEqual(['Colocar em espera', 'Configurações', 'Como as chamadas chegam', 'Ligar para Ana Conceição', 'Histórico']);
});
