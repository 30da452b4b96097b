import type { AlertSettings, CallContext, LineReplies } from '#contract/alerts.ts';
import type { AppState } from '#contract/app-state.ts';
import { type Call, type CallPhase, callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import type { CallQuality } from '#contract/quality.ts';
import { IDLE, PRACTICE, SALES, SUPPORT, ago, call, number } from './fixtures.ts';
import type { GalleryState } from './gallery-state.ts';
import { GOOD_MEANS, GOOD_SECOND, GOOD_WHOLE } from './quality-fixtures.ts';

const HOUR = 3_600_000;
const RINGING = { phase: 'ringing', silenced: false } as const;
const ACTIVE = { phase: 'active', answeredAt: ago(134_300), media: 'flowing', muted: false, held: false } as const;
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
const TEMPLATES: LineReplies = {
  lineId: SALES.id,
  templates: [
    {
      id: 'tpl-1',
      name: 'retorno_de_chamada',
      body: 'Olá! Não conseguimos atender sua ligação agora. Retornamos em poucos minutos.',
    },
  ],
};

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

const ABOUT = { callId: callId('call'), second: GOOD_SECOND, whole: GOOD_WHOLE, means: GOOD_MEANS, mos: 4.46 };
const GOOD: CallQuality = { ...ABOUT, grade: 'good' };
const BAD: CallQuality = { ...ABOUT, grade: 'bad', because: 'gaps' };

/** The incoming card with what is known of a caller, in all its sizes, and the small window of a call. */
export const ALERT_STATES: readonly GalleryState[] = [
  { name: 'ringing-note', window: 'main', state: withCalls([ANA]) },
  { name: 'incoming-note', window: 'incoming', state: withCalls([ANA]) },
  { name: 'incoming-last-call', window: 'incoming', state: withCalls([STRANGER]) },
  { name: 'incoming-covered', window: 'incoming', state: withCalls([ANA, STRANGER], { hidePersonal: true }) },
  { name: 'incoming-revealed', window: 'incoming', state: withCalls([ANA], { hidePersonal: true }), steps: [{ press: 'Mostrar quem é' }] },
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
  mini('covered', ACTIVE, { hidePersonal: true }),
  mini('stranded', { phase: 'stranded', answeredAt: ago(134_300) }),
  {
    name: 'settings-alerts',
    window: 'main',
    state: withCalls([]),
    steps: [{ press: 'Configurações' }, { type: 'avisos', into: 'Buscar nas configurações' }],
  },
  {
    name: 'settings-alerts-untold',
    window: 'main',
    state: withCalls([], { cardInSystemQuiet: false, screenEdge: true, quickReplies: [] }),
    steps: [{ press: 'Configurações' }, { type: 'avisos', into: 'Buscar nas configurações' }],
  },
];
