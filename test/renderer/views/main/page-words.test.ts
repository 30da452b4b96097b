import { expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { IDLE } from '../../../../build/gallery/fixtures.ts';
import { pageWords } from '../../../../renderer/views/main/page-words.ts';
import { PAGES } from '../../../../renderer/views/main/pages.tsx';

const missed = (count: number): AppState => ({ ...IDLE, history: { ...IDLE.history, missed: { count, calls: [] } } });
const said = (count: number, language: Language): readonly string[] =>
  PAGES.flatMap((page) => {
    const { mark, spoken } = pageWords(page, missed(count), createTranslator(language));
    return mark === null ? [] : [`${mark} ${spoken}`];
  });

test.each<readonly [Language, number, string]>([
  ['pt-BR', 1, '1 Histórico, 1 chamada perdida não vista'],
  ['pt-BR', 3, '3 Histórico, 3 chamadas perdidas não vistas'],
  ['en', 1, '1 History, 1 missed call not seen'],
  ['en', 120, '99+ History, 120 missed calls not seen'],
  ['es', 1, '1 Historial, 1 llamada perdida sin ver'],
  ['es', 2, '2 Historial, 2 llamadas perdidas sin ver'],
])('the history alone counts what was missed, in the plural of the language (%s, %i)', (language, count, words) => {
  expect(said(count, language)).toEqual([words]);
});

test('once all are seen, each page is called by its name alone', () => {
  expect(said(0, 'pt-BR')).toEqual([]);
  expect(PAGES.map((page) => pageWords(page, missed(0), createTranslator('en')).spoken)).toContain('History');
});
