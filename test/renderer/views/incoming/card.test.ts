import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { IDLE, NOW, PRACTICE, SUPPORT, ago, call, number } from '../../../../build/gallery/fixtures.ts';
import { cardLine } from '../../../../renderer/views/incoming/card-line.ts';
import { incomingCalls } from '../../../../renderer/views/incoming/incoming-calls.ts';

const t = createTranslator('pt-BR');
const moment = { t, now: NOW, isAnswering: false, timeZone: 'America/Sao_Paulo' };
const oldest = call({ phase: 'ringing', silenced: false }, { id: 'oldest' });
const younger = call({ phase: 'ringing', silenced: false }, { id: 'younger', line: SUPPORT, peer: number('+5521900000000') });
const active = call({ phase: 'active', answeredAt: ago(1), media: 'flowing', muted: false, held: false }, { id: 'active' });

test('of several calls the oldest is on the card, and the others are counted', () => {
  expect(incomingCalls([oldest, younger])).toEqual({ call: oldest, more: 1, isBusy: false });
});

test('one silenced here makes room for one that still rings', () => {
  const silenced = call({ phase: 'ringing', silenced: true }, { id: 'oldest' });
  expect(incomingCalls([silenced, younger])).toMatchObject({ call: younger, more: 1 });
  expect(incomingCalls([silenced])).toMatchObject({ call: silenced, more: 0 });
});

test('the card stays with the call that is being answered', () => {
  const answering = call({ phase: 'answering' }, { id: 'younger' });
  expect(incomingCalls([oldest, answering])).toMatchObject({ call: answering, more: 1, isBusy: false });
});

test('without anything to answer there is no card', () => {
  expect(incomingCalls([active])).toBeNull();
});

test('during a call it says what has to happen first', () => {
  const incoming = incomingCalls([active, oldest]);
  expect(incoming?.isBusy).toBe(true);
  expect(incoming === null ? '' : cardLine(incoming, IDLE, moment)).toBe('Desligue para atender');
});

test('under the name stand the number and how often they called today', () => {
  const incoming = { call: oldest, more: 0, isBusy: false };
  expect(cardLine(incoming, { ...IDLE, practice: PRACTICE }, moment)).toBe('+55 11 98888-0001 · 3ª vez hoje');
  expect(cardLine({ ...incoming, call: younger }, IDLE, moment)).toBe('');
  expect(cardLine(incoming, IDLE, { ...moment, isAnswering: true })).toBe('Atendendo…');
});
