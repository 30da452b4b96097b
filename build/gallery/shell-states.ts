import type { AppState } from '#contract/app-state.ts';
import { contactId } from '#contract/contact.ts';
import type { Contact } from '#contract/contact.ts';
import { appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import { IDLE, NOW, POLLING, PRACTICE, SALES, SUPPORT, ago, call, number } from './fixtures.ts';
import type { GalleryState } from './gallery-state.ts';

const ACTIVE = { phase: 'active', answeredAt: ago(134_300), media: 'flowing', muted: false, held: false } as const;
const IN_CALL: AppState = { ...IDLE, practice: PRACTICE, calls: [call(ACTIVE)] };
const MISSED: AppState['history'] = { ...IDLE.history, missed: { count: 3, calls: IDLE.recents.slice(0, 1) } };
const QUIET: AppState = {
  ...IDLE,
  practice: PRACTICE,
  history: MISSED,
  presence: { status: 'do-not-disturb', since: ago(60_000), until: unixMs(NOW + 55 * 60_000), next: null },
};
const PALETTE = [{ press: 'Menu' }, { press: 'Buscar comandos', role: 'menuitem' }] as const;
const CONTACTS: readonly Contact[] = [
  {
    id: contactId('ana'),
    name: 'Ana Conceição',
    company: 'Padaria Central',
    note: 'Prefere a parte da manhã.',
    tags: ['atacado'],
    numbers: [number('+5511987654321')],
    isFavourite: true,
    isDoNotContact: false,
    createdAt: ago(86_400_000),
    changedAt: ago(86_400_000),
  },
  {
    id: contactId('mariana'),
    name: 'Mariana Castro de Albuquerque Figueiredo',
    company: '',
    note: '',
    tags: [],
    numbers: [number('+5521912345678')],
    isFavourite: false,
    isDoNotContact: true,
    createdAt: ago(86_400_000),
    changedAt: ago(86_400_000),
  },
];
const AWAY = [{ press: 'Menu' }, { press: 'Linhas', role: 'menuitem' }] as const;

/** The frame of the main window: its menu, its shortcuts, its palette, and a page beside a call. */
export const SHELL_STATES: readonly GalleryState[] = [
  { name: 'idle-quiet', window: 'main', state: QUIET },
  { name: 'presence', window: 'main', state: IDLE, steps: [{ press: 'Situação: Disponível' }] },
  {
    name: 'presence-how-long',
    window: 'main',
    state: IDLE,
    steps: [{ press: 'Situação: Disponível' }, { press: 'Não perturbe', role: 'menuitem' }, { see: 'até eu mudar' }],
  },
  {
    name: 'presence-after-call',
    window: 'main',
    state: { ...IN_CALL, presence: { ...IDLE.presence, next: { status: 'break', span: { minutes: 15 } } } },
    steps: [{ press: 'Situação: Depois desta chamada: Em pausa' }],
  },
  { name: 'menu', window: 'main', state: IDLE, steps: [{ press: 'Menu' }] },
  { name: 'menu-in-call', window: 'main', state: { ...IN_CALL, history: MISSED }, steps: [{ press: 'Menu' }] },
  {
    name: 'quit-in-call',
    window: 'main',
    state: IN_CALL,
    steps: [{ press: 'Menu' }, { press: 'Sair do Pilot Softphone', role: 'menuitem' }],
  },
  {
    name: 'quit-by-palette',
    window: 'main',
    state: { ...IDLE, practice: PRACTICE },
    steps: [...PALETTE, { type: 'sair', into: 'Comando ou tela' }, { press: 'Sair do Pilot Softphone', role: 'option' }],
  },
  { name: 'beside-call', window: 'main', state: IN_CALL, steps: AWAY },
  { name: 'beside-call-muted', window: 'main', state: { ...IN_CALL, calls: [call({ ...ACTIVE, muted: true })] }, steps: AWAY },
  {
    name: 'beside-failed-call',
    window: 'main',
    state: {
      ...IN_CALL,
      calls: [call({ phase: 'ended', endedAt: ago(2_000), answeredAt: null, reason: 'failed', error: appError('peer-unreachable') })],
    },
    steps: AWAY,
  },
  {
    name: 'shortcuts',
    window: 'main',
    state: { ...IDLE, practice: PRACTICE },
    steps: [{ press: 'Menu' }, { press: 'Atalhos de teclado', role: 'menuitem' }],
  },
  {
    name: 'palette',
    window: 'main',
    state: { ...IDLE, practice: PRACTICE },
    steps: [{ press: 'Menu' }, { press: 'Buscar comandos', role: 'menuitem' }],
  },
  {
    name: 'palette-found',
    window: 'main',
    state: IN_CALL,
    steps: [{ press: 'Menu' }, { press: 'Buscar comandos', role: 'menuitem' }, { type: 'mud', into: 'Comando ou tela' }],
  },
  {
    name: 'palette-nothing',
    window: 'main',
    state: IDLE,
    steps: [{ press: 'Menu' }, { press: 'Buscar comandos', role: 'menuitem' }, { type: 'xyz', into: 'Comando ou tela' }],
  },
  {
    name: 'palette-people',
    window: 'main',
    state: { ...IDLE, practice: PRACTICE },
    replies: { 'contacts/list': { contacts: CONTACTS, total: CONTACTS.length } },
    steps: [...PALETTE, { type: 'ana', into: 'Comando ou tela' }, { see: 'Abrir contato: Ana Conceição' }],
  },
  {
    name: 'palette-presence',
    window: 'main',
    state: IDLE,
    steps: [...PALETTE, { type: 'perturbe', into: 'Comando ou tela' }],
  },
  {
    name: 'palette-settings',
    window: 'main',
    state: IDLE,
    steps: [...PALETTE, { type: 'toque', into: 'Comando ou tela' }],
  },
  {
    name: 'palette-refused',
    window: 'main',
    state: IDLE,
    failing: { 'presence/set': appError('internal') },
    steps: [...PALETTE, { type: 'perturbe 15', into: 'Comando ou tela' }, { press: 'Não perturbe por 15 minutos', role: 'option' }],
  },
  {
    name: 'settings-found',
    window: 'main',
    state: IDLE,
    steps: [...PALETTE, { type: 'idioma', into: 'Comando ou tela' }, { press: 'Idioma', role: 'option' }],
  },
  {
    name: 'idle-visual-english',
    window: 'main',
    state: {
      ...IDLE,
      lines: [SALES, { ...SUPPORT, status: POLLING }],
      practice: PRACTICE,
      settings: { ...IDLE.settings, language: 'en', ringer: { ...IDLE.settings.ringer, mode: 'visual' } },
    },
  },
  { name: 'idle-spanish', window: 'main', state: { ...IDLE, practice: PRACTICE, settings: { ...IDLE.settings, language: 'es' } } },
  { name: 'call-spanish', window: 'main', state: { ...IN_CALL, settings: { ...IDLE.settings, language: 'es' } }, levels: [-22, -16] },
];
