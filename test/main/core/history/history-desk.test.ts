import { expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { WHOLE_HISTORY } from '#contract/history.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { fail, ok } from '#contract/result.ts';
import { createHistoryDesk } from '../../../../main/core/history/history-desk.ts';
import type { Language } from '#contract/settings.ts';
import { recentCall } from '../../../support/contract-suites/call-history-suite.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { callNote, historyBench } from '../../../support/history-bench.ts';

const ANA = phoneNumber('+5511999990001');

function setDesk(order: { readonly language?: Language; readonly refused?: boolean; readonly path?: string | null } = {}) {
  const { language = 'pt-BR', refused = false, path = '/people/ana/historico.csv' } = order;
  const { history, store } = historyBench();
  const clock = createSimulatedClock();
  const written: string[] = [];
  const desk = createHistoryDesk({
    clock,
    store,
    numbersOf: (word) => (word === 'ana' && ANA !== null ? [ANA] : []),
    nameOf: (number) => (number === ANA ? 'Ana "Bia"' : null),
    whereToSave: async () => path,
    async writeWhole(_path, parts) {
      for await (const part of parts) written.push(String(part));
      return refused ? fail(appError('export-refused', 'EACCES')) : ok(null);
    },
    wording: () => ({
      language,
      t: createTranslator(language),
      timeZone: 'America/Sao_Paulo',
    }),
    changed: () => undefined,
  });
  /** Exports while time passes, for other work has its turn between two parts. */
  const exported = async (filter = WHOLE_HISTORY) => {
    const exporting = desk.export(filter);
    await clock.advance(1_000);
    return { outcome: await exporting, text: written.join('') };
  };
  return { desk, history, store, written, clock, exported };
}

test('what is found goes out as a list that a Brazilian spreadsheet reads', async () => {
  const { history, store, exported } = setDesk();
  history.add(recentCall('a', 1_763_766_000_000), []);
  history.add(
    recentCall('b', 1_763_766_100_000, { answeredAt: null, reason: 'missed', peer: null, kind: 'web', lineLabel: 'Vendas; Sul' }),
    [],
  );
  store.keepNote(callNote('a', '=SOMA(A1)\nsegunda linha', { code: 'sale', label: 'Venda' }));
  const { outcome, text } = await exported();
  expect(outcome).toEqual({ ok: true, value: { savedAs: '/people/ana/historico.csv', calls: 2 } });
  expect(text).toBe(
    [
      '\u{feff}Data;Hora;Direção;Resultado;Nome;Número;Linha;Tipo de linha;BIC / UIC;Segundos de conversa;Classificação;Anotação',
      '2025-11-21;20:01:40;Recebida;Perdida;;;"Vendas; Sul";WhatsApp Web;Não oficial;0;;',
      `2025-11-21;20:00:00;Recebida;Atendida;"Ana ""Bia""";+55 11 99999-0001;Vendas;WhatsApp oficial;UIC;57;Venda;"'=SOMA(A1)\nsegunda linha"`,
      '',
    ].join('\r\n'),
  );
});

test('a filter holds for the export too, and names are looked for as on the screen', async () => {
  const { desk, history, exported } = setDesk({ language: 'en' });
  history.add(recentCall('a', 1_763_766_000_000), []);
  history.add(recentCall('b', 1_763_766_100_000, { peer: phoneNumber('+5521912345678') }), []);
  expect(desk.page({ ...WHOLE_HISTORY, text: 'Ana' }, { from: 0, limit: 10 }).total).toBe(1);
  const { text } = await exported({ ...WHOLE_HISTORY, text: 'Ana' });
  expect(text.split('\r\n')).toHaveLength(3);
  expect(text).toContain('Date,Time,Direction');
});

test('thousands of calls leave in parts, with their whole notes', async () => {
  const { history, store, written, exported } = setDesk();
  for (let at = 0; at < 1_200; at += 1) history.add(recentCall(`c${String(at)}`, at), []);
  store.keepNote(callNote('c3', 'x'.repeat(5_000)));
  const { outcome, text } = await exported();
  expect(outcome).toMatchObject({ value: { calls: 1_200 } });
  expect(written.length).toBeGreaterThan(2);
  expect(text.trimEnd().split('\r\n')).toHaveLength(1_201);
  expect(text).toContain('x'.repeat(5_000));
});

test('a call that ends during the export moves none into the list twice, and what is told is what was written', async () => {
  const { desk, history, written, clock } = setDesk();
  for (let at = 0; at < 1_200; at += 1) history.add(recentCall(`c${String(at)}`, at * 1_000), []);
  const exporting = desk.export(WHOLE_HISTORY);
  await clock.settle();
  history.add(recentCall('new', 5_000_000), []);
  await clock.advance(1_000);
  expect(await exporting).toMatchObject({ value: { calls: 1_200 } });
  const rows = written.join('').trimEnd().split('\r\n');
  expect(rows).toHaveLength(1_201);
  expect(new Set(rows).size).toBe(1_201);
});

test.each([
  [{ path: null }, { ok: true, value: 'cancelled' }],
  [{ refused: true }, { ok: false, error: { code: 'export-refused' } }],
] as const)('an export that is called off, or refused, says so', async (order, outcome) => {
  const { exported } = setDesk(order);
  expect((await exported()).outcome).toMatchObject(outcome);
});

test('missed calls are counted until they are looked at', () => {
  const { desk, history } = setDesk();
  history.add(recentCall('a', 1_000, { answeredAt: null, reason: 'missed' }), []);
  expect(desk.missed().count).toBe(1);
  desk.markSeen(null);
  expect(desk.missed().count).toBe(0);
});
