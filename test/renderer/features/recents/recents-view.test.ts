import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { IDLE, NOW, PRACTICE, SUPPORT, ago } from '../../../../build/gallery/fixtures.ts';
import { recentTime } from '../../../../renderer/features/recents/recent-time.ts';
import { recentRows } from '../../../../renderer/features/recents/recents-view.ts';

const timeZone = 'America/Sao_Paulo';
const HOUR = 3_600_000;
const rows = recentRows({ ...IDLE, practice: PRACTICE }, { t: createTranslator('pt-BR'), now: NOW, timeZone });

test('each row says who, how it went, on which line, when and how long', () => {
  expect(rows.slice(0, 5).map((row) => [row.peer.who, row.icon, row.result, row.line.label, row.time, row.duration])).toEqual([
    ['Ana Eco', 'missed', 'Perdida', 'Vendas', '14:02', null],
    ['+55 21 99876-5432', 'received', 'Recebida', 'Suporte', '13:40', '3:12'],
    ['Bruno Falante', 'made', 'Feita', 'Vendas', '13:13', '0:47'],
    ['+55 41 98888-7777', 'not-connected', 'Sem resposta', 'Suporte', '12:54', null],
    ['Ana Eco', 'elsewhere', 'Colega atendeu', 'Vendas', '11:55', null],
  ]);
});

test('only calls that were lost to us are marked', () => {
  expect(rows.filter((row) => row.isMissed).map((row) => row.recent.reason)).toEqual(['missed']);
});

test('a call on a line that is gone keeps its name and cannot be returned', () => {
  const [first] = recentRows({ ...IDLE, lines: [SUPPORT] }, { t: createTranslator('en'), now: NOW, timeZone });
  expect([first?.line.label, first?.canCallBack]).toEqual(['Vendas', false]);
});

test('a caller without a number is called unknown, and cannot be called back', () => {
  const recents = IDLE.recents.slice(0, 1).map((recent) => ({ ...recent, peer: null }));
  const [row] = recentRows({ ...IDLE, recents }, { t: createTranslator('pt-BR'), now: NOW, timeZone });
  expect([row?.peer, row?.canCallBack]).toEqual([{ name: null, number: '', who: 'Número desconhecido' }, false]);
});

test('the newest stands first, in whatever order main keeps them', () => {
  const times = recentRows({ ...IDLE, recents: IDLE.recents.toReversed() }, { t: createTranslator('pt-BR'), now: NOW, timeZone }).map(
    (row) => row.recent.startedAt,
  );
  expect(times).toEqual(times.toSorted((one, other) => other - one));
});

test.each([
  [HOUR, '13:05'],
  [15 * HOUR, 'ontem 23:05'], // yesterday by the calendar, not by 24 hours
  [40 * HOUR, '20/11 22:05'],
])('a call %i ms ago is dated %s', (agoMs, expected) => {
  expect(recentTime(ago(agoMs), { now: NOW, language: 'pt-BR', timeZone })).toBe(expected);
});
