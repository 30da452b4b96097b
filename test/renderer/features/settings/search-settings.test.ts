import { describe, expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { DEFAULT_SETTINGS } from '../../../../main/adapters/settings-store/settings-document.ts';
import { memberAt } from '../../../../main/core/policy/setting-path.ts';
import { plainWords, searchSettings } from '../../../../renderer/features/settings/search-settings.ts';
import { SETTINGS_SECTIONS } from '../../../../renderer/features/settings/settings-sections.ts';

const pt = createTranslator('pt-BR');

function found(text: string, t = pt): readonly string[] {
  return searchSettings(SETTINGS_SECTIONS, text, t).flatMap(({ entries }) => entries.map(({ id }) => id));
}

describe('the search over the settings', () => {
  test('shows all of them where nothing is looked for', () => {
    expect(found('  ')).toEqual(SETTINGS_SECTIONS.flatMap(({ entries }) => entries.map(({ id }) => id)));
  });

  test.each([
    ['tema', 'theme'],
    ['Microfone', 'microphone'],
    ['gravacao', 'recording'],
    ['GRAVAÇÕES', 'recording'],
    ['toque', 'ringer'],
    ['fonne', 'headset'],
    ['microfome', 'microphone'],
    ['diagnostco', 'diagnostics'],
    ['exportar', 'transfer'],
    ['firewall', 'proxy'],
    ['certificado empresa', 'ca'],
    ['notific', 'permissions'],
  ])('%s finds what an agent means', (text, id) => {
    expect(found(text)).toContain(id);
  });

  test('finds in the agent’s own language', () => {
    expect(found('noise', createTranslator('en'))).toContain('voice');
    expect(found('contraseña', createTranslator('es'))).toContain('proxy');
  });

  test('finds nothing for what is nothing, and not everything for a little', () => {
    expect(found('xyzzy')).toEqual([]);
    expect(found('rede').length).toBeLessThan(6);
  });
});

test('letters are folded as everywhere else that is searched', () => {
  expect(plainWords('Ｍicrofone — ﬁm, AÇÃO 2ª')).toEqual(['microfone', 'fim', 'acao', '2a']);
});

describe('the sections', () => {
  test('have names of their own, words in every language, and places that there are', () => {
    const ids = SETTINGS_SECTIONS.flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const language of LANGUAGES) {
      const t = createTranslator(language);
      for (const { title, entries } of SETTINGS_SECTIONS) {
        expect(t(title)).not.toBe(title);
        for (const { label, words } of entries) for (const key of [label, words ?? label]) expect(t(key)).not.toBe(key);
      }
    }
    const paths = SETTINGS_SECTIONS.flatMap(({ entries }) => entries.flatMap((entry) => entry.paths));
    expect(paths.filter((path) => memberAt(DEFAULT_SETTINGS, path) === undefined)).toEqual([]);
  });
});
