import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { isLockedPath } from '#contract/policy.ts';
import { DEFAULT_SETTINGS } from '../../../../main/adapters/settings-store/settings-document.ts';
import { settingPaths } from '../../../../main/core/policy/policed-settings.ts';
import { STAYS_HERE } from '../../../../main/core/settings-transfer/settings-file.ts';
import { nameOfSetting, valueOfSetting } from '../../../../renderer/features/settings/setting-name.ts';
import { SETTINGS_SECTIONS } from '../../../../renderer/features/settings/settings-sections.ts';

const t = createTranslator('pt-BR');

test('a setting in a preview is called as on the page, and its values as its control calls them', () => {
  const name = (path: string): string => nameOfSetting(path, SETTINGS_SECTIONS, t);
  expect(name('theme')).toBe('Aparência');
  expect(name('voice.autoGain')).toBe('Ajustar o volume da voz');
  expect(name('network.proxy')).toBe('Proxy');
  expect(name('holograms')).toBe('holograms');
  expect(valueOfSetting('theme', 'dark', t)).toBe('Escura');
  expect(valueOfSetting('alerts.onAnswer', 'main', t)).toBe('Janela principal');
  expect(valueOfSetting('voice.autoGain', 'false', t)).toBe('desligado');
  expect(valueOfSetting('speaker', 'null', t)).toBe('padrão');
  // A word that is a theme's is no theme elsewhere.
  expect(valueOfSetting('speaker', 'dark', t)).toBe('dark');
});

test('every setting that a file may bring has a name on the page', () => {
  const brought = settingPaths(DEFAULT_SETTINGS).filter((path) => !isLockedPath(STAYS_HERE, path));
  expect(brought.filter((path) => nameOfSetting(path, SETTINGS_SECTIONS, t) === path)).toEqual([]);
});
