import type { AppState } from '#contract/app-state.ts';
import type { LineAdvice } from '#contract/line-advice.ts';
import { lineId } from '#contract/line.ts';
import type { Line } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { IDLE, NOW, POLLING, PRACTICE, SALES, SUPPORT, number, trouble } from './fixtures.ts';
import type { GalleryState, Step } from './gallery-state.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const later = (milliseconds: number) => unixMs(NOW + milliseconds);

const HOTLINE: Line = { ...SALES, id: lineId('hotline'), label: 'Plantão', colour: 'pink', number: number('+551130304040') };
const BRANCH: Line = { ...SALES, id: lineId('branch'), label: 'Filial Campinas', colour: 'teal', number: number('+551930304040') };
const NIGHT: Line = trouble({ ...SUPPORT, id: lineId('night'), label: 'Noite', colour: 'orange' }, 'line-disconnected');
const WITH_NAMES: AppState = { ...IDLE, practice: PRACTICE };

const NOTHING_TIMED = { permittedUntil: null, hoursUntil: null, blockedUntil: null, canAsk: false };
const ON_WEB: LineAdvice = {
  lineId: SUPPORT.id,
  verdict: 'good',
  reasons: ['no-permission-needed', 'free', 'last-used'],
  perMinuteMicros: null,
  currency: null,
  ...NOTHING_TIMED,
};
const PRICED = { perMinuteMicros: 52_000, currency: 'BRL' } as const;
const ADVICE: readonly LineAdvice[] = [
  ON_WEB,
  { ...ON_WEB, lineId: SALES.id, verdict: 'blocked', reasons: ['permission-missing', 'costs'], ...PRICED, canAsk: true },
];
const MAY: readonly LineAdvice[] = [
  {
    ...ON_WEB,
    lineId: SALES.id,
    verdict: 'careful',
    reasons: ['permission-ending', 'permitted', 'within-hours', 'costs'],
    ...PRICED,
    permittedUntil: later(5 * HOUR),
    hoursUntil: later(3 * HOUR),
  },
];
const EVERY_LINE: readonly LineAdvice[] = [
  {
    ...ON_WEB,
    lineId: SALES.id,
    reasons: ['permitted', 'within-hours', 'costs', 'last-used'],
    ...PRICED,
    permittedUntil: later(4 * DAY),
    hoursUntil: later(3 * HOUR),
    canAsk: true,
  },
  { ...ON_WEB, reasons: ['no-permission-needed', 'free', 'polling'] },
  {
    ...ON_WEB,
    lineId: HOTLINE.id,
    verdict: 'careful',
    reasons: ['outside-hours', 'permitted-for-good', 'costs'],
    ...PRICED,
    hoursUntil: later(18 * HOUR),
  },
  {
    ...ON_WEB,
    lineId: BRANCH.id,
    verdict: 'blocked',
    reasons: ['no-calls-left', 'permitted', 'costs'],
    ...PRICED,
    blockedUntil: later(2 * HOUR),
  },
  { ...ON_WEB, lineId: NIGHT.id, verdict: 'blocked', reasons: ['unreachable', 'no-permission-needed', 'free'] },
];
const FIVE_LINES: AppState = { ...WITH_NAMES, lines: [SALES, { ...SUPPORT, status: POLLING }, HOTLINE, BRANCH, NIGHT] };
const TYPED: readonly Step[] = [{ type: '11988887777', into: 'Número ou nome' }];
/** An empty field brings the last number back. */
const DIALLED: readonly Step[] = [{ press: 'Ligar' }];

/** The line a call goes out on, with why, and what it was changed from. */
export const DIAL_STATES: readonly GalleryState[] = [
  {
    name: 'line-why-blocked',
    window: 'main',
    state: WITH_NAMES,
    replies: { 'line/advice': ADVICE },
    steps: [...DIALLED, { see: 'Usar Suporte' }],
  },
  {
    name: 'line-changed',
    window: 'main',
    state: WITH_NAMES,
    replies: { 'line/advice': ADVICE },
    steps: [...TYPED, { see: 'Voltar para Vendas' }],
  },
  {
    name: 'line-choice',
    window: 'main',
    state: FIVE_LINES,
    replies: { 'line/advice': EVERY_LINE },
    steps: [...TYPED, { see: 'Pode ligar' }, { open: 'WhatsApp oficial' }, { see: 'Leia o QR code' }],
  },
  {
    name: 'line-choice-no-number',
    window: 'main',
    state: FIVE_LINES,
    steps: [{ open: 'WhatsApp oficial' }, { see: 'Leia o QR code' }],
  },
  { name: 'line-why-careful', window: 'main', state: WITH_NAMES, replies: { 'line/advice': MAY }, steps: [...DIALLED, { see: 'Atenção' }] },
];
