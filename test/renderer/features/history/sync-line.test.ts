import { expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { EMPTY_HISTORY, type LineSync } from '#contract/history.ts';
import { lineId } from '#contract/line.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { unixMs } from '#contract/time.ts';
import { IDLE, SALES } from '../../../../build/gallery/fixtures.ts';
import { syncView } from '../../../../renderer/features/history/sync-line.ts';

const READING: LineSync = {
  lineId: SALES.id,
  phase: 'reading',
  reachedBack: unixMs(Date.UTC(2026, 2, 12, 15)),
  added: 10,
  error: null,
};
const viewOf = (sync: readonly LineSync[]) =>
  syncView({ lines: IDLE.lines, history: { ...EMPTY_HISTORY, sync } }, { t: createTranslator('pt-BR'), language: 'pt-BR' });

test('how far back the calls have come is said while they come, and nothing when all is here', () => {
  expect(viewOf([READING])).toEqual({ kind: 'reading', text: 'Buscando chamadas antigas… já até 12/03/2026' });
  expect(viewOf([{ ...READING, phase: 'waiting' }])).toMatchObject({ kind: 'reading' });
  expect(viewOf([{ ...READING, phase: 'complete', reachedBack: null }])).toEqual({ kind: 'none' });
  expect(viewOf([])).toEqual({ kind: 'none' });
});

test('a look for new calls, ten minutes after the last, is no news', () => {
  expect(viewOf([{ ...READING, reachedBack: null }])).toEqual({ kind: 'none' });
});

test('of several lines the one that has farthest to go is told, and trouble before all', () => {
  const other = { ...READING, lineId: lineId('other'), reachedBack: unixMs(Date.UTC(2026, 9, 1, 15)) };
  expect(viewOf([READING, other])).toMatchObject({ text: 'Buscando chamadas antigas… já até 01/10/2026' });
  const failed = { ...READING, phase: 'waiting', error: appError('service-broken') } as const;
  expect(viewOf([other, failed])).toEqual({ kind: 'failed', text: 'As chamadas antigas de Vendas não vieram.', lineId: SALES.id });
});
