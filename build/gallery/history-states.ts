import { type CallId, callId, type RecentCall } from '#contract/call.ts';
import { EMPTY_HISTORY, type HistoryEntry, type HistoryPage, isLostCall, type LineSync } from '#contract/history.ts';
import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import type { CallNote } from '#contract/note.ts';
import { unixMs } from '#contract/time.ts';
import { ago, call, IDLE, MANY_RECENTS, SALES, SUPPORT } from './fixtures.ts';
import type { GalleryState, Step } from './gallery-state.ts';

const note = (id: CallId, text: string, label: string | null = null): CallNote => ({
  callId: id,
  text,
  wrapUp: label === null ? null : { code: label === 'Venda' ? 'sale' : 'call-back', label },
  changedAt: ago(60_000),
});
const NOTES = ['Pediu segunda via do boleto até sexta', '', 'Retornar amanhã cedo, fala com o financeiro'];
const CODES = ['Ligar depois', 'Venda', null];
const NAMES = ['Ana Souza', null, 'Padaria Pão de Mel', null];

/** Not every call of a day is missed. */
const OUTCOMES: readonly Partial<RecentCall>[] = [
  {},
  { reason: 'completed', answeredAt: ago(0) },
  { reason: 'completed', answeredAt: ago(0), direction: 'outbound' },
  { reason: 'answered-elsewhere' },
  { reason: 'no-answer', direction: 'outbound' },
];

function entry(missed: RecentCall, place: number): HistoryEntry {
  const outcome = OUTCOMES[place % OUTCOMES.length] ?? {};
  const talked = outcome.reason === 'completed';
  const times = talked ? { answeredAt: missed.startedAt, endedAt: unixMs(missed.startedAt + (place + 1) * 47_000) } : {};
  const recent = { ...missed, ...outcome, ...times };
  const text = NOTES[place % 7] ?? '';
  const label = CODES[place % 5] ?? null;
  return {
    call: recent,
    name: recent.peer === null ? null : (NAMES[place % 4] ?? null),
    note: text === '' && label === null ? null : note(recent.id, text, label),
    unseen: isLostCall(recent.reason) && place < 6,
    fromService: place % 6 === 5,
  };
}

function pageOf(recents: readonly RecentCall[], total: number = recents.length): HistoryPage {
  return { revision: 0, total, from: 0, entries: recents.slice(0, 100).map(entry) };
}

const FULL = pageOf(MANY_RECENTS);
const HISTORY: AppState = {
  ...IDLE,
  history: { ...EMPTY_HISTORY, missed: { count: 3, calls: IDLE.recents.slice(0, 1) } },
};
const OPEN = [{ press: 'Histórico, 3 chamadas perdidas não vistas', role: 'tab' }] as const;
const READY = [...OPEN, { see: String(FULL.total) }] as const;

const syncing = (part: Partial<LineSync>): AppState => ({
  ...HISTORY,
  history: {
    ...HISTORY.history,
    sync: [{ lineId: SALES.id, phase: 'reading', reachedBack: ago(90 * 24 * 3_600_000), added: 3_400, error: null, ...part }],
  },
});

const ACTIVE = { phase: 'active', answeredAt: ago(134_300), media: 'flowing', muted: false, held: false } as const;
const IN_CALL = call(ACTIVE);
const ENDED = call({ phase: 'ended', endedAt: ago(2_000), answeredAt: ago(194_000), reason: 'completed', error: null });
const wrapUpOf = (id: string): AppState['history']['wrapUp'] => ({
  callId: callId(id),
  lineId: SUPPORT.id,
  direction: 'inbound',
  peer: IN_CALL.peer,
  endedAt: ago(20_000),
  until: ago(-40_000),
});

const lookUp = (what: string): readonly Step[] => [{ press: 'Configurações' }, { type: what, into: 'Buscar nas configurações' }];

