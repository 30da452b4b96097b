import { describe, expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { IDLE, ago, call } from '../../../../build/gallery/fixtures.ts';
import { callEntries } from '../../../../renderer/features/palette/call-entries.ts';
import type { PaletteEntry } from '../../../../renderer/features/palette/palette-entry.ts';
import { goEntries, quitEntry } from '../../../../renderer/features/palette/place-entries.ts';
import { presenceEntries } from '../../../../renderer/features/palette/presence-entries.ts';
import { rankEntries } from '../../../../renderer/features/palette/rank-entries.ts';
import type { CallActions } from '../../../../renderer/features/shortcuts/use-call-actions.ts';
import { foreignWords } from '../../../../renderer/state/foreign-words.ts';

const nothing = (): undefined => undefined;
const NO_CALL = { answer: null, reject: null, silence: null, 'hang-up': null, mute: null, hold: null };
const TALKING = call({ phase: 'active', answeredAt: ago(1_000), media: 'flowing', muted: false, held: false });

/** What the palette has with or without a call, in its order. */
function entriesOf(language: Language, isInCall: boolean, gone: string[] = []): readonly PaletteEntry[] {
  const words = { t: createTranslator(language), foreign: foreignWords(language) };
  const deeds = { goTo: (place: string) => gone.push(place), aimAt: nothing };
  const actions: CallActions = {
    run: isInCall ? { ...NO_CALL, 'hang-up': nothing, mute: nothing, hold: nothing } : NO_CALL,
    ringing: null,
    isMuted: false,
    isHeld: false,
    error: null,
    clearError: nothing,
  };
  return [
    ...callEntries(actions, false, words),
    ...goEntries(['phone', 'history', 'contacts', 'permissions', 'lines', 'practice'], false, words, deeds),
    ...presenceEntries({ ...IDLE, calls: isInCall ? [TALKING] : [] }, words, { now: nothing, next: nothing }),
    quitEntry(words, deeds),
  ];
}

const idsOf = (language: Language, isInCall: boolean, query: string): readonly string[] =>
  rankEntries(entriesOf(language, isInCall), query).map(({ id }) => id);

const HANGING_UP = {
  'pt-BR': ['deslig', 'desligar', 'encerrar', 'terminar', 'finalizar', 'cancelar', 'desligar a chamada'],
  en: ['end', 'end call', 'hang up', 'finish', 'cancel', 'leave'],
  es: ['colgar', 'terminar', 'finalizar', 'cortar', 'cancelar', 'apagar'],
};
const AWAY = {
  'pt-BR': ['pausa', 'ausente', 'ocupado', 'almoço', 'não perturbe', 'silêncio'],
  en: ['break', 'away', 'busy', 'lunch', 'do not disturb', 'off'],
  es: ['pausa', 'ausente', 'ocupado', 'almuerzo', 'no molestar', 'silencio'],
};

describe.each(LANGUAGES)('the way out of the app (%s)', (language) => {
  test('is found before all statuses by what one calls it in any language', () => {
    const gone: string[] = [];
    const entries = entriesOf(language, false, gone);
    const asked = ['sair', 'quit', 'exit', 'salir', 'fechar', 'cerrar', 'pilot softphone'];
    for (const query of asked) rankEntries(entries, query)[0]?.run(() => gone.push('closed'));
    expect(gone).toEqual(asked.flatMap(() => ['closed', 'quit']));
  });

  test.each(HANGING_UP[language])('is not what hanging up is called: "%s", also when the call has ended meanwhile', (query) => {
    expect(idsOf(language, true, query)).not.toContain('quit');
    expect(idsOf(language, false, query)).not.toContain('quit');
  });

  test.each(AWAY[language])('is not what going away is called: "%s"', (query) => {
    const ids = idsOf(language, false, query);
    expect(ids).not.toContain('quit');
    expect(ids[0]).toMatch(/^presence:/);
  });

  test('is no status, and a status is no way out of the app', () => {
    for (const query of ['sair', 'salir', 'quit', 'exit'])
      expect(idsOf(language, false, query).filter((id) => id.startsWith('presence:'))).toEqual([]);
  });
});

test.each([
  ['pt-BR', 'encerrar'],
  ['en', 'end'],
  ['es', 'terminar'],
] as const)('in a call the first row hangs up (%s: "%s")', (language, query) => {
  expect(idsOf(language, true, query)[0]).toBe('call:hang-up');
});
