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
  ['HISTÓRICO', ['Histórico']],
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

const FOUND = [
  { label: 'Ficar mudo', words: 'mutar, microfone', foreign: ['Mute', 'Silenciar'] },
  { label: 'Microfone', words: 'entrada, headset', foreign: ['Microphone', 'Micrófono'] },
  { label: 'Aparência', words: 'tema, escuro', foreign: ['Appearance'], foreignWords: ['theme, dark'] },
  { label: 'Ligar para Zé', words: '', isFound: true },
];
const labels = (query: string): readonly string[] => rankEntries(FOUND, query).map(({ label }) => label);

test.each([
  ['its name comes before other words for it', 'microfone', ['Microfone', 'Ficar mudo', 'Ligar para Zé']],
  ['a name in another language is a name', 'mute', ['Ficar mudo', 'Ligar para Zé']],
  ['other words in another language are understood', 'dark', ['Ligar para Zé', 'Aparência']],
  ['a slip of the finger is forgiven', 'aparemcia', ['Ligar para Zé', 'Aparência']],
  ['words of two kinds are found together', 'ficar microfone', ['Ficar mudo', 'Ligar para Zé']],
])('%s', (_what, query, expected) => {
  expect(labels(query)).toEqual(expected);
});

test('an entry is folded once, however many letters are typed', () => {
  let folded = 0;
  const entry = {
    get label() {
      folded += 1;
      return 'Configurações';
    },
  };
  for (const query of ['c', 'co', 'con', 'conf']) expect(rankEntries([entry], query)).toHaveLength(1);
  expect(folded).toBe(1);
});