/** The history page, notes in and after a call, and what of them is set. */
export const HISTORY_STATES: readonly GalleryState[] = [
  { name: 'history', window: 'main', state: HISTORY, replies: { 'history/page': FULL }, steps: READY },
  {
    name: 'history-empty',
    window: 'main',
    state: { ...HISTORY, history: EMPTY_HISTORY },
    replies: { 'history/page': pageOf([]) },
    steps: [{ press: 'Histórico', role: 'tab' }],
  },
  {
    name: 'history-nothing-found',
    window: 'main',
    state: HISTORY,
    replies: { 'history/page': pageOf([]) },
    steps: [...OPEN, { type: 'zebra', into: 'Nome, número ou anotação' }, { see: 'Nada encontrado' }],
  },
  {
    name: 'history-filters',
    window: 'main',
    state: HISTORY,
    replies: { 'history/page': FULL },
    steps: [...READY, { press: 'Mais filtros' }],
  },
  { name: 'history-fetching', window: 'main', state: syncing({}), replies: { 'history/page': FULL }, steps: READY },
  {
    name: 'history-fetch-failed',
    window: 'main',
    state: syncing({ phase: 'waiting', error: appError('service-broken') }),
    replies: { 'history/page': FULL },
    steps: READY,
  },
  {
    name: 'history-exported',
    window: 'main',
    state: HISTORY,
    replies: { 'history/page': FULL, 'history/export': { savedAs: '/people/ana/Documentos/historico 2026-11-26.csv', calls: FULL.total } },
    steps: [...READY, { press: 'Exportar CSV' }, { see: 'historico 2026-11-26.csv' }],
  },
  {
    name: 'history-refused',
    window: 'main',
    state: HISTORY,
    replies: { 'history/page': FULL },
    failing: { 'history/export': appError('export-refused', 'EACCES') },
    steps: [...READY, { press: 'Exportar CSV' }],
  },
  {
    name: 'history-details',
    window: 'main',
    state: HISTORY,
    replies: {
      'history/page': FULL,
      'note/read': note(MANY_RECENTS[0]?.id ?? callId('none'), 'Pediu segunda via do boleto até sexta', 'Ligar depois'),
    },
    steps: [...READY, { open: 'Ana Souza' }],
  },
  {
    name: 'call-note',
    window: 'main',
    state: { ...IDLE, calls: [IN_CALL], history: { ...EMPTY_HISTORY, notes: [note(IN_CALL.id, 'Pediu segunda via do boleto até sexta')] } },
    levels: [-22, -16],
  },
  {
    name: 'call-note-typing',
    window: 'main',
    state: { ...IDLE, calls: [IN_CALL] },
    levels: [-22, -16],
    steps: [{ type: 'Pediu a segunda via', into: 'Anotação da chamada' }],
  },
  {
    name: 'call-note-refused',
    window: 'main',
    state: { ...IDLE, calls: [IN_CALL] },
    failing: { 'note/write': appError('note-not-kept') },
    steps: [{ type: 'Pediu', into: 'Anotação da chamada' }],
  },
  {
    name: 'note-stranded',
    window: 'main',
    state: { ...IDLE, calls: [IN_CALL] },
    levels: [-22, -16],
    failing: { 'note/write': appError('note-not-kept', 'SQLITE_FULL') },
    steps: [
      { type: 'Pediu a segunda via', into: 'Anotação da chamada' },
      { press: 'Menu' },
      { press: 'Linhas', role: 'menuitem' },
      { see: 'ainda não foi salva' },
    ],
  },
  {
    name: 'ended-note',
    window: 'main',
    state: {
      ...IDLE,
      calls: [ENDED],
      history: { ...EMPTY_HISTORY, wrapUp: wrapUpOf(ENDED.id), notes: [note(ENDED.id, 'Retornar amanhã')] },
    },
  },
  {
    name: 'wrap-up',
    window: 'main',
    state: {
      ...IDLE,
      history: { ...EMPTY_HISTORY, wrapUp: wrapUpOf('over'), notes: [note(callId('over'), 'Quer desconto no plano anual')] },
    },
  },
  { name: 'settings-history', window: 'main', state: IDLE, steps: lookUp('histórico') },
  { name: 'settings-wrap-up', window: 'main', state: IDLE, steps: lookUp('tabulação') },
  {
    name: 'settings-wrap-up-own',
    window: 'main',
    state: {
      ...IDLE,
      settings: { ...IDLE.settings, wrapUp: { codes: [{ id: 'vip', label: 'Cliente VIP da região Sudeste' }], seconds: null } },
    },
    steps: lookUp('tabulação'),
  },
];
