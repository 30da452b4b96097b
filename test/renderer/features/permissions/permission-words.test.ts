import { describe, expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { lineId } from '#contract/line.ts';
import type { CallBack, CustomerPermission } from '#contract/permission.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { callBackWords } from '../../../../renderer/features/permissions/call-back-view.ts';
import { momentText, spanText } from '../../../../renderer/features/permissions/moment.ts';
import { permissionWords } from '../../../../renderer/features/permissions/permission-view.ts';
import { inputDay, inputTime, momentOf, plannedSoon } from '../../../../renderer/features/permissions/plan-time.ts';

const NOW = unixMs(Date.parse('2026-11-27T15:00:00Z'));
const HOUR = 3_600_000;
const later = (milliseconds: number) => unixMs(NOW + milliseconds);
const wording = { now: NOW, language: 'pt-BR', timeZone: 'America/Sao_Paulo' } as const;
const t = createTranslator('pt-BR');
const PEER = phoneNumber('+5511988880001') as PhoneNumber;

const customer = (part: Partial<CustomerPermission>): CustomerPermission => ({
  lineId: lineId('line'),
  peer: PEER,
  status: 'temporary',
  expiresAt: later(6 * 24 * HOUR + HOUR),
  call: { isAllowed: true, limits: [{ periodHours: 24, most: 5, used: 4, clearsAt: null }] },
  request: { isAllowed: true, limits: [] },
  readAt: NOW,
  asked: null,
  unansweredInRow: 0,
  textUntil: null,
  ...part,
});

describe('a permission in words', () => {
  test('names how long it lasts and what is left', () => {
    expect(permissionWords(customer({}), t, wording)).toMatchObject({
      status: 'Permite chamadas',
      tone: 'good',
      until: 'acaba em 6 dias',
      limits: ['Resta 1 chamada em 24 horas'],
      canCall: true,
    });
  });

  test('names the time within a day, and from when a spent limit is free again', () => {
    const call = { isAllowed: false, limits: [{ periodHours: 24, most: 5, used: 5, clearsAt: later(2 * HOUR) }] };
    expect(permissionWords(customer({ expiresAt: later(3 * HOUR), call }), t, wording)).toMatchObject({
      tone: 'ending',
      until: 'até 15:00',
      limits: ['Nenhuma chamada resta em 24 horas, de novo a partir de 14:00'],
      canCall: false,
    });
  });

  test('that has run out since it was read is none, and may be asked for', () => {
    expect(permissionWords(customer({ expiresAt: NOW }), t, wording)).toMatchObject({
      status: 'Sem permissão',
      tone: 'none',
      until: null,
      canCall: false,
      canAsk: true,
    });
  });

  test('whose questions were spent when it was read may be asked for once a use is forgotten', () => {
    const request = { isAllowed: false, limits: [{ periodHours: 24, most: 1, used: 1, clearsAt: later(HOUR) }] };
    const spent = customer({ status: 'none', expiresAt: null, request });
    const limits = ['Nenhum pedido resta em 24 horas, de novo a partir de 13:00'];
    expect(permissionWords(spent, t, wording)).toMatchObject({ limits, canAsk: false });
    expect(permissionWords(spent, t, { ...wording, now: later(HOUR) })).toMatchObject({
      limits: ['Resta 1 pedido em 24 horas'],
      canAsk: true,
    });
  });

  test('for good is not asked for', () => {
    const words = permissionWords(customer({ status: 'permanent', expiresAt: null, request: { isAllowed: true, limits: [] } }), t, wording);
    expect(words).toMatchObject({ status: 'Permite sempre', canAsk: false });
  });

  test('tells of a question without an answer, and of calls in vain', () => {
    const words = permissionWords(customer({ asked: { at: later(-HOUR), answer: 'waiting' }, unansweredInRow: 2 }), t, wording);
    expect([words.asked, words.unanswered]).toEqual(['Pedido enviado 11:00, sem resposta ainda', '2 chamadas seguidas sem resposta']);
  });
});

describe('the queue in words', () => {
  const entry = (part: Partial<CallBack>): CallBack => ({
    id: 'x',
    lineId: lineId('line'),
    peer: PEER,
    why: 'missed',
    since: later(-HOUR),
    dueAt: null,
    status: 'temporary',
    expiresAt: later(5 * HOUR),
    callsLeft: 4,
    askFrom: null,
    ...part,
  });

  test.each([
    [entry({}), { why: 'Ligou 11:00', deadline: '5 horas', tone: 'ending', state: 'restam 4 chamadas', mustAsk: false }],
    [
      entry({ why: 'planned', dueAt: later(-60_000), expiresAt: null, callsLeft: 0 }),
      { why: 'Marcado para 11:59', deadline: 'Atrasado', state: 'nenhuma chamada resta' },
    ],
    [entry({ status: 'none', expiresAt: null }), { deadline: null, tone: 'none', state: 'Peça permissão antes de ligar', mustAsk: true }],
    [entry({ expiresAt: NOW, askFrom: later(HOUR) }), { deadline: null, state: 'Novo pedido a partir de 13:00', mustAsk: true }],
    [entry({ status: null, expiresAt: null, callsLeft: null }), { deadline: null, tone: 'good', state: null, mustAsk: false }],
    [entry({ expiresAt: NOW, askFrom: later(HOUR) }), { canAsk: false }],
    [entry({ expiresAt: NOW, askFrom: NOW }), { state: 'Peça permissão antes de ligar', mustAsk: true, canAsk: true }],
  ])('%#', (callBack, words) => {
    expect(callBackWords(callBack, t, wording)).toMatchObject(words);
  });
});

describe('moments', () => {
  test('of another day name it, in the agent’s language', () => {
    const at = later(24 * HOUR);
    expect(momentText(at, wording)).toBe('sáb., 28/11, 12:00');
    expect(momentText(at, { ...wording, language: 'en' })).toContain('Sat');
    expect(momentText(NOW, wording)).toBe('12:00');
  });

  test.each([
    [30_000, '1 minuto'],
    [90 * 60_000, '90 minutos'],
    [2 * HOUR, '2 horas'],
    [47 * HOUR, '47 horas'],
    [48 * HOUR, '2 dias'],
  ])('a span of %i ms is %s', (milliseconds, text) => {
    expect(spanText(milliseconds, 'pt-BR')).toBe(text);
  });

  test('of date and time fields come back as they were written; what is no date is none', () => {
    expect(momentOf(inputDay(NOW), inputTime(NOW))).toBe(NOW);
    expect(momentOf('', '10:00')).toBeNull();
    expect(momentOf('2026-11-27', '')).toBeNull();
  });

  test('that are offered are all still to come', () => {
    for (const { at } of plannedSoon(NOW)) expect(at).toBeGreaterThan(NOW);
    expect(plannedSoon(NOW).at(-1)?.what).toBe('tomorrow');
  });
});
