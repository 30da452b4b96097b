import { expect, test } from 'vitest';
import type { CallRate } from '#contract/billing.ts';
import { callId } from '#contract/call.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { unixMs } from '#contract/time.ts';
import { moneyText, priceText } from '../../../../renderer/features/billing/money.ts';
import { meterWords } from '../../../../renderer/features/billing/pulse-meter.tsx';

const RATE: CallRate = { callId: callId('call'), free: null, tiers: [{ fromMinutes: 0, perMinuteMicros: 600_000 }], pulsesBefore: 0 };
const facts = {
  billing: { table: { currency: 'BRL', rows: 1, importedAt: unixMs(0) } },
  talkMs: 13_000,
  t: createTranslator('pt-BR'),
  language: 'pt-BR',
} as const;

test('the meter counts whole pulses and says when the next begins', () => {
  expect(meterWords(RATE, facts)).toEqual({ cost: 'R$\u00a00,18 até agora', pulses: '3 pulsos de 6\u00a0s', next: 'próximo em 5\u00a0s' });
  expect(meterWords(RATE, { ...facts, talkMs: 0 })).toMatchObject({ cost: 'R$\u00a00,06 até agora', next: 'próximo em 6\u00a0s' });
});

test('a call that they placed and one of a web number cost nothing, and a number without a price says so', () => {
  expect(meterWords({ ...RATE, free: 'customer-called' }, facts).cost).toBe('Sem custo: o cliente ligou');
  expect(meterWords({ ...RATE, free: 'web-number' }, facts).pulses).toBeNull();
  expect(meterWords({ ...RATE, tiers: [] }, facts).cost).toBe('sem preço na tabela');
});

test('money is written as the language has it; prices keep parts of a cent', () => {
  const brl = { currency: 'BRL', language: 'pt-BR' } as const;
  expect(moneyText(1_234_567_000, brl)).toBe('R$\u00a01.234,57');
  expect(moneyText(5_200, brl)).toBe('R$\u00a00,0052');
  expect(priceText(52_000, brl)).toBe('R$\u00a00,052');
  expect(priceText(52_000, { currency: 'USD', language: 'en' })).toBe('$0.052');
});
