import { expect, test } from 'vitest';
import { DEFAULT_ALERTS } from '#contract/alerts.ts';
import type { CallContext } from '#contract/alerts.ts';
import type { AppState } from '#contract/app-state.ts';
import type { CallIn } from '#contract/call.ts';
import { cardSize, incomingView, isCardWanted } from '#contract/incoming.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { AVAILABLE_SINCE_START } from '#contract/presence.ts';
import { IDLE, NOW, PRACTICE, SALES, SUPPORT, ago, call, number } from '../../../../build/gallery/fixtures.ts';
import { callerLines } from '../../../../renderer/features/incoming/caller-lines.ts';
import { canReply } from '../../../../renderer/views/incoming/can-reply.ts';
import { replyChoices } from '../../../../renderer/views/incoming/reply-choices.ts';
import { sampleTemplate } from '../../../support/fakes/sample-templates.ts';

const t = createTranslator('pt-BR');
const moment = { t, now: NOW, isCovered: false, isAnswering: false, timeZone: 'America/Sao_Paulo' };
const RINGING = { phase: 'ringing', silenced: false } as const;
const oldest = call(RINGING, { id: 'oldest' }) as CallIn<'ringing'>;
const younger = call(RINGING, { id: 'younger', line: SUPPORT, peer: number('+5521900000000') }) as CallIn<'ringing'>;
const active = call({ phase: 'active', answeredAt: ago(1), media: 'flowing', muted: false, held: false }, { id: 'active' });
const view = (calls: Parameters<typeof incomingView>[0]['calls']) => incomingView({ calls, presence: AVAILABLE_SINCE_START });
const BEFORE: CallContext = {
  callId: oldest.id,
  note: 'pediu segunda via',
  lastCall: { at: ago(3_600_000), direction: 'inbound', reason: 'missed', lineLabel: 'Vendas' },
  timesToday: 3,
};

test('of several calls the oldest has the large buttons, and the others a row each', () => {
  expect(view([oldest, younger])).toEqual({ shape: 'full', first: oldest, others: [younger], more: 0 });
});

test('one silenced here makes room for one that still rings, and has no row of its own', () => {
  const silenced = call({ phase: 'ringing', silenced: true }, { id: 'oldest' });
  expect(view([silenced, younger])).toMatchObject({ first: younger, others: [] });
  expect(view([silenced])).toBeNull();
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
    return shown === null ? 0 : cardSize(shown, IDLE).height;
  };
  expect(heightOf([active, oldest])).toBeLessThan(80);
  expect(heightOf([active, oldest, younger]) - heightOf([active, oldest])).toBe(48);
});

test('beside a call that waits to be rejoined after a crash, one that rings can be answered', () => {
  const stranded = call({ phase: 'stranded', answeredAt: ago(1) }, { id: 'stranded' });
  expect(view([stranded, oldest])).toMatchObject({ shape: 'full', first: oldest });
});

test('fifty calls fill no screen: three have rows, and the rest is counted', () => {
  const fifty = Array.from({ length: 50 }, (_, index) => call(RINGING, { id: `ring-${String(index)}` }));
  const shown = view(fifty);
  expect([shown?.others.length, shown?.more]).toEqual([3, 46]);
  const known = fifty.map(({ id }) => ({ ...BEFORE, callId: id }));
  expect(shown === null ? 0 : cardSize(shown, { ...IDLE, callContexts: known }).height).toBeLessThan(430);
});

test('under the name stand the number, how often they called today, the last call and what was noted last', () => {
  const state = { ...IDLE, practice: PRACTICE, callContexts: [BEFORE] };
  expect(callerLines(oldest, state, moment)).toEqual({
    who: 'Ana Eco',
    about: '+55 11 98888-0001 · 3ª vez hoje',
    happening: '',
    lastCall: 'Última: ligou e ninguém atendeu, 13:05',
    note: '“pediu segunda via”',
    lastShort: 'perdida 13:05',
  });
});

