import { describe, expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import type { Language } from '#contract/settings.ts';
import { DEFAULT_SETTINGS } from '../../../../main/adapters/settings-store/settings-document.ts';
import { memberAt } from '../../../../main/core/policy/setting-path.ts';
import { foreignWords } from '../../../../renderer/state/foreign-words.ts';
import { plainWords, searchSettings } from '../../../../renderer/features/settings/search-settings.ts';
import { SETTINGS_SECTIONS } from '../../../../renderer/features/settings/settings-sections.ts';

const SPOKEN = { 'pt-BR': createTranslator('pt-BR'), en: createTranslator('en'), es: createTranslator('es') };

function found(text: string, language: Language = 'pt-BR'): readonly string[] {
  return searchSettings(SETTINGS_SECTIONS, text, { t: SPOKEN[language], foreign: foreignWords(language) }).flatMap(({ entries }) =>
    entries.map(({ id }) => id),
  );
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
    expect(found('noise', 'en')).toContain('voice');
    expect(found('contraseña', 'es')).toContain('proxy');
  });

  test.each([
    ['ringer', 'ringtone, ring, ringer, bell, toque, campainha, tono, timbre'],
    ['microphone', 'microphone, microfone, micrófono, mic'],
    ['speaker', 'speaker, loudspeaker, alto-falante, altavoz, parlante, output, saída'],
    ['headset', 'headset, headphones, fone de ouvido, auricular, diadema'],
    ['level', 'volume, volumen, nível, level'],
    ['voice', 'noise, ruído, ruido, echo, eco'],
    ['proxy', 'proxy, network, rede, red, password, senha, contraseña'],
    ['ca', 'certificate, certificado, certificados, tls'],
    ['language', 'language, idioma, lengua, língua, english, inglês, portugués'],
    ['theme', 'dark, dark mode, modo escuro, modo oscuro, theme, tema, appearance, aparência, night'],
    ['hotkeys', 'hotkey, shortcut, atalho, atajo, keyboard, teclado, rejeitar, rechazar, decline'],
    ['alerts-card', 'popup, aviso, alert'],
    ['alerts-toasts', 'notification, notificação, notificación'],
    ['recording', 'record, recording, gravação, gravar, grabación, grabar'],
    ['at-login', 'autostart, start with the computer, iniciar, boot, login'],
    ['links', 'tel, click to call, clicar para ligar, clic para llamar'],
    ['crm', 'crm'],
    ['hook', 'webhook, api'],
    ['tunnel', 'webhook, tunnel, túnel, ngrok, cloudflare'],
    ['updates-status', 'update, version, atualização, atualizar, actualización, versão'],
    ['transfer', 'export, import, exportar, importar, backup, cópia, respaldo'],
    ['diagnostics', 'support, log, suporte, soporte, diagnostics, diagnóstico'],
    ['practice', 'practice, training, treino, práctica'],
    ['wrap-up-codes', 'disposition, tabulação, tipificación'],
  ])('%s is found in every language by what agents call it in any: %s', (id, terms) => {
    const missed = LANGUAGES.flatMap((language) =>
      terms
        .split(', ')
        .filter((term) => !found(term, language).includes(id))
        .map((term) => `${language}: ${term}`),
    );
    expect(missed).toEqual([]);
  });

  test('a word of another language is not taken for one that looks like it', () => {
    expect(found('ringtobe')).toEqual([]);
    expect(found('rin')).toContain('ringer');
    expect(found('ri')).not.toContain('ringer');
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
