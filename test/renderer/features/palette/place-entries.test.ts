import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { goEntries, quitEntry } from '../../../../renderer/features/palette/place-entries.ts';
import { rankEntries } from '../../../../renderer/features/palette/rank-entries.ts';
import { foreignWords } from '../../../../renderer/state/foreign-words.ts';

test.each(LANGUAGES)('the way out of the app is found by what one calls it in any language (%s)', (language) => {
  const words = { t: createTranslator(language), foreign: foreignWords(language) };
  const gone: string[] = [];
  const deeds = { goTo: (place: string) => gone.push(place), aimAt: () => undefined };
  const entries = [...goEntries(['phone', 'history'], false, words, deeds), quitEntry(words, deeds)];
  const asked = ['sair', 'quit', 'exit', 'salir', 'fechar', 'cerrar', 'pilot softphone'];
  for (const query of asked) rankEntries(entries, query)[0]?.run(() => gone.push('closed'));
  expect(gone).toEqual(asked.flatMap(() => ['closed', 'quit']));
});
