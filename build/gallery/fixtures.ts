import { DEFAULT_STARTUP } from '#contract/desk-fit.ts';
import { DEFAULT_HOTKEYS } from '#contract/hotkeys.ts';
import { DEFAULT_CRM, DEFAULT_HOOK } from '#contract/integrations.ts';
import { DEFAULT_UPDATES } from '#contract/updates.ts';
import { EMPTY_DESKTOP } from '#contract/desktop-state.ts';
import { DEFAULT_HISTORY } from '#contract/history.ts';
import { DEFAULT_WRAP_UP } from '#contract/note.ts';
import { DEFAULT_RECORDING } from '#contract/recording.ts';
import { MOST_RECENTS } from '#contract/app-state.ts';
import type { AppState } from '#contract/app-state.ts';
import { callId } from '#contract/call.ts';
import type { Call, CallIdentity, CallPhase, RecentCall } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import type { AppErrorCode } from '#contract/errors.ts';
import { DEFAULT_LINE_OPTIONS, UNKNOWN_HEALTH, lineId } from '#contract/line.ts';
import type { Line, LineHealth, LineStatus } from '#contract/line.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { PracticeState } from '#contract/practice.ts';
import { DEFAULT_NETWORK } from '#contract/network.ts';
import { DEFAULT_ALERTS } from '#contract/alerts.ts';
import { DEFAULT_RINGER } from '#contract/ringer.ts';
import { SETUP_OVER } from '#contract/setup.ts';
import { DEFAULT_API_BASE, DEFAULT_VOICE } from '#contract/settings.ts';
import type { Settings } from '#contract/settings.ts';
import { DEFAULT_GAIN } from '#contract/sound-gain.ts';
import { unixMs } from '#contract/time.ts';
import type { UnixMs } from '#contract/time.ts';

/** Sunday, 22 November 2026, 14:05 in São Paulo: the moment every picture is taken. */
export const NOW = unixMs(Date.UTC(2026, 10, 22, 17, 5));
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

export function ago(milliseconds: number): UnixMs {
  return unixMs(NOW - milliseconds);
}

export function number(text: string): PhoneNumber {
  const parsed = phoneNumber(text);
  if (parsed === null) throw new Error(`fixture number ${text} is not E.164`);
  return parsed;
}

export const READY: LineStatus = { state: 'live', provenAt: ago(12 * SECOND) };
export const POLLING: LineStatus = { state: 'polling', provenAt: ago(2 * SECOND), cause: 'no-tunnel' };

export const HEALTHY: LineHealth = {
  key: 'valid',
  connection: 'open',
  calling: 'enabled',
  webhook: 'registered',
  provenAt: ago(12 * SECOND),
  heardByWebhook: 120,
  heardOnlyByPolling: 0,
  requestsLastMinute: 3,
};

export const SALES: Line = {
  id: lineId('sales'),
  label: 'Vendas',
  kind: 'meta',
  number: number('+551140028922'),
  colour: 'blue',
  origin: 'agent',
  ...DEFAULT_LINE_OPTIONS,
  status: READY,
  health: HEALTHY,
};
export const SUPPORT: Line = {
  id: lineId('support'),
  label: 'Suporte',
  kind: 'web',
  number: number('+5511977776655'),
  colour: 'violet',
  origin: 'agent',
  ...DEFAULT_LINE_OPTIONS,
  status: READY,
  health: HEALTHY,
};
/** A line that would not ring. */
export function trouble(line: Line, code: AppErrorCode): Line {
  const health = {
    ...UNKNOWN_HEALTH,
    key: code === 'key-rejected' ? 'rejected' : 'valid',
    connection: code === 'line-disconnected' ? 'closed' : 'unknown',
  } as const;
  return { ...line, status: { state: 'unreachable', error: appError(code), since: ago(MINUTE) }, health };
}

export const PRACTICE_META: Line = {
  id: lineId('practice-meta'),
  label: 'Treino oficial',
  kind: 'meta',
  number: number('+551130000001'),
  colour: 'teal',
  origin: 'practice',
  ...DEFAULT_LINE_OPTIONS,
  status: READY,
  health: HEALTHY,
};
export const PRACTICE_WEB: Line = {
  id: lineId('practice-web'),
  label: 'Treino Web',
  kind: 'web',
  number: number('+5511930000002'),
  colour: 'orange',
  origin: 'practice',
  ...DEFAULT_LINE_OPTIONS,
  status: READY,
  health: HEALTHY,
};

export const PRACTICE: PracticeState = {
  customers: [
    { number: number('+5511988880001'), name: 'Ana Eco', behaviour: 'echo' },
    { number: number('+5521988880002'), name: 'Bruno Falante', behaviour: 'talker' },
    { number: number('+5531988880003'), name: 'Tom de 1 kHz', behaviour: 'tone' },
    { number: number('+5541988880004'), name: 'Carla Ausente', behaviour: 'never-answers' },
    { number: number('+5551988880005'), name: 'Diego Ocupado', behaviour: 'declines' },
    { number: number('+5561988880006'), name: 'Elisa Apressada', behaviour: 'hangs-up' },
    { number: number('+5571988880007'), name: 'Fábio Sem WhatsApp', behaviour: 'not-on-whatsapp' },
    { number: number('+5581988880008'), name: 'Gabriela Sem Permissão', behaviour: 'no-permission' },
  ],
  schedules: [{ lineId: PRACTICE_META.id, everySeconds: 30 }],
};

