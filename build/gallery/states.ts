import type { AppState } from '#contract/app-state.ts';
import type { CallPhase } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import type { Line } from '#contract/line.ts';
import {
  IDLE,
  MANY_RECENTS,
  POLLING,
  PRACTICE,
  PRACTICE_META,
  PRACTICE_WEB,
  SALES,
  SUPPORT,
  ago,
  call,
  number,
  trouble,
} from './fixtures.ts';
import type { GalleryState } from './gallery-state.ts';
import { ALERT_STATES } from './alert-states.ts';
import { CONTACT_STATES } from './contacts-states.ts';
import { DIAL_STATES } from './dial-states.ts';
import { DESK_FIT_STATES } from './desk-fit-states.ts';
import { DEVICE_STATES } from './device-states.ts';
import { HEADSET_STATES } from './headset-states.ts';
import { HISTORY_STATES } from './history-states.ts';
import { LINE_STATES } from './line-states.ts';
import { POLICY_STATES } from './policy-states.ts';
import { RECORDING_STATES } from './recording-states.ts';
import { REPORT_STATES } from './report-states.ts';
import { RINGER_STATES } from './ringer-states.ts';
import { SETTINGS_STATES } from './settings-states.ts';
import { SHELL_STATES } from './shell-states.ts';
import { SOUND_STATES } from './sound-states.ts';
import { TUNNEL_STATES } from './tunnel-states.ts';
import { MESSAGE_STATES } from './message-states.ts';
import { WHATSAPP_STATES } from './whatsapp-states.ts';
import { UPDATES_STATES } from './updates-states.ts';
import { WIZARD_STATES } from './wizard-states.ts';

function inCall(phase: CallPhase, line: Line = SALES): AppState {
  return {
    ...PRACTISING,
    lines: line.origin === 'practice' ? PRACTISING.lines : IDLE.lines,
    calls: [call(phase, { line, direction: phase.phase === 'dialing' || phase.phase === 'alerting' ? 'outbound' : 'inbound' })],
  };
}

const PRACTISING: AppState = { ...IDLE, lines: [PRACTICE_META, PRACTICE_WEB], practice: PRACTICE };
const ACTIVE = { phase: 'active', answeredAt: ago(134_300), media: 'flowing', muted: false, held: false } as const;
const ANA_RINGS = call({ phase: 'ringing', silenced: false }, { id: 'ring-1' });
const UNKNOWN_RINGS = call({ phase: 'ringing', silenced: false }, { id: 'ring-2', line: SUPPORT, peer: number('+5521998765432') });
const LONG = 'Maria Aparecida Conceição dos Santos Albuquerque de Oliveira e Silva';

const NAMES_THAT_ARE_LONG: AppState = {
  ...IDLE,
  lines: [
    { ...SALES, label: 'Atendimento pós-venda e garantia estendida da região Sudeste' },
    { ...SUPPORT, label: 'Suporte técnico de segundo nível', status: POLLING },
  ],
  practice: { ...PRACTICE, customers: PRACTICE.customers.map((customer) => ({ ...customer, name: LONG })) },
};

