import { describe, expect, test } from 'vitest';
import { APP_ERROR_CODES } from '#contract/errors.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { en } from '#contract/locales/en.ts';
import { es } from '#contract/locales/es.ts';
import { languageFor } from '#contract/locales/language-for.ts';
import { ptBr } from '#contract/locales/pt-br.ts';
import { createTranslator } from '#contract/locales/translate.ts';

function leaves(node: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value] as const];
    return typeof value === 'object' && value !== null ? leaves(value, here) : [];
  });
}

const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] ?? '').toSorted();

/** What settings are also found by: typed by the agent, never shown. */
const SEARCHED = /\bwords\b/;

/** Who chooses a tunnel, or reads why it does not carry, has to meet the word. */
const ABOUT_TUNNELS =
  /^(tunnel\.|pollingCause\.|health\.webhookState\.|lines\.setTunnel|errors\.tunnel-|diagnostics\.|wizard\.events\.|network\.tunnels$)/;

describe('the words', () => {
  test('every failure has a title and a next step in every language', () => {
    for (const language of LANGUAGES) {
      const t = createTranslator(language);
      for (const code of APP_ERROR_CODES) {
        expect(t(`errors.${code}.title`)).not.toContain('errors.');
        expect(t(`errors.${code}.title`).length).toBeGreaterThan(10);
        expect(t(`errors.${code}.advice`)).toMatch(/[.!?]$/);
      }
    }
  });

  test('every language fills in the same values', () => {
    for (const other of [en, es]) {
      const translated = new Map(leaves(other));
      for (const [key, text] of leaves(ptBr)) {
        expect(placeholders(translated.get(key) ?? ''), key).toEqual(placeholders(text));
      }
    }
  });

  test('no Spanish message was left in Portuguese', () => {
    const portuguese = new Map(leaves(ptBr));
    const same = leaves(es).filter(([key, text]) => text === portuguese.get(key) && /[ãõçâêô]| (?:não|você|uma?|do|da|em) /i.test(text));
    expect(same.filter(([key]) => key !== 'settings.languages.pt-BR')).toEqual([]);
  });

  test('no message is empty or left in the trade’s inner words', () => {
    for (const [key, text] of [...leaves(ptBr), ...leaves(en), ...leaves(es)]) {
      expect(text.trim(), key).not.toBe('');
      if (SEARCHED.test(key)) continue;
      expect(text, key).not.toMatch(/webhook|SDP|WebRTC|websocket|PortAudio|payload/i);
      if (!ABOUT_TUNNELS.test(key)) expect(text, key).not.toMatch(/túnel|tunnel/i);
    }
  });

  test('a message carries the values it was given, unescaped', () => {
    const t = createTranslator('pt-BR');
    expect(t('notification.incoming.title', { who: 'Ana & Filhos <ME>' })).toBe('Ana & Filhos <ME> está ligando');
  });

  test('one call and several calls are said differently', () => {
    const t = createTranslator('pt-BR');
    expect(t('tray.tooltip.ringingMany', { count: 1 })).toBe('1 chamada tocando');
    expect(t('tray.tooltip.ringingMany', { count: 3 })).toBe('3 chamadas tocando');
    expect(createTranslator('en')('tray.tooltip.ringingMany', { count: 2 })).toBe('2 calls ringing');
  });

  test('a million calls have words too, and their figure is written the way of the language', () => {
    const said = LANGUAGES.map((language) => createTranslator(language)('tray.tooltip.ringingMany', { count: 1_000_000 }));
    expect(said).toEqual(['1.000.000 chamadas tocando', '1,000,000 calls ringing', '1.000.000 llamadas timbrando']);
  });

  test('a value that is no count stays as it was given', () => {
    const t = createTranslator('pt-BR');
    expect(t('tunnel.portAbout', { port: 18_080 })).toContain('localhost:18080');
  });

  test.each([
    [['es-419', 'en'], 'es'],
    [['pt-PT'], 'pt-BR'],
    [['de-DE', 'en-GB'], 'en'],
    [['EN_us'], 'en'],
    [['fr-FR', 'est-EE'], 'pt-BR'],
    [[], 'pt-BR'],
  ] as const)('a system that prefers %j begins in %s', (preferred, language) => {
    expect(languageFor(preferred)).toBe(language);
  });

  test('two translators in different languages do not disturb each other', () => {
    const portuguese = createTranslator('pt-BR');
    const english = createTranslator('en');
    expect([portuguese('call.hangUp'), english('call.hangUp'), portuguese('call.answer')]).toEqual(['Desligar', 'Hang up', 'Atender']);
  });
});
