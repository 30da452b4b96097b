import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { POLLING_CAUSES } from '#contract/line.ts';
import type { Line, LineHealth } from '#contract/line.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { HEALTHY, NOW, PRACTICE_META, SALES, SUPPORT, ago, trouble } from '../../../../build/gallery/fixtures.ts';
import { agoInWords } from '../../../../renderer/features/lines/ago.ts';
import { healthFacts } from '../../../../renderer/features/lines/health-view.ts';
import { lineRows } from '../../../../renderer/features/lines/lines-view.ts';
import type { LineRow } from '../../../../renderer/features/lines/lines-view.ts';

const t = createTranslator('pt-BR');
const wording = { t, now: NOW, language: 'pt-BR', timeZone: 'America/Sao_Paulo' } as const;
const rowsOf = (...lines: readonly Line[]): readonly LineRow[] => lineRows(lines, wording);
const polled = (line: Line, cause: (typeof POLLING_CAUSES)[number]): Line => ({
  ...line,
  status: { state: 'polling', provenAt: ago(1), cause },
});

describe('how a line is reached', () => {
  test('live is told with its proof', () => {
    const [row] = rowsOf(SALES);
    expect([row?.stateText, row?.stateAdvice, row?.mends]).toEqual(['Ao vivo', 'Toca na hora. Última prova há 12 s.', []]);
  });

  test('unreachable is told with its cause, since when, and what to do', () => {
    const [row] = rowsOf(trouble(SUPPORT, 'line-disconnected'));
    expect(row?.stateText).toBe('Fora do ar desde 14:04: este número está desconectado do WhatsApp');
    expect(row?.stateAdvice).toContain('QR code');
    expect(row?.mends).toEqual(['try']);
  });

  test.each(POLLING_CAUSES)('polling because of %s is told with its cause and its mend', (cause) => {
    const [row] = rowsOf(polled(SALES, cause));
    expect(row?.stateText).toBe(`Só consultando: ${t(`pollingCause.${cause}.title`)}`);
    expect(row?.stateAdvice).toBe(t(`pollingCause.${cause}.advice`));
    expect(row?.mends).toHaveLength({ 'no-tunnel': 1, 'tunnel-opening': 0, 'tunnel-down': 2, 'probe-lost': 2 }[cause as string] ?? 1);
  });

  test('practice is live without a tunnel, and says why; no tunnel is said to open for it', () => {
    const live = rowsOf(PRACTICE_META)[0];
    expect([live?.stateText, live?.stateAdvice]).toEqual(['Ao vivo', t('lines.liveHere')]);
    const opening = rowsOf(polled(PRACTICE_META, 'tunnel-opening'))[0];
    expect([opening?.stateText, opening?.stateAdvice]).toEqual([t('lines.connecting'), null]);
  });

  test('practice is not asked for a tunnel, and a locked key not to be tried again', () => {
    expect(rowsOf(polled(PRACTICE_META, 'probe-lost'))[0]?.mends).toEqual(['try']);
    const [locked] = rowsOf({ ...SALES, status: { state: 'unreachable', error: appError('key-locked'), since: ago(1) } });
    expect([locked?.mends, locked?.canChange, locked?.canRemove]).toEqual([[], false, true]);
  });
});

test('only what the agent added can be removed here', () => {
  const rows = rowsOf(SALES, PRACTICE_META, { ...SUPPORT, origin: 'environment' });
  expect(rows.map(({ canRemove, isPractice, isUntilQuit }) => [canRemove, isPractice, isUntilQuit])).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ]);
});

test('nothing of what the company keeps can be removed here, and all of it can be renamed', () => {
  const rows = lineRows([SALES, { ...SUPPORT, origin: 'environment' }], wording, { areKept: true });
  expect(rows.map(({ canRemove, canChange }) => [canRemove, canChange])).toEqual([
    [false, true],
    [false, true],
  ]);
});

test('a number the service has not told is not made up', () => {
  expect(rowsOf({ ...SALES, number: null })[0]?.number).toBe('Número ainda não informado');
});

describe('the health of a line', () => {
  const factsOf = (health: Partial<LineHealth>, line = SALES): ReadonlyMap<string, ReturnType<typeof healthFacts>[number]> =>
    new Map(healthFacts({ ...line, health: { ...HEALTHY, ...health } }, { t, now: NOW }).map((fact) => [fact.id, fact]));

  test('names each piece of evidence, in words', () => {
    const facts = factsOf({ heardOnlyByPolling: 3, heardByWebhook: 117, requestsLastMinute: 12 });
    expect([...facts.values()].map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Chave: Aceita',
      'WhatsApp: Conectado',
      'Chamadas: Ligadas',
      'Aviso de chamadas: Registrado e conferido',
      'Última prova: há 12 s',
      'Perdas: 3 de 120 eventos só pela consulta',
      'Consultas: 12 de 40 no último minuto',
    ]);
  });

  test('says what to do where something is not well', () => {
    const facts = factsOf({ key: 'rejected', connection: 'closed', calling: 'disabled' });
    expect(['key', 'connection', 'calling'].map((id) => [facts.get(id)?.tone, facts.get(id)?.advice !== null])).toEqual([
      ['lost', true],
      ['lost', true],
      ['lost', true],
    ]);
    const connecting = factsOf({ connection: 'connecting' }).get('connection');
    expect([connecting?.tone, connecting?.advice]).toEqual(['attention', expect.stringContaining('ninguém consegue ligar')]);
    expect(factsOf({ connection: 'closed' }, SUPPORT).get('connection')?.advice).toContain('QR code');
    expect(factsOf({ connection: 'closed' }, SALES).get('connection')?.advice).not.toContain('QR code');
  });

  test('does not call polling a loss where nothing else was meant to tell', () => {
    expect(factsOf({ heardByWebhook: 0, heardOnlyByPolling: 5, webhook: 'none' }).get('loss')?.tone).toBe('plain');
    expect(factsOf({ heardByWebhook: 5, heardOnlyByPolling: 5 }).get('loss')?.tone).toBe('attention');
    expect(factsOf({ heardByWebhook: 0, heardOnlyByPolling: 0 }).get('loss')?.value).toBe('Nenhum evento de chamada ainda');
    expect(factsOf({ heardByWebhook: 1, heardOnlyByPolling: 0 }).get('loss')?.value).toBe('Nenhuma em 1 evento');
  });

  test('web numbers have no switch for calls', () => {
    expect(factsOf({ calling: 'unknown' }, SUPPORT).get('calling')?.value).toBe('Sempre ligadas');
  });
});

test.each([
  [-5_000, 'agora'],
  [1_900, 'agora'],
  [59_999, 'há 59 s'],
  [60_000, 'há 1 min'],
  [3_600_000, 'há 1 h'],
])('%d ms ago is %s', (milliseconds, words) => {
  expect(agoInWords(ago(milliseconds), NOW, t)).toBe(words);
});
