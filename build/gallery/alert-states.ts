import type { AlertSettings, CallContext, LineReplies } from '#contract/alerts.ts';
import type { AppState } from '#contract/app-state.ts';
import type { VoiceHint } from '#contract/audio.ts';
import { type Call, type CallPhase, callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import type { CallQuality } from '#contract/quality.ts';
import { IDLE, PRACTICE, SALES, SUPPORT, ago, call, number } from './fixtures.ts';
import type { GalleryState } from './gallery-state.ts';
import { galleryTemplate } from './template-fixtures.ts';
import { GOOD_MEANS, GOOD_SECOND, GOOD_WHOLE } from './quality-fixtures.ts';

const HOUR = 3_600_000;
const RINGING = { phase: 'ringing', silenced: false } as const;
const ACTIVE = { phase: 'active', answeredAt: ago(134_300), media: 'flowing', muted: false, held: false } as const;
const ENDED = { phase: 'ended', endedAt: ago(0), answeredAt: ago(134_300), reason: 'completed', error: null, byPeer: true } as const;
const MISSED = { phase: 'ended', endedAt: ago(0), answeredAt: null, reason: 'missed', error: null } as const;
const FAILED = { phase: 'ended', endedAt: ago(0), answeredAt: null, reason: 'failed', error: appError('peer-heard-nothing') } as const;
const ANA = call(RINGING, { id: 'ring-1' });
const STRANGER = call(RINGING, { id: 'ring-2', line: SUPPORT, peer: number('+5521998765432') });
const FURTHER = ['+5531988880003', '+5541988880004', '+5561988880006', '+351912345678'].map((peer, index) =>
  call(RINGING, { id: `ring-${String(index + 3)}`, line: index % 2 === 0 ? SALES : SUPPORT, peer: number(peer) }),
);

const ANA_BEFORE: CallContext = {
  callId: ANA.id,
  note: 'Pediu a segunda via do boleto de novembro; combinei de confirmar o endereço.',
  lastCall: { at: ago(HOUR), direction: 'inbound', reason: 'completed', lineLabel: 'Vendas' },
  timesToday: 3,
};
const MISSED_BEFORE: CallContext = {
  callId: STRANGER.id,
  note: null,
  lastCall: { at: ago(20 * HOUR), direction: 'inbound', reason: 'missed', lineLabel: 'Suporte' },
  timesToday: 1,
};
/** What people are called and write, and what no layout has planned for. */
const HOSTILE_NAMES = [
  'Maria Aparecida dos Santos Albuquerque de Vasconcelos e Silva Filha',
  'عبد الرحمن بن محمد الخوارزمي التلمساني الأندلسي المغربي',
  '👩‍👩‍👧‍👦🏳️‍🌈 Família Ünïcödë 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
];
const HOSTILE_NOTES = [
  `${'Quer falar só com a gerência sobre a segunda via, a entrega e a garantia. '.repeat(12)}`,
  'طلب نسخة ثانية من الفاتورة، ووعدته بتأكيد العنوان قبل نهاية اليوم، ثم الاتصال به مرة أخرى غدا صباحا',
  '🔥🔥🔥 urgente 🔥🔥🔥\n\n\tpediu retorno\n📦📦📦 pacote 8841 🚚🚚🚚 sem entrega 😡😡😡😡😡😡😡😡😡😡',
  'x'.repeat(400),
];
const HOSTILE = [ANA, STRANGER, ...FURTHER.slice(0, 2)];
const HOSTILE_PAST: readonly CallContext[] = HOSTILE.map(({ id }, index) => ({
  callId: id,
  note: HOSTILE_NOTES[index] ?? null,
  lastCall: { at: ago((index + 1) * 26 * HOUR), direction: 'outbound', reason: 'no-answer', lineLabel: 'Vendas' },
  timesToday: index + 1,
}));
const TEMPLATES: LineReplies = {
  lineId: SALES.id,
  templates: [
    galleryTemplate({ id: 'tpl-1' }),
    galleryTemplate({
      id: 'tpl-2',
      name: 'pedido_pronto',
      body: 'Olá, {{1}}! O pedido {{2}} está pronto para retirada.',
      variables: ['1', '2'],
    }),
    galleryTemplate({
      id: 'tpl-3',
      name: 'retorno_com_nome',
      body: 'Olá, {{nome}}! Retornamos sua ligação em poucos minutos.',
      variables: ['nome'],
    }),
  ],
};

/** As long as WhatsApp lets a template be, with a name the card does not know. */
const LONG_TEMPLATE: LineReplies = {
  lineId: SALES.id,
  templates: [
    galleryTemplate({
      id: 'tpl-long',
      name: 'condicoes_de_entrega',
      body: `O pedido {{1}} segue hoje. ${'Entregamos de segunda a sábado, das oito às dezoito horas. '.repeat(16)}Obrigado!`,
      variables: ['1'],
    }),
  ],
};

const STRANGER_IS_KNOWN = {
  ...PRACTICE,
  customers: [...PRACTICE.customers, { number: number('+5521998765432'), name: 'Padaria Estrela', behaviour: 'echo' as const }],
};

function withContexts(callContexts: readonly CallContext[]): AppState {
  return { ...withCalls([ANA]), callContexts };
}

function withCalls(calls: readonly Call[], alerts: Partial<AlertSettings> = {}): AppState {
  return {
    ...IDLE,
    practice: PRACTICE,
    calls,
    callContexts: [ANA_BEFORE, MISSED_BEFORE],
    lineReplies: [TEMPLATES],
    settings: { ...IDLE.settings, alerts: { ...IDLE.settings.alerts, ...alerts } },
  };
}

/** Everybody has a name and a past that is too long, and so has the line. */
function hostile(calls: readonly Call[], alerts: Partial<AlertSettings> = {}): AppState {
  const customers = HOSTILE.flatMap(({ peer }, index) =>
    peer === null ? [] : [{ number: peer, name: HOSTILE_NAMES[index] ?? '', behaviour: 'echo' as const }],
  );
  return {
    ...withCalls(calls, alerts),
    lines: [{ ...SALES, label: 'Atendimento pós-venda e garantia estendida da região Sudeste' }, SUPPORT],
    practice: { ...PRACTICE, customers },
    callContexts: HOSTILE_PAST,
  };
}

function mini(
  name: string,
  phase: CallPhase,
  { quality, ...alerts }: Partial<AlertSettings> & { readonly quality?: CallQuality } = {},
): GalleryState {
  return {
    name: `mini-${name}`,
    window: 'mini',
    state: withCalls([call(phase)], alerts),
    ...(quality === undefined ? {} : { signals: [{ name: 'call/quality', value: quality }] }),
  };
}

/** The call one is in, while one looks at the lines. */
function bar(name: string, state: AppState, quality?: CallQuality): GalleryState {
  return {
    name: `call-bar-${name}`,
    window: 'main',
    state,
    ...(quality === undefined ? {} : { signals: [{ name: 'call/quality', value: quality }] }),
    steps: [{ press: 'Menu' }, { press: 'Linhas', role: 'menuitem' }],
  };
}

function unheard(hint: VoiceHint, muted: boolean): AppState {
  const active = call({ ...ACTIVE, muted });
  return { ...withCalls([active]), audio: { ...IDLE.audio, voiceHints: [{ callId: active.id, hint }] } };
}

const ABOUT = { callId: callId('call'), second: GOOD_SECOND, whole: GOOD_WHOLE, means: GOOD_MEANS, mos: 4.46, isOverWifi: false };
const GOOD: CallQuality = { ...ABOUT, grade: 'good' };
const NO_MICROPHONE: CallQuality = { ...ABOUT, grade: 'bad', because: 'no-microphone' };
const BAD: CallQuality = { ...ABOUT, grade: 'bad', because: 'gaps' };

/** The incoming card with what is known of a caller, in all its sizes, and the small window of a call. */
export const ALERT_STATES: readonly GalleryState[] = [
  { name: 'ringing-note', window: 'main', state: withCalls([ANA]) },
  { name: 'incoming-note', window: 'incoming', state: withCalls([ANA]) },
  { name: 'incoming-last-call', window: 'incoming', state: withCalls([STRANGER]) },
  {
    name: 'incoming-ended',
    window: 'incoming',
    state: { ...withCalls([{ ...STRANGER, ...MISSED }]), speaking: { rings: 'incoming', calls: 'incoming' } },
  },
  { name: 'incoming-covered', window: 'incoming', state: withCalls([ANA, STRANGER], { hidePersonal: true }) },
  { name: 'incoming-revealed', window: 'incoming', state: withCalls([ANA], { hidePersonal: true }), steps: [{ press: 'Mostrar quem é' }] },
  {
    name: 'incoming-note-alone',
    window: 'incoming',
    state: withContexts([{ ...ANA_BEFORE, note: 'Prefere manhã.', lastCall: null, timesToday: 1 }]),
  },
  { name: 'incoming-web', window: 'incoming', state: { ...withCalls([STRANGER]), practice: STRANGER_IS_KNOWN } },
  { name: 'incoming-past-two', window: 'incoming', state: { ...withCalls([ANA, STRANGER]), practice: STRANGER_IS_KNOWN } },
  ...HOSTILE.map((first, index): GalleryState => ({
    name: `incoming-hostile-${String(index + 1)}`,
    window: 'incoming',
    state: hostile([first]),
  })),
  { name: 'incoming-hostile-many', window: 'incoming', state: hostile([...HOSTILE, ...FURTHER.slice(2)]) },
  { name: 'incoming-hostile-busy', window: 'incoming', state: hostile([call(ACTIVE), ...HOSTILE.slice(1), ...FURTHER.slice(2)]) },
  { name: 'incoming-hostile-covered', window: 'incoming', state: hostile([ANA], { hidePersonal: true }) },
  { name: 'incoming-many', window: 'incoming', state: withCalls([ANA, STRANGER, ...FURTHER]) },
  { name: 'incoming-busy', window: 'incoming', state: withCalls([call(ACTIVE), STRANGER]) },
  { name: 'incoming-busy-two', window: 'incoming', state: withCalls([call(ACTIVE), STRANGER, ...FURTHER.slice(0, 1)]) },
  {
    name: 'incoming-busy-reply',
    window: 'incoming',
    state: withCalls([call(ACTIVE), { ...ANA, id: callId('ring-9') }]),
    steps: [{ press: 'Mensagem para Ana Eco' }],
  },
  { name: 'incoming-reply', window: 'incoming', state: withCalls([ANA]), steps: [{ press: 'Responder com mensagem' }] },
  {
    name: 'incoming-reply-long',
    window: 'incoming',
    state: { ...withCalls([ANA], { quickReplies: [] }), lineReplies: [LONG_TEMPLATE] },
    steps: [{ press: 'Responder com mensagem' }],
  },
  {
    name: 'incoming-reply-refused',
    window: 'incoming',
    state: withCalls([ANA]),
    failing: { 'call/reply': appError('message-refused') },
    steps: [{ press: 'Responder com mensagem' }, { press: 'Olá! Não posso atender agora, retorno em alguns minutos.' }],
  },
  mini('dialing', { phase: 'dialing' }),
  mini('alerting', { phase: 'alerting', media: 'connecting', muted: false }),
  mini('active', ACTIVE, { quality: GOOD }),
  mini('bad', { ...ACTIVE, answeredAt: ago(4_000_000) }, { quality: BAD }),
  mini('muted', { ...ACTIVE, muted: true }, { quality: GOOD }),
  mini('held', { ...ACTIVE, held: true }),
  { ...mini('muted-talking', { ...ACTIVE, muted: true }, { quality: GOOD }), state: unheard('muted-talking', true) },
  { ...mini('microphone-silent', ACTIVE, { quality: GOOD }), state: unheard('microphone-silent', false) },
  mini('no-microphone', ACTIVE, { quality: NO_MICROPHONE }),
  mini('connecting', { ...ACTIVE, media: 'connecting' }),
  mini('interrupted', { ...ACTIVE, media: 'interrupted' }, { quality: GOOD }),
  {
    name: 'mini-reconnecting',
    window: 'mini',
    state: withCalls([call({ ...ACTIVE, media: 'interrupted' }, { line: SUPPORT, peer: number('+5521998765432') })]),
  },
  {
    ...mini('mute-refused', ACTIVE, { quality: GOOD }),
    state: unheard('microphone-silent', false),
    failing: { 'call/mute': appError('call-gone') },
    steps: [{ press: 'Ficar mudo' }],
  },
  mini('covered', ACTIVE, { hidePersonal: true }),
  {
    name: 'mini-web',
    window: 'mini',
    state: withCalls([call(ACTIVE, { line: SUPPORT, peer: number('+5521998765432') })]),
    signals: [{ name: 'call/quality', value: BAD }],
  },
  ...HOSTILE.slice(0, 3).map((one, index): GalleryState => ({
    name: `mini-hostile-${String(index + 1)}`,
    window: 'mini',
    state: hostile([{ ...one, ...ACTIVE, answeredAt: ago(40_000_000), id: callId('call') }]),
    signals: [{ name: 'call/quality', value: BAD }],
  })),
  { ...mini('ended', ENDED), state: { ...withCalls([call(ENDED)]), speaking: { rings: 'main', calls: 'mini' } } },
  {
    ...mini('failed', FAILED),
    state: { ...withCalls([call(FAILED)]), speaking: { rings: 'main', calls: 'mini' } },
  },
  bar('heard', withCalls([call(ACTIVE)]), GOOD),
  bar('muted-talking', unheard('muted-talking', true)),
  bar('microphone-silent', unheard('microphone-silent', false)),
  bar('no-microphone', withCalls([call(ACTIVE)]), NO_MICROPHONE),
  bar('interrupted', withCalls([call({ ...ACTIVE, answeredAt: ago(4_000_000), media: 'interrupted' }, { line: SUPPORT })])),
  bar('held', withCalls([call({ ...ACTIVE, held: true })])),
  mini('stranded', { phase: 'stranded', answeredAt: ago(134_300) }),
  {
    name: 'settings-alerts',
    window: 'main',
    state: withCalls([]),
    steps: [{ press: 'Configurações' }, { type: 'avisos', into: 'Buscar nas configurações' }],
  },
  {
    name: 'settings-answer',
    window: 'main',
    state: withCalls([], { miniWindow: false }),
    steps: [{ press: 'Configurações' }, { type: 'ao atender', into: 'Buscar nas configurações' }],
  },
  {
    name: 'settings-alerts-untold',
    window: 'main',
    state: withCalls([], { cardInSystemQuiet: false, screenEdge: true, quickReplies: [] }),
    steps: [{ press: 'Configurações' }, { type: 'avisos', into: 'Buscar nas configurações' }],
  },
];
