import { expect, test } from 'vitest';
import type { Translate } from '#contract/locales/translate.ts';
import { foreignWords } from '../../../renderer/state/foreign-words.ts';

test('a name in the languages that the phone does not speak now', () => {
  expect(foreignWords('pt-BR')((t) => t('call.mute'))).toEqual(['Mute', 'Apagar micrófono']);
  expect(foreignWords('en')((t) => t('call.mute'))).toEqual(['Ficar mudo', 'Apagar micrófono']);
});

test('a language is made ready once, however often the palette is opened', () => {
  const used = (): readonly Translate[] => {
    const all: Translate[] = [];
    foreignWords('en')((t) => String(all.push(t)));
    return all;
  };
  const [first, second] = [used(), used()];
  expect(first).toHaveLength(2);
  expect(second.map((t, at) => t === first[at])).toEqual([true, true]);
});