test('a note without a call before, and a call before without a note, stand alone', () => {
  const told = (about: Partial<CallContext>) =>
    callerLines(oldest, { ...IDLE, callContexts: [{ ...BEFORE, timesToday: 1, ...about }] }, moment);
  expect(told({ note: null })).toMatchObject({ lastCall: 'Última: ligou e ninguém atendeu, 13:05', note: '', lastShort: 'perdida 13:05' });
  expect(told({ lastCall: null })).toMatchObject({ lastCall: '', note: '“pediu segunda via”', lastShort: '' });
  expect(callerLines(younger, IDLE, moment)).toMatchObject({ lastCall: '', note: '', lastShort: '' });
});

test('a covered card tells that somebody calls and for how many times, and neither name, number, last call nor note', () => {
  const state = { ...IDLE, practice: PRACTICE, callContexts: [BEFORE] };
  expect(callerLines(oldest, state, { ...moment, isCovered: true })).toEqual({
    who: 'Chamada recebida',
    about: '3ª vez hoje',
    happening: '',
    lastCall: '',
    note: '',
    lastShort: '',
  });
});

test('the card grows by a line for the last call and by two for a long note, and by no more where others wait below', () => {
  const heightOf = (calls: Parameters<typeof view>[0], about: Partial<CallContext>, hidePersonal = false): number => {
    const shown = view(calls);
    const settings = { alerts: { ...DEFAULT_ALERTS, hidePersonal } };
    return shown === null ? 0 : cardSize(shown, { callContexts: [{ ...BEFORE, ...about }], settings }).height;
  };
  const [long, plain] = ['palavra '.repeat(40), heightOf([oldest], { note: null, lastCall: null })];
  expect(heightOf([oldest], { note: null }) - plain).toBe(18);
  expect(heightOf([oldest], { note: 'curta' }) - plain).toBe(36);
  expect(heightOf([oldest], { note: long }) - plain).toBe(54);
  expect(heightOf([oldest, younger], { note: long }) - heightOf([oldest, younger], { note: null, lastCall: null })).toBe(36);
  // Rows tell less while names are covered, and nobody can ask them who it is.
  const rowOf = (hidePersonal: boolean): number =>
    heightOf([oldest, younger], { callId: younger.id, note: long }, hidePersonal) -
    heightOf([oldest], { callId: younger.id }, hidePersonal);
  expect([rowOf(false), rowOf(true)]).toEqual([66, 48]);
  // Covered, it has the room it needs when the agent asks who it is.
  expect(heightOf([oldest], { note: long }, true)).toBe(heightOf([oldest], { note: long }));
  expect(heightOf([active, oldest], { note: long }) - heightOf([active, oldest], { note: null, lastCall: null })).toBe(18);
});

test('the card is wanted where a call rings here, the agent wants one, and the system’s quiet is not to be kept', () => {
  const of = (about: Partial<Parameters<typeof isCardWanted>[0]>): boolean =>
    isCardWanted({ calls: [oldest], presence: AVAILABLE_SINCE_START, settings: IDLE.settings, systemQuiet: null, ...about });
  expect(of({})).toBe(true);
  expect(of({ calls: [active] })).toBe(false);
  expect(of({ presence: { ...AVAILABLE_SINCE_START, status: 'do-not-disturb' } })).toBe(false);
  expect(of({ settings: { alerts: { ...DEFAULT_ALERTS, card: false } } })).toBe(false);
  expect(of({ settings: { alerts: { ...DEFAULT_ALERTS, cardInSystemQuiet: false } }, systemQuiet: true })).toBe(false);
});

test('what is happening comes before what is known', () => {
  const state = { ...IDLE, callContexts: [BEFORE] };
  expect(callerLines(oldest, state, { ...moment, isAnswering: true }).about).toBe('Atendendo…');
  expect(callerLines(oldest, state, { ...moment, isAnswering: true }).happening).toBe('Atendendo…');
  // The card of a silenced call is gone; in the main window it says so, and rows of the card need not.
  expect(callerLines({ ...oldest, silenced: true }, state, moment)).toMatchObject({ about: 'Silenciada para você', happening: '' });
  const named = { ...state, practice: PRACTICE };
  expect(callerLines({ ...oldest, silenced: true }, named, moment).about).toBe('+55 11 98888-0001 · Silenciada para você');
});

