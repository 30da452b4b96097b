import { expect, test } from 'vitest';
import type { HistoryEntry } from '#contract/history.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { IDLE, NOW } from '../../../../build/gallery/fixtures.ts';
import { historyRow } from '../../../../renderer/features/history/history-row.ts';

const call = IDLE.recents[0] ?? expect.unreachable('no recent call');
const ENTRY: HistoryEntry = { call, name: null, note: null, unseen: false, fromService: false };
const rowOf = (part: Partial<HistoryEntry>) =>
  historyRow({ ...ENTRY, ...part }, { state: IDLE, t: createTranslator('pt-BR'), now: NOW, timeZone: 'America/Sao_Paulo' });

test('a row says all of it to who does not see it', () => {
  const note = { callId: call.id, text: 'pediu segunda via', wrapUp: { code: 'call-back', label: 'Retornar' }, changedAt: NOW };
  expect(rowOf({ name: 'Ana Souza', note, unseen: true, fromService: true }).spoken).toBe(
    'Ana Souza, Perdida, Vendas, 14:02. Iniciada pelo cliente. Ainda não vista. Em outro aparelho. Classificação: Retornar. Anotação: pediu segunda via',
  );
});

test('a name that main knows is shown for a number that this window does not know', () => {
  expect(rowOf({ name: 'Ana Souza' }).peer).toEqual({ name: 'Ana Souza', number: '+55 11 98888-0001', who: 'Ana Souza' });
  expect(rowOf({}).peer.who).toBe('+55 11 98888-0001');
});

test('a note without words is none', () => {
  const note = { callId: call.id, text: '', wrapUp: { code: 'sale', label: 'Venda' }, changedAt: NOW };
  expect(rowOf({ note })).toMatchObject({ note: null, code: 'Venda' });
});

test('a call says who began it, and one on a web number that it is unofficial', () => {
  expect(rowOf({ call: { ...call, direction: 'outbound' } }).label).toMatchObject({ short: 'BIC', spoken: 'Iniciada pela empresa' });
  expect(rowOf({}).label.short).toBe('UIC');
  expect(rowOf({ call: { ...call, kind: 'web' } })).toMatchObject({
    label: { short: 'Não oficial' },
    spoken: expect.stringMatching(/Não oficial$/u),
  });
});

test.each(LANGUAGES)('who asks what the short label means is told of permission and cost (%s)', (language) => {
  const about = (part: Partial<typeof call>): string =>
    historyRow({ ...ENTRY, call: { ...call, ...part } }, { state: IDLE, t: createTranslator(language), now: NOW }).label.about;
  expect(about({ direction: 'inbound' })).toMatch(/\(UIC\).*perm/i);
  expect(about({ direction: 'outbound' })).toMatch(/\(BIC\).*perm.*Meta/i);
  for (const direction of ['inbound', 'outbound'] as const) expect(about({ kind: 'web', direction })).toMatch(/WhatsApp Web.*perm.*Meta/i);
});