export const SETTINGS: Settings = {
  language: 'pt-BR',
  theme: 'light',
  microphone: null,
  speaker: 'Jabra Evolve2 65',
  apiBase: DEFAULT_API_BASE,
  practice: true,
  voice: DEFAULT_VOICE,
  gain: DEFAULT_GAIN,
  ringer: DEFAULT_RINGER,
  alerts: DEFAULT_ALERTS,
  knownDevices: [],
  metaEchoCancellation: true,
  recording: DEFAULT_RECORDING,
  history: DEFAULT_HISTORY,
  wrapUp: DEFAULT_WRAP_UP,
  headsets: [{ vendorId: 0x0b0e, productId: 0x0e52, name: 'Jabra Evolve2 65' }],
  wireSampleRate: 16_000,
  offerSetup: 'active',
  tunnel: { provider: 'none' },
  network: DEFAULT_NETWORK,
  updates: DEFAULT_UPDATES,
  hotkeys: DEFAULT_HOTKEYS,
  startup: DEFAULT_STARTUP,
  crm: DEFAULT_CRM,
  hook: DEFAULT_HOOK,
  setup: SETUP_OVER,
};

type Recent = Pick<RecentCall, 'peer' | 'direction' | 'reason'> & {
  readonly agoMs: number;
  readonly line?: Line;
  readonly talkedMs?: number;
};

function recent({ agoMs, line = SALES, talkedMs, ...rest }: Recent, index: number): RecentCall {
  return {
    id: callId(`recent-${index}`),
    lineId: line.id,
    lineLabel: line.label,
    kind: line.kind,
    startedAt: ago(agoMs),
    answeredAt: talkedMs === undefined ? null : ago(agoMs - 8 * SECOND),
    endedAt: ago(agoMs - 8 * SECOND - (talkedMs ?? 20 * SECOND)),
    ...rest,
  };
}

const ANA = number('+5511988880001');
const BRUNO = number('+5521988880002');

export const RECENTS: readonly RecentCall[] = [
  recent({ peer: ANA, direction: 'inbound', reason: 'missed', agoMs: 3 * MINUTE }, 1),
  recent(
    {
      peer: number('+5521998765432'),
      direction: 'inbound',
      reason: 'completed',
      agoMs: 25 * MINUTE,
      talkedMs: 192 * SECOND,
      line: SUPPORT,
    },
    2,
  ),
  recent({ peer: BRUNO, direction: 'outbound', reason: 'completed', agoMs: 52 * MINUTE, talkedMs: 47 * SECOND }, 3),
  recent({ peer: number('+5541988887777'), direction: 'outbound', reason: 'no-answer', agoMs: 71 * MINUTE, line: SUPPORT }, 4),
  recent({ peer: ANA, direction: 'inbound', reason: 'answered-elsewhere', agoMs: 130 * MINUTE }, 5),
  recent({ peer: number('+551133334444'), direction: 'inbound', reason: 'declined', agoMs: DAY, line: SUPPORT }, 6),
  recent(
    { peer: number('+351912345678'), direction: 'outbound', reason: 'completed', agoMs: DAY + 40 * MINUTE, talkedMs: 3_905 * SECOND },
    7,
  ),
  recent({ peer: number('+5551988880005'), direction: 'outbound', reason: 'declined-by-peer', agoMs: 4 * DAY }, 8),
  recent({ peer: number('+5571988880007'), direction: 'outbound', reason: 'failed', agoMs: 9 * DAY, line: SUPPORT }, 9),
];

/** As many as AppState holds: there are older ones. */
export const MANY_RECENTS: readonly RecentCall[] = Array.from({ length: MOST_RECENTS }, (_, index) =>
  recent({ peer: index % 3 === 0 ? ANA : BRUNO, direction: 'inbound', reason: 'missed', agoMs: (index + 1) * 47 * MINUTE }, index),
);

export interface CallSketch {
  readonly id?: string;
  readonly line?: Line;
  readonly peer?: PhoneNumber;
  readonly direction?: CallIdentity['direction'];
}

export function call(phase: CallPhase, { id = 'call', line = SALES, peer = ANA, direction = 'inbound' }: CallSketch = {}): Call {
  return { id: callId(id), lineId: line.id, kind: line.kind, direction, peer, createdAt: ago(MINUTE), ...phase };
}

/** A quiet morning: two numbers of the company, reachable, practice running. */
export const IDLE: AppState = {
  revision: 1,
  publishedAt: NOW,
  lines: [SALES, SUPPORT],
  calls: [],
  recents: RECENTS,
  settings: SETTINGS,
  captures: [],
  recordingRefusal: null,
  ...EMPTY_DESKTOP,
  clips: [],
  recordings: [],
  headset: {
    known: [
      {
        vendorId: 0x0b0e,
        productId: 0x0e52,
        name: 'Jabra Evolve2 65',
        state: 'ready',
        controls: ['hook', 'mute', 'flash', 'redial', 'decline'],
      },
    ],
    choices: null,
  },
  audio: {
    engine: { state: 'ready' },
    voiceHints: [],
    devices: {
      microphones: [
        { name: 'Jabra Evolve2 65', isDefault: true },
        { name: 'Microfone interno', isDefault: false },
      ],
      speakers: [
        { name: 'Alto-falantes (Realtek)', isDefault: true },
        { name: 'Monitor HDMI', isDefault: false },
      ],
    },
  },
  practice: null,
  isPracticeStarting: false,
  tunnel: { settings: SETTINGS.tunnel, hasToken: false, status: { state: 'off' } },
  notices: [],
};
