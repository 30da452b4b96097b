import type { AppState } from '#contract/app-state.ts';
import type { PolicyState } from '#contract/policy.ts';
import { IDLE, SALES, SUPPORT } from './fixtures.ts';
import type { GalleryState, Step } from './gallery-state.ts';
import { BILLING, CALLING } from './whatsapp-states.ts';

const LAID_DOWN: PolicyState = {
  source: '/etc/pilot-softphone/policy.json',
  organisation: 'Empresa Aurora',
  support: 'ramal 200',
  locked: ['prices', 'callingSettings', 'lines'],
  problems: [],
};
const KEPT: AppState = { ...IDLE, policy: LAID_DOWN };
const NO_LINE: AppState = { ...KEPT, lines: [], recents: [], practice: null };
const PRICED: AppState = { ...KEPT, billing: { ...BILLING, table: { currency: 'BRL', rows: 214, importedAt: null } } };

const PERMISSIONS: readonly Step[] = [{ press: 'Permissões', role: 'tab' }];
const COSTS: readonly Step[] = [...PERMISSIONS, { press: 'Custos', role: 'tab' }];
const LINES: readonly Step[] = [{ press: 'Linhas', role: 'tab' }];

/** What a company keeps beside the settings: prices, how numbers take calls, which lines there are. */
export const POLICY_STATES: readonly GalleryState[] = [
  {
    name: 'policy-costs',
    window: 'main',
    state: PRICED,
    replies: { 'prices/read': { currency: 'BRL', rows: [{ prefix: '55', fromMinutes: 0, perMinuteMicros: 52_000 }] } },
    steps: [...COSTS, { press: 'Ver preços' }, { see: '+55' }],
  },
  {
    name: 'policy-costs-partly',
    window: 'main',
    state: {
      ...PRICED,
      policy: {
        ...LAID_DOWN,
        problems: [
          { kind: 'prices', where: 'precos.csv:14 (prefix)' },
          { kind: 'prices', where: 'precos.csv:90 (price)' },
        ],
      },
    },
    steps: COSTS,
  },
  {
    name: 'policy-costs-unread',
    window: 'main',
    state: {
      ...IDLE,
      billing: BILLING,
      policy: { ...LAID_DOWN, locked: [], problems: [{ kind: 'prices', where: 'precos.csv (ENOENT)' }] },
    },
    steps: COSTS,
  },
  { name: 'policy-costs-none', window: 'main', state: KEPT, steps: COSTS },
  {
    name: 'policy-calling',
    window: 'main',
    state: { ...KEPT, lines: [SALES, SUPPORT] },
    replies: { 'calling-settings/read': { version: 'v1', settings: CALLING } },
    steps: [...PERMISSIONS, { press: 'Ajustes', role: 'tab' }, { see: 'Horário de chamadas' }],
  },
  { name: 'policy-lines', window: 'main', state: KEPT, steps: LINES },
  { name: 'policy-lines-none', window: 'main', state: NO_LINE, steps: LINES },
  { name: 'policy-empty', window: 'main', state: NO_LINE },
  {
    name: 'policy-add-line',
    window: 'main',
    state: { ...KEPT, policy: { ...LAID_DOWN, organisation: null } },
    steps: [
      { press: 'Menu' },
      { press: 'Buscar comandos', role: 'menuitem' },
      { type: 'nova linha', into: 'Comando ou tela' },
      { press: 'Adicionar linha', role: 'option' },
    ],
  },
  {
    name: 'policy-wizard-line',
    window: 'main',
    state: { ...NO_LINE, settings: { ...NO_LINE.settings, setup: { isOpen: true, step: 'line' } } },
  },
];
