import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import type { StatusOrder } from '#contract/presence.ts';
import { IDLE, ago, call } from '../../../../build/gallery/fixtures.ts';
import { foreignWords } from '../../../../renderer/state/foreign-words.ts';
import { presenceEntries } from '../../../../renderer/features/palette/presence-entries.ts';
import { rankEntries } from '../../../../renderer/features/palette/rank-entries.ts';

const words = { t: createTranslator('pt-BR'), foreign: foreignWords('pt-BR') };
const TALKING = [call({ phase: 'active', answeredAt: ago(1_000), media: 'flowing', muted: false, held: false })];

const BREAK_NEXT = { ...IDLE, calls: TALKING, presence: { ...IDLE.presence, next: { status: 'break', span: 'open-ended' } } } as const;

/** What the first row for these words does. */
function takes(query: string, state: Parameters<typeof presenceEntries>[0]): readonly [string, StatusOrder | null] | undefined {
  const taken: (readonly [string, StatusOrder | null])[] = [];
  const entries = presenceEntries(state, words, {
    now: (order) => taken.push(['now', order]),
    next: (order) => taken.push(['next', order]),
  });
  rankEntries(entries, query)[0]?.run(() => undefined);
  return taken[0];
}

const AWAY = { ...IDLE, presence: { ...IDLE.presence, status: 'break' } } as const;

test.each<readonly [string, Parameters<typeof presenceEntries>[0], readonly [string, StatusOrder | null]]>([
  ['disponivel', IDLE, ['now', { status: 'available', span: 'open-ended' }]],
  ['voltar', AWAY, ['now', { status: 'available', span: 'open-ended' }]],
  ['do not disturb 60', IDLE, ['now', { status: 'do-not-disturb', span: { minutes: 60 } }]],
  ['dnd 15', IDLE, ['now', { status: 'do-not-disturb', span: { minutes: 15 } }]],
  ['almoco 1 hora', IDLE, ['now', { status: 'meal', span: { minutes: 60 } }]],
  ['reuniao ate', IDLE, ['now', { status: 'meeting', span: 'until-morning' }]],
  ['pausa 15', { ...IDLE, calls: TALKING }, ['next', { status: 'break', span: { minutes: 15 } }]],
  ['continuar', BREAK_NEXT, ['next', null]],
])('"%s" is taken at its word', (query, state, taken) => {
  expect(takes(query, state)).toEqual(taken);
});

test('nothing is taken back during a call after which nothing comes', () => {
  expect(takes('continuar', { ...IDLE, calls: TALKING })).toBeUndefined();
  expect(takes('disponivel', { ...IDLE, calls: TALKING })).toBeUndefined();
});
