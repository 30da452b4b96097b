import { expect, test } from 'vitest';
import { DEFAULT_ALERTS } from '#contract/alerts.ts';
import type { CallContext } from '#contract/alerts.ts';
import type { CallIn } from '#contract/call.ts';
import { cardSize, incomingView } from '#contract/incoming.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { AVAILABLE_SINCE_START } from '#contract/presence.ts';
import { IDLE, NOW, PRACTICE, SALES, SUPPORT, ago, call, number } from '../../../../build/gallery/fixtures.ts';
import { callerLines } from '../../../../renderer/features/incoming/caller-lines.ts';
import { canReply } from '../../../../renderer/views/incoming/can-reply.ts';
import { replyChoices } from '../../../../renderer/views/incoming/reply-choices.ts';

const t = createTranslator('pt-BR');
const moment = { t, now: NOW, isCovered: false, isAnswering: false, timeZone: 'America/Sao_Paulo' };
const RINGING = { phase: 'ringing', silenced: false } as const;
const oldest = call(RINGING, { id: 'oldest' }) as CallIn<'ringing'>;
const younger = call(RINGING, { id: 'younger', line: SUPPORT, peer: number('+5521900000000') }) as CallIn<'ringing'>;
const active = call({ phase: 'active', answeredAt: ago(1), media: 'flowing', muted: false, held: false }, { id: 'active' });
const view = (calls: Parameters<typeof incomingView>[0]['calls']) => incomingView({ calls, presence: AVAILABLE_SINCE_START });
const BEFORE: CallContext = {
  callId: oldest.id,
  note: ' pediu\nsegunda via ',
  lastCall: { at: ago(3_600_000), direction: 'inbound', reason: 'missed', lineLabel: 'Vendas' },
  timesToday: 3,
};

test('of several calls the oldest has the large buttons, and the others a row each', () => {
  expect(view([oldest, younger])).toEqual({ shape: 'full', first: oldest, others: [younger], more: 0 });
});

test('one silenced here makes room for one that still rings, and has no row of its own', () => {
  const silenced = call({ phase: 'ringing', silenced: true }, { id: 'oldest' });
  expect(view([silenced, younger])).toMatchObject({ first: younger, others: [] });
  expect(view([silenced])).toMatchObject({ first: silenced });
});

test('the card stays with the call that is being answered, and lets the others wait', () => {
  const answering = call({ phase: 'answering' }, { id: 'younger' });
  expect(view([oldest, answering])).toMatchObject({ first: answering, others: [oldest], shape: 'full' });
});

test('without anything to answer there is no card', () => {
  expect(view([active])).toBeNull();
});

test('while the agent talks the card is small, and grows by a row with each further call', () => {
  const busy = view([active, oldest, younger]);
  expect(busy).toMatchObject({ shape: 'compact', first: oldest, others: [younger] });
  const heightOf = (calls: Parameters<typeof view>[0]): number => {
    const shown = view(calls);
    return shown === null ? 0 : cardSize(shown).height;
  };
  expect(heightOf([active, oldest])).toBeLessThan(80);
  expect(heightOf([active, oldest, younger]) - heightOf([active, oldest])).toBe(60);
});

test('beside a call that waits to be rejoined after a crash, one that rings can be answered', () => {
  const stranded = call({ phase: 'stranded', answeredAt: ago(1) }, { id: 'stranded' });
  expect(view([stranded, oldest])).toMatchObject({ shape: 'full', first: oldest });
});

test('fifty calls fill no screen: three have rows, and the rest is counted', () => {
  const fifty = Array.from({ length: 50 }, (_, index) => call(RINGING, { id: `ring-${String(index)}` }));
  const shown = view(fifty);
  expect([shown?.others.length, shown?.more]).toEqual([3, 46]);
  expect(shown === null ? 0 : cardSize(shown).height).toBeLessThan(400);
});

test('under the name stand the number, how often they called today, and what was noted last', () => {
  const state = { ...IDLE, practice: PRACTICE, callContexts: [BEFORE] };
  expect(callerLines(oldest, state, moment)).toEqual({
    who: 'Ana Eco',
    about: '+55 11 98888-0001 · 3ª vez hoje',
    context: '“pediu segunda via”',
  });
});

test('where nothing was noted the last call stands there, and where there was none nothing does', () => {
  const state = { ...IDLE, callContexts: [{ ...BEFORE, note: null, timesToday: 1 }] };
  expect(callerLines(oldest, state, moment)).toEqual({
    who: '+55 11 98888-0001',
    about: '',
    context: 'Última: ligou e ninguém atendeu, 13:05',
  });
  expect(callerLines(younger, state, moment).context).toBe('');
});

test('a covered card tells that somebody calls and for how many times, and neither name, number nor note', () => {
  const state = { ...IDLE, practice: PRACTICE, callContexts: [BEFORE] };
  expect(callerLines(oldest, state, { ...moment, isCovered: true })).toEqual({
    who: 'Chamada recebida',
    about: '3ª vez hoje',
    context: '',
  });
});

test('what is happening comes before what is known', () => {
  const state = { ...IDLE, callContexts: [BEFORE] };
  expect(callerLines(oldest, state, { ...moment, isAnswering: true }).about).toBe('Atendendo…');
  expect(callerLines({ ...oldest, silenced: true }, state, moment).about).toBe('Silenciada para você');
  const named = { ...state, practice: PRACTICE };
  expect(callerLines({ ...oldest, silenced: true }, named, moment).about).toBe('+55 11 98888-0001 · Silenciada para você');
});

test('a message is offered where there is a number and something to send', () => {
  const without = { ...IDLE.settings, alerts: { ...DEFAULT_ALERTS, quickReplies: [] } };
  const templates = [{ lineId: SALES.id, templates: [{ id: 'tpl', name: 'retorno', body: 'Retornamos.' }] }];
  expect(canReply(oldest, { settings: IDLE.settings, lineReplies: [] })).toBe(true);
  expect(canReply({ ...oldest, peer: null }, { settings: IDLE.settings, lineReplies: [] })).toBe(false);
  expect(canReply(active, { settings: IDLE.settings, lineReplies: [] })).toBe(false);
  expect(canReply(oldest, { settings: without, lineReplies: [] })).toBe(false);
  expect(canReply(oldest, { settings: without, lineReplies: templates })).toBe(true);
  expect(canReply(younger, { settings: without, lineReplies: templates })).toBe(false);
});

test('one’s own texts come first, then the templates of that line alone', () => {
  const settings = { ...IDLE.settings, alerts: { ...DEFAULT_ALERTS, quickReplies: ['Já retorno.'] } };
  const lineReplies = [
    { lineId: SUPPORT.id, templates: [{ id: 'other', name: 'outro', body: 'Outro.' }] },
    { lineId: SALES.id, templates: [{ id: 'tpl', name: 'retorno', body: 'Retornamos.' }] },
  ];
  expect(replyChoices(oldest, { settings, lineReplies }).map(({ text, template, reply }) => [text, template, reply])).toEqual([
    ['Já retorno.', null, { kind: 'text', text: 'Já retorno.' }],
    ['Retornamos.', 'retorno', { kind: 'template', templateId: 'tpl' }],
  ]);
});
