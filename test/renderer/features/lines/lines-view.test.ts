import { expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { POLLING, PRACTICE_META, SALES, SUPPORT, ago } from '../../../../build/gallery/fixtures.ts';
import { lineRows } from '../../../../renderer/features/lines/lines-view.ts';

const t = createTranslator('pt-BR');

test('a line in trouble says what is wrong and what to do', () => {
  const [row] = lineRows([{ ...SUPPORT, status: { state: 'unreachable', error: appError('line-disconnected'), since: ago(1) } }], t);
  expect([row?.state, row?.stateText]).toEqual(['trouble', 'Este número está desconectado do WhatsApp']);
  expect(row?.stateAdvice).toContain('QR code');
});

test('a line that is only consulted says that calls come late', () => {
  const [row] = lineRows([{ ...SALES, status: POLLING }], t);
  expect([row?.stateText, row?.stateAdvice]).toEqual(['Só consultando', t('lines.pollingAdvice')]);
});

test('only what the agent added can be removed here', () => {
  const rows = lineRows([SALES, PRACTICE_META, { ...SUPPORT, origin: 'environment' }], t);
  expect(rows.map(({ canRemove, isPractice, isUntilQuit }) => [canRemove, isPractice, isUntilQuit])).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ]);
});

test('a number the service has not told is not made up', () => {
  expect(lineRows([{ ...SALES, number: null }], t)[0]?.number).toBe('Número ainda não informado');
});
