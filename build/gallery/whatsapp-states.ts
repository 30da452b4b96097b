import type { AppState } from '#contract/app-state.ts';
import { NO_COST } from '#contract/billing.ts';
import type { BillingState } from '#contract/billing.ts';
import type { CallingSettings } from '#contract/calling-settings.ts';
import { callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import type { Line } from '#contract/line.ts';
import type { CallBack, CustomerPermission, PermissionState } from '#contract/permission.ts';
import { unixMs } from '#contract/time.ts';
import { IDLE, NOW, PRACTICE, SALES, SUPPORT, ago, call, number } from './fixtures.ts';
import type { GalleryState, Step } from './gallery-state.ts';
import { TEMPLATES } from './template-fixtures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ANA = number('+5511988880001');
export const GABRIELA = number('+5581988880008');
const HOTLINE: Line = { ...SALES, id: lineId('hotline'), label: 'Plantão', colour: 'pink', number: number('+551130304040') };

const later = (milliseconds: number) => unixMs(NOW + milliseconds);

export function customer(part: Partial<CustomerPermission>): CustomerPermission {
  return {
    lineId: SALES.id,
    peer: ANA,
    status: 'temporary',
    expiresAt: later(6 * DAY + 3 * HOUR),
    call: { isAllowed: true, limits: [{ periodHours: 24, most: 100, used: 1, clearsAt: later(20 * HOUR) }] },
    request: {
      isAllowed: true,
      limits: [
        { periodHours: 24, most: 1, used: 0, clearsAt: null },
        { periodHours: 168, most: 2, used: 1, clearsAt: later(5 * DAY) },
      ],
    },
    readAt: ago(2 * MINUTE),
    asked: { at: ago(2 * HOUR), answer: 'granted' },
    unansweredInRow: 0,
    textUntil: later(5 * HOUR),
    ...part,
  };
}

const NOTHING_LEFT = {
  isAllowed: false,
  limits: [
    { periodHours: 24, most: 1, used: 1, clearsAt: later(22 * HOUR) },
    { periodHours: 168, most: 2, used: 1, clearsAt: later(6 * DAY) },
  ],
};
const CUSTOMERS: readonly CustomerPermission[] = [
  customer({}),
  customer({
    peer: GABRIELA,
    status: 'none',
    expiresAt: null,
    call: { isAllowed: false, limits: [] },
    request: NOTHING_LEFT,
    asked: { at: ago(2 * HOUR), answer: 'waiting' },
    textUntil: ago(HOUR),
  }),
  customer({ peer: number('+5521988880002'), status: 'permanent', expiresAt: null, asked: null, unansweredInRow: 3 }),
  customer({
    peer: number('+5541988880004'),
    expiresAt: later(5 * HOUR),
    call: { isAllowed: false, limits: [{ periodHours: 24, most: 5, used: 5, clearsAt: later(3 * HOUR) }] },
    unansweredInRow: 1,
  }),
  customer({ peer: number('+5551988880005'), status: 'none', expiresAt: null, asked: { at: ago(3 * DAY), answer: 'refused' } }),
  customer({ peer: number('+351912345678'), status: null, expiresAt: null, asked: null, readAt: ago(3 * DAY) }),
];

export function callBack(part: Partial<CallBack>): CallBack {
  return {
    id: `b-${part.why ?? ''}-${part.peer ?? ''}`,
    lineId: SALES.id,
    peer: ANA,
    why: 'missed',
    since: ago(3 * MINUTE),
    dueAt: null,
    status: 'temporary',
    expiresAt: later(6 * DAY + 23 * HOUR),
    callsLeft: 4,
    askFrom: null,
    ...part,
  };
}
const QUEUE: readonly CallBack[] = [
  callBack({
    why: 'planned',
    peer: number('+5521998765432'),
    lineId: SUPPORT.id,
    dueAt: ago(10 * MINUTE),
    status: null,
    expiresAt: null,
    callsLeft: null,
  }),
  callBack({ why: 'granted', peer: GABRIELA, since: ago(20 * MINUTE), expiresAt: later(5 * HOUR), callsLeft: 100 }),
  callBack({}),
  callBack({
    why: 'missed',
    peer: number('+5551988880005'),
    since: ago(DAY),
    status: 'none',
    expiresAt: null,
    callsLeft: 0,
    askFrom: later(20 * HOUR),
  }),
];
export const NEWS: PermissionState['news'] = [
  { id: 'n1', lineId: SALES.id, peer: GABRIELA, what: 'granted', at: ago(MINUTE), expiresAt: later(7 * DAY) },
  { id: 'n2', lineId: SALES.id, peer: number('+5551988880005'), what: 'refused', at: ago(MINUTE), expiresAt: null },
  { id: 'n3', lineId: SUPPORT.id, peer: number('+5521998765432'), what: 'due', at: ago(MINUTE), expiresAt: null },
];

export const BILLING: BillingState = {
  table: { currency: 'BRL', rows: 214, importedAt: ago(9 * DAY) },
  rates: [{ callId: callId('call'), free: null, tiers: [{ fromMinutes: 0, perMinuteMicros: 52_000 }], pulsesBefore: 120 }],
  today: { calls: 12, pulses: 341, micros: 1_773_200, unpricedPulses: 0 },
  month: { calls: 204, pulses: 7_310, micros: 38_012_000, unpricedPulses: 14 },
  lines: [
    {
      lineId: SALES.id,
      lineLabel: 'Vendas',
      today: { ...NO_COST, calls: 9, pulses: 300, micros: 1_560_000 },
      month: { ...NO_COST, calls: 180, pulses: 6_900, micros: 35_880_000 },
    },
    {
      lineId: HOTLINE.id,
      lineLabel: 'Plantão',
      today: { ...NO_COST, calls: 3, pulses: 41, micros: 213_200 },
      month: { ...NO_COST, calls: 24, pulses: 410, micros: 2_132_000 },
    },
  ],
};

const WITH_NAMES: AppState = { ...IDLE, practice: PRACTICE };
export const KNOWN: AppState = { ...WITH_NAMES, permissions: { customers: CUSTOMERS, callBacks: QUEUE, news: [] }, billing: BILLING };
export const PAGE: readonly Step[] = [{ press: 'Permissões', role: 'tab' }];
const part = (name: string): readonly Step[] => [...PAGE, { press: name, role: 'tab' }];

export const CALLING: CallingSettings = {
  isOn: true,
  showsButton: true,
  buttonCountries: ['BR', 'PT'],
  allowsCallBack: true,
  hours: {
    isOn: true,
    timeZone: 'America/Sao_Paulo',
    weekly: [
      { day: 'monday', opens: 540, closes: 720 },
      { day: 'monday', opens: 780, closes: 1_080 },
      { day: 'tuesday', opens: 540, closes: 1_080 },
      { day: 'wednesday', opens: 540, closes: 1_080 },
      { day: 'thursday', opens: 540, closes: 1_080 },
      { day: 'friday', opens: 540, closes: 1_080 },
    ],
    holidays: [{ date: '2026-12-25', starts: 0, ends: 1_440 }],
  },
  restrictions: [],
};
const NOT_ALLOWED = call(
  { phase: 'ended', endedAt: ago(MINUTE), answeredAt: null, reason: 'failed', error: appError('permission-required') },
  { direction: 'outbound', peer: GABRIELA },
);
const CONTESTED: CallingSettings = { ...CALLING, allowsCallBack: false };
/** Whom one may call, who is to be called back, how the numbers take calls, what calls cost. */
export const WHATSAPP_STATES: readonly GalleryState[] = [
  { name: 'permissions-queue', window: 'main', state: KNOWN, steps: PAGE },
  { name: 'permissions-queue-empty', window: 'main', state: WITH_NAMES, steps: PAGE },
  { name: 'permissions-customers', window: 'main', state: KNOWN, steps: part('Clientes') },
  { name: 'permissions-no-customers', window: 'main', state: WITH_NAMES, steps: part('Clientes') },
  { name: 'permissions-web-only', window: 'main', state: { ...IDLE, lines: [SUPPORT] }, steps: part('Clientes') },
  {
    name: 'permission-request',
    window: 'main',
    state: {
      ...KNOWN,
      permissions: {
        customers: [customer({ peer: GABRIELA, status: 'none', asked: null })],
        callBacks: [callBack({ peer: GABRIELA, status: 'none', expiresAt: null })],
        news: [],
      },
    },
    steps: [...PAGE, { press: 'Pedir permissão' }],
  },
  {
    name: 'permission-request-refused',
    window: 'main',
    state: {
      ...KNOWN,
      permissions: { customers: [], callBacks: [callBack({ peer: GABRIELA, status: 'none', expiresAt: null })], news: [] },
    },
    failing: { 'permission/request': appError('text-window-closed', 'HTTP 400 META_131047') },
    replies: { 'customer/templates': TEMPLATES },
    steps: [...PAGE, { press: 'Pedir permissão' }, { press: 'Enviar pedido' }, { see: 'A mensagem não chega: passaram 24 horas' }],
  },
  { name: 'permission-plan', window: 'main', state: KNOWN, steps: [...PAGE, { press: 'Marcar retorno: Ana Eco' }] },
  { name: 'permission-news', window: 'main', state: { ...KNOWN, permissions: { ...KNOWN.permissions, news: NEWS } } },
  {
    name: 'unanswered-question',
    window: 'main',
    state: { ...KNOWN, permissions: { ...KNOWN.permissions, news: NEWS.slice(0, 1) } },
    failing: { 'call/dial': appError('unanswered-fourth') },
    steps: [{ press: 'Ligar agora' }, { see: 'Melhor uma mensagem antes' }],
  },
  {
    name: 'calling-settings',
    window: 'main',
    state: { ...IDLE, lines: [SALES, HOTLINE, SUPPORT] },
    replies: { 'calling-settings/read': { version: 'v1', settings: CALLING } },
    steps: part('Ajustes'),
  },
  {
    name: 'calling-settings-conflict',
    window: 'main',
    state: IDLE,
    replies: {
      'calling-settings/read': {
        version: 'v1',
        settings: { ...CALLING, hours: null, restrictions: [{ what: 'calling-customers', until: later(2 * DAY) }] },
      },
      'calling-settings/change': { outcome: 'conflict', members: ['allowsCallBack'], now: { version: 'v2', settings: CONTESTED } },
    },
    steps: [
      ...part('Ajustes'),
      { open: 'Permitir retorno a quem liga' },
      { press: 'Salvar ajustes' },
      { see: 'Alguém mudou estes ajustes ao mesmo tempo' },
    ],
  },
  {
    name: 'calling-settings-unreachable',
    window: 'main',
    state: IDLE,
    failing: { 'calling-settings/read': appError('service-unreachable') },
    steps: part('Ajustes'),
  },
  { name: 'costs', window: 'main', state: { ...KNOWN, lines: [SALES, HOTLINE, SUPPORT] }, steps: part('Custos') },
  { name: 'costs-no-table', window: 'main', state: WITH_NAMES, steps: part('Custos') },
  { name: 'ended-asked', window: 'main', state: { ...KNOWN, calls: [NOT_ALLOWED] } },
  {
    name: 'call-costs',
    window: 'main',
    state: {
      ...KNOWN,
      calls: [call({ phase: 'active', answeredAt: ago(134_300), media: 'flowing', muted: false, held: false }, { direction: 'outbound' })],
    },
    levels: [-22, -16],
  },
  {
    name: 'call-free',
    window: 'main',
    state: {
      ...KNOWN,
      billing: { ...BILLING, rates: [{ callId: callId('call'), free: 'customer-called', tiers: [], pulsesBefore: 0 }] },
      calls: [call({ phase: 'active', answeredAt: ago(34_300), media: 'flowing', muted: false, held: false })],
    },
    levels: [-22, -16],
  },
];