test('a message is offered where there is a number and something to send', () => {
  const without = { ...IDLE.settings, alerts: { ...DEFAULT_ALERTS, quickReplies: [] } };
  const templates = [{ lineId: SALES.id, templates: [sampleTemplate({ body: 'Retornamos.' })] }];
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
    { lineId: SUPPORT.id, templates: [sampleTemplate({ id: 'other', name: 'outro', body: 'Outro.' })] },
    { lineId: SALES.id, templates: [sampleTemplate({ body: 'Retornamos.' })] },
  ];
  expect(replyChoices(oldest, { ...IDLE, settings, lineReplies }).map(({ text, template, reply }) => [text, template, reply])).toEqual([
    ['Já retorno.', null, { kind: 'text', text: 'Já retorno.' }],
    ['Retornamos.', 'retorno', { kind: 'template', templateId: 'tpl', variables: {} }],
  ]);
});

test('a template that wants the caller’s name has it; one that wants more says so, comes last, and cannot be sent from the card', () => {
  const settings = { ...IDLE.settings, alerts: { ...DEFAULT_ALERTS, quickReplies: [] } };
  const order = sampleTemplate({ id: 'order', body: 'Olá, {{cliente}}! Pedido {{2}}.', variables: ['cliente', '2'] });
  const named = sampleTemplate({ id: 'named', body: 'Olá, {{nome}}!', variables: ['nome'] });
  const lineReplies = [{ lineId: SALES.id, templates: [order, named] }];
  const of = (state: Partial<AppState>) =>
    replyChoices(oldest, { ...IDLE, settings, lineReplies, ...state }).map(({ text, reply }) => [text, reply]);
  const sent = { kind: 'template', templateId: 'named', variables: { nome: 'Ana' } };
  expect(of({ practice: PRACTICE })).toEqual([
    ['Olá, Ana!', sent],
    ['Olá, Ana! Pedido [2].', null],
  ]);
  expect(of({}), 'nobody knows the name').toEqual([
    ['Olá, [cliente]! Pedido [2].', null],
    ['Olá, [nome]!', null],
  ]);
  const covered = { ...settings, alerts: { ...settings.alerts, hidePersonal: true } };
  expect(of({ practice: PRACTICE, settings: covered })[0]).toEqual(['Olá, •••!', sent]);
});

test('one press on the card sends no guess, and no name that is not seen there', () => {
  const settings = { ...IDLE.settings, alerts: { ...DEFAULT_ALERTS, quickReplies: [], hidePersonal: true } };
  const ready = sampleTemplate({ id: 'ready', body: 'Seu pedido {{1}} está pronto.', variables: ['1'] });
  const above = sampleTemplate({ id: 'above', header: 'Olá, {{nome}}!', body: 'Retornamos.', variables: ['nome'] });
  const plain = sampleTemplate({ id: 'plain', header: 'Loja', body: 'Retornamos.' });
  const below = sampleTemplate({ id: 'below', footer: 'Para {{nome}}', body: 'Retornamos.', variables: ['nome'] });
  const lineReplies = [{ lineId: SALES.id, templates: [ready, above, plain, below] }];
  const choices = replyChoices(oldest, { ...IDLE, settings, lineReplies, practice: PRACTICE });
  expect(choices.map(({ key, text, reply }) => [key, text, reply])).toEqual([
    ['template above', 'Olá, •••!\nRetornamos.', { kind: 'template', templateId: 'above', variables: { nome: 'Ana' } }],
    ['template plain', 'Retornamos.', { kind: 'template', templateId: 'plain', variables: {} }],
    ['template ready', 'Seu pedido [1] está pronto.', null],
    ['template below', 'Retornamos.', null],
  ]);
});