export const GALLERY: readonly GalleryState[] = [
  { name: 'empty', window: 'main', state: { ...IDLE, lines: [], recents: [], practice: null } },
  { name: 'idle', window: 'main', state: IDLE },
  { name: 'idle-practice', window: 'main', state: PRACTISING },
  { name: 'idle-no-recents', window: 'main', state: { ...PRACTISING, recents: [] } },
  { name: 'polling', window: 'main', state: { ...IDLE, lines: [SALES, { ...SUPPORT, status: POLLING }] } },
  { name: 'connecting', window: 'main', state: { ...IDLE, lines: [{ ...SALES, status: { state: 'connecting' } }] } },
  { name: 'typing', window: 'main', state: IDLE, steps: [{ type: '11988887777', into: 'Número ou nome' }] },
  { name: 'typing-ninth-digit', window: 'main', state: IDLE, steps: [{ type: '1188887777', into: 'Número ou nome' }] },
  {
    name: 'dial-refused',
    window: 'main',
    state: IDLE,
    failing: { 'call/dial': appError('permission-required', 'META_CALL_PERMISSION_REQUIRED 138006') },
    steps: [{ type: '11988887777', into: 'Número ou nome' }, { press: 'Ligar' }],
  },
  {
    name: 'lines',
    window: 'main',
    state: { ...IDLE, lines: [SALES, { ...SUPPORT, status: POLLING }, PRACTICE_META], practice: PRACTICE },
    steps: [{ press: 'Linhas', role: 'tab' }],
  },
  {
    name: 'lines-trouble',
    window: 'main',
    state: { ...IDLE, lines: [trouble(SALES, 'key-rejected'), trouble(SUPPORT, 'line-disconnected')] },
    steps: [{ press: 'Linhas', role: 'tab' }],
  },
  { name: 'partly', window: 'main', state: { ...IDLE, lines: [SALES, trouble(SUPPORT, 'line-disconnected')] } },
  {
    name: 'down',
    window: 'main',
    state: { ...IDLE, lines: [trouble(SALES, 'service-unreachable'), trouble(SUPPORT, 'service-unreachable')] },
  },
  {
    name: 'notices',
    window: 'main',
    state: {
      ...IDLE,
      notices: [
        { id: 'n1', error: appError('keys-not-kept'), lineId: null, at: ago(50_000) },
        { id: 'n2', error: appError('line-disconnected'), lineId: SUPPORT.id, at: ago(20_000) },
      ],
    },
  },
  {
    name: 'audio-unavailable',
    window: 'main',
    state: {
      ...IDLE,
      audio: {
        ...IDLE.audio,
        engine: { state: 'unavailable', error: appError('web-audio-unavailable', 'naudiodon: cannot open shared object file') },
      },
    },
  },
  { name: 'practice', window: 'main', state: PRACTISING, steps: [{ press: 'Treino', role: 'tab' }] },
  {
    name: 'add-line',
    window: 'main',
    state: { ...IDLE, lines: [], recents: [] },
    steps: [{ press: 'Linhas', role: 'tab' }, { press: 'Adicionar linha' }],
  },
  {
    name: 'add-line-refused',
    window: 'main',
    state: IDLE,
    failing: { 'line/add': appError('tenant-key-given') },
    steps: [
      { press: 'Linhas', role: 'tab' },
      { press: 'Adicionar linha' },
      { type: 'ps_live_1234567890', into: 'Chave do número' },
      { type: 'Cobrança', into: 'Nome da linha' },
      { press: 'Adicionar' },
    ],
  },
  { name: 'remove-line', window: 'main', state: IDLE, steps: [{ press: 'Linhas', role: 'tab' }, { press: 'Remover Vendas' }] },
  { name: 'settings', window: 'main', state: IDLE, steps: [{ press: 'Configurações' }] },
  ...ALERT_STATES,
  ...CONTACT_STATES,
  ...HISTORY_STATES,
  ...LINE_STATES,
  ...RECORDING_STATES,
  ...REPORT_STATES,
  ...DEVICE_STATES,
  ...DESK_FIT_STATES,
  ...HEADSET_STATES,
  ...RINGER_STATES,
  ...SETTINGS_STATES,
  ...UPDATES_STATES,
  ...WIZARD_STATES,
  ...DIAL_STATES,
  ...WHATSAPP_STATES,
  ...MESSAGE_STATES,
  ...POLICY_STATES,
  ...SHELL_STATES,
  ...SOUND_STATES,
  ...TUNNEL_STATES,
  { name: 'dialing', window: 'main', state: inCall({ phase: 'dialing' }) },
  { name: 'alerting', window: 'main', state: inCall({ phase: 'alerting', media: 'connecting', muted: false }) },
  { name: 'ringing', window: 'main', state: { ...PRACTISING, lines: IDLE.lines, calls: [ANA_RINGS] } },
  { name: 'ringing-two', window: 'main', state: { ...PRACTISING, lines: IDLE.lines, calls: [ANA_RINGS, UNKNOWN_RINGS] } },
  { name: 'answering', window: 'main', state: inCall({ phase: 'answering' }) },
  { name: 'active-meta', window: 'main', state: inCall(ACTIVE), levels: [-22, -16] },
  { name: 'active-web', window: 'main', state: inCall(ACTIVE, PRACTICE_WEB), levels: [-30, -18] },
  { name: 'active-muted', window: 'main', state: inCall({ ...ACTIVE, muted: true }), levels: [-22, -16] },
  { name: 'active-held', window: 'main', state: inCall({ ...ACTIVE, held: true }), levels: [-22, -16] },
  { name: 'active-connecting', window: 'main', state: inCall({ ...ACTIVE, answeredAt: ago(1_200), media: 'connecting' }) },
  { name: 'active-interrupted', window: 'main', state: inCall({ ...ACTIVE, media: 'interrupted' }), levels: [-22, -100] },
  { name: 'active-second-rings', window: 'main', state: { ...inCall(ACTIVE), calls: [call(ACTIVE), UNKNOWN_RINGS] }, levels: [-22, -16] },
  {
    name: 'ended',
    window: 'main',
    state: inCall({ phase: 'ended', endedAt: ago(2_000), answeredAt: ago(194_000), reason: 'completed', error: null }),
  },
  {
    name: 'ended-failed',
    window: 'main',
    state: inCall({
      phase: 'ended',
      endedAt: ago(2_000),
      answeredAt: null,
      reason: 'failed',
      error: appError('peer-unreachable', 'META_RECEIVER_UNREACHABLE'),
    }),
  },
  {
    name: 'ended-not-allowed',
    window: 'main',
    state: inCall({ phase: 'ended', endedAt: ago(2_000), answeredAt: null, reason: 'failed', error: appError('permission-required') }),
  },
  { name: 'stranded', window: 'main', state: { ...inCall({ phase: 'stranded', answeredAt: ago(134_300) }, SUPPORT), practice: PRACTICE } },
  {
    name: 'stranded-refused',
    window: 'main',
    state: { ...inCall({ phase: 'stranded', answeredAt: ago(134_300) }, SUPPORT), practice: PRACTICE },
    failing: { 'call/rejoin': appError('service-timeout') },
    steps: [{ press: 'Retomar' }, { see: 'O Pilot Status demorou demais para responder' }],
  },
  {
    name: 'ended-restart',
    window: 'main',
    state: inCall({
      phase: 'ended',
      endedAt: ago(2_000),
      answeredAt: ago(194_000),
      reason: 'failed',
      error: appError('call-lost-in-restart'),
    }),
  },
  {
    name: 'recents-older',
    window: 'main',
    state: { ...IDLE, recents: MANY_RECENTS },
    steps: [{ press: 'Telefone', role: 'tab' }, { end: 'Recentes' }],
  },
  { name: 'long-names', window: 'main', state: NAMES_THAT_ARE_LONG },
  { name: 'long-names-call', window: 'main', state: { ...NAMES_THAT_ARE_LONG, calls: [call(ACTIVE)] }, levels: [-22, -16] },
  { name: 'incoming', window: 'incoming', state: { ...PRACTISING, lines: IDLE.lines, calls: [ANA_RINGS] } },
  { name: 'incoming-unknown', window: 'incoming', state: { ...IDLE, calls: [UNKNOWN_RINGS] } },
  {
    name: 'incoming-practice',
    window: 'incoming',
    state: { ...PRACTISING, calls: [call({ phase: 'ringing', silenced: false }, { line: PRACTICE_META })] },
  },
  { name: 'incoming-two', window: 'incoming', state: { ...PRACTISING, lines: IDLE.lines, calls: [ANA_RINGS, UNKNOWN_RINGS] } },
  {
    name: 'incoming-answering',
    window: 'incoming',
    state: { ...IDLE, practice: PRACTICE, calls: [call({ phase: 'answering' }), UNKNOWN_RINGS] },
  },
  {
    name: 'incoming-refused',
    window: 'incoming',
    state: { ...IDLE, practice: PRACTICE, calls: [ANA_RINGS] },
    failing: { 'call/answer': appError('answered-elsewhere') },
    steps: [{ press: 'Atender' }],
  },
  { name: 'incoming-long-names', window: 'incoming', state: { ...NAMES_THAT_ARE_LONG, calls: [ANA_RINGS] } },
];
