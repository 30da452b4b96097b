import { expect, test } from 'vitest';
import type { Speaking, SpeakingWindow } from '#contract/alerts-state.ts';
import type { AppState } from '#contract/app-state.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { IDLE, PRACTICE, SUPPORT, ago, call, number } from '../../../../build/gallery/fixtures.ts';
import { hear, hearingFrom } from '../../../../renderer/features/announcer/hearing.ts';

const t = createTranslator('pt-BR');
const WINDOWS: readonly SpeakingWindow[] = ['main', 'incoming', 'mini'];
const DESK: AppState = { ...IDLE, practice: PRACTICE };
const RINGS = call({ phase: 'ringing', silenced: false }, { id: 'ana' });
const SECOND = call({ phase: 'ringing', silenced: false }, { id: 'second', line: SUPPORT, peer: number('+5521998765432') });
const ACTIVE = { phase: 'active', answeredAt: ago(1_000), media: 'flowing', muted: false, held: false } as const;
const TALK = call(ACTIVE, { id: 'ana' });
const MUTED = call({ ...ACTIVE, muted: true }, { id: 'ana' });

const IN_FRONT: Speaking = { rings: 'main', calls: 'main' };
const CARD_UP: Speaking = { rings: 'incoming', calls: 'incoming' };
const MINI_COMES: Speaking = { rings: null, calls: null };
const MINI_UP: Speaking = { rings: 'mini', calls: 'mini' };
const BOTH_UP: Speaking = { rings: 'incoming', calls: 'mini' };

/** All three windows hear the same states; what each of them says, in the order it is said. */
function said(course: readonly (readonly [Speaking, AppState['calls']])[], state: AppState = DESK): readonly string[] {
  const heard = new Map(WINDOWS.map((window) => [window, hearingFrom(state)]));
  return course.flatMap(([speaking, calls]) =>
    WINDOWS.flatMap((window) => {
      const result = hear(heard.get(window) ?? hearingFrom(state), { ...state, calls, speaking }, { window, t });
      heard.set(window, result.heard);
      return result.news.map(({ text }) => `${window}: ${text}`);
    }),
  );
}

test('while the main window is in front it alone says that a call rings, and the card holds its tongue', () => {
  expect(said([[IN_FRONT, [RINGS]]])).toEqual(['main: Chamada de Ana Eco na linha Vendas']);
});

test('behind other programs the main window is silent: the card says who rings on which line, once', () => {
  const states: [Speaking, AppState['calls']][] = [
    [CARD_UP, [RINGS]],
    [CARD_UP, [RINGS]],
    // The agent brings the main window to the front while it still rings: nothing new has happened.
    [IN_FRONT, [RINGS]],
  ];
  expect(said(states)).toEqual(['incoming: Chamada de Ana Eco na linha Vendas']);
});

test('what comes of a call before the small window is up is told when it is, once and in one sentence', () => {
  const answering = call({ phase: 'answering' }, { id: 'ana' });
  expect(
    said([
      [CARD_UP, [RINGS]],
      [MINI_COMES, [answering]],
      [MINI_COMES, [TALK]],
      [MINI_UP, [TALK]],
      [MINI_UP, [TALK]],
    ]),
  ).toEqual(['incoming: Chamada de Ana Eco na linha Vendas', 'mini: Em chamada com Ana Eco']);
});

test('the main window tells it where the agent goes there before the small window has come', () => {
  expect(
    said([
      [CARD_UP, [RINGS]],
      [MINI_COMES, [TALK]],
      [IN_FRONT, [TALK]],
    ]).slice(1),
  ).toEqual(['main: Em chamada com Ana Eco']);
});

test('the small window says mute and hold, and the card the second call that rings meanwhile', () => {
  expect(
    said([
      [IN_FRONT, [TALK]],
      [MINI_UP, [TALK]],
      [MINI_UP, [MUTED]],
      [BOTH_UP, [MUTED, SECOND]],
      [BOTH_UP, [TALK, SECOND]],
      [MINI_UP, [call({ ...ACTIVE, held: true }, { id: 'ana' })]],
    ]).slice(1),
  ).toEqual([
    'mini: Mudo ligado. O cliente não ouve você',
    'incoming: Outra chamada de +55 21 99876-5432 na linha Suporte',
    'mini: Mudo desligado. O cliente ouve você',
    'mini: Chamada em espera',
  ]);
});

test('with names covered card and small window say none; the main window, which shows them, does', () => {
  const covered = { ...DESK, settings: { ...DESK.settings, alerts: { ...DESK.settings.alerts, hidePersonal: true } } };
  expect(
    said(
      [
        [CARD_UP, [RINGS]],
        [MINI_UP, [TALK]],
      ],
      covered,
    ),
  ).toEqual(['incoming: Chamada de Cliente na linha Vendas', 'mini: Em chamada com Cliente']);
  expect(said([[IN_FRONT, [RINGS]]], covered)).toEqual(['main: Chamada de Ana Eco na linha Vendas']);
});

test('without a card a ring waits for the small window that is about to come up, and is told once', () => {
  expect(
    said([
      [IN_FRONT, [TALK]],
      [MINI_COMES, [TALK, SECOND]],
      [MINI_UP, [TALK, SECOND]],
      [MINI_UP, [TALK, SECOND]],
    ]).slice(1),
  ).toEqual(['mini: Outra chamada de +55 21 99876-5432 na linha Suporte']);
});
