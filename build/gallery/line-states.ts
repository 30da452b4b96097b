import type { AccountAdded, AccountOffer } from '#contract/account.ts';
import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import type { Line, PollingCause } from '#contract/line.ts';
import { HEALTHY, IDLE, PRACTICE, PRACTICE_META, SALES, SUPPORT, ago, number, trouble } from './fixtures.ts';
import type { GalleryState, Step } from './gallery-state.ts';

const LINES: readonly Step[] = [{ press: 'Linhas', role: 'tab' }];
const ADD: readonly Step[] = [...LINES, { press: 'Adicionar linha' }];
const BY_ACCOUNT: readonly Step[] = [
  ...ADD,
  { press: 'Da conta', role: 'radio' },
  { type: 'ps_account_1234567890', into: 'Chave da conta' },
  { press: 'Ver números' },
];

function polled(line: Line, cause: PollingCause): Line {
  return {
    ...line,
    status: { state: 'polling', provenAt: ago(2_000), cause },
    health: {
      ...HEALTHY,
      provenAt: ago(2_000),
      webhook: cause === 'webhook-refused' ? 'refused' : cause === 'no-tunnel' ? 'none' : 'registered',
      heardByWebhook: 117,
      heardOnlyByPolling: 3,
      requestsLastMinute: 34,
    },
  };
}

const BILLING: Line = { ...SALES, id: lineId('billing'), label: 'Cobrança', colour: 'pink', number: number('+5531933334444') };
const BRANCH: Line = { ...SUPPORT, id: lineId('branch'), label: 'Filial Curitiba', colour: 'teal', number: number('+5541955556666') };
const HALL: Line = { ...SUPPORT, id: lineId('hall'), label: 'Recepção', colour: 'orange', origin: 'environment' };

const CLOSED_AND_OFF: Line = {
  ...trouble(SALES, 'calling-disabled'),
  health: { ...HEALTHY, connection: 'closed', calling: 'disabled', webhook: 'refused', provenAt: null, heardByWebhook: 0 },
};

export const OFFER: AccountOffer = {
  offerId: 'offer-1',
  numbers: [
    { numberId: 'n1', label: 'Vendas', number: number('+551140028922'), connection: 'open', choice: 'added' },
    { numberId: 'n2', label: 'Cobrança', number: number('+5531933334444'), connection: 'open', choice: 'add' },
    { numberId: 'n3', label: 'Filial Curitiba', number: number('+5541955556666'), connection: 'closed', choice: 'add' },
    { numberId: 'n4', label: '', number: number('+5571944443333'), connection: 'open', choice: 'add' },
    { numberId: 'n5', label: 'Pós-venda', number: null, connection: 'unknown', choice: 'key-hidden' },
  ],
};
const PARTLY_ADDED: AccountAdded = {
  added: [lineId('billing')],
  refused: [{ numberId: 'n3', error: appError('line-disconnected') }],
};

/** Our numbers, in every state they can be in, and how they are added and changed. */
export const LINE_STATES: readonly GalleryState[] = [
  {
    name: 'lines-several',
    window: 'main',
    state: {
      ...IDLE,
      lines: [SALES, polled(SUPPORT, 'probe-lost'), trouble(BILLING, 'line-disconnected'), BRANCH, HALL, PRACTICE_META],
      practice: PRACTICE,
    },
    steps: LINES,
  },
  {
    name: 'lines-details',
    window: 'main',
    state: { ...IDLE, lines: [polled(SUPPORT, 'events-lost'), SALES] },
    steps: [...LINES, { press: 'Detalhes de Suporte' }],
  },
  {
    name: 'lines-details-trouble',
    window: 'main',
    state: { ...IDLE, lines: [CLOSED_AND_OFF] },
    steps: [...LINES, { press: 'Detalhes de Vendas' }],
  },
  {
    name: 'lines-polling-causes',
    window: 'main',
    state: { ...IDLE, lines: [polled(SALES, 'no-tunnel'), polled(SUPPORT, 'tunnel-down'), polled(BILLING, 'webhook-refused')] },
    steps: LINES,
  },
  {
    name: 'lines-mend-refused',
    window: 'main',
    state: { ...IDLE, lines: [polled(SALES, 'tunnel-down')] },
    failing: { 'line/mend': appError('tunnel-program-missing') },
    steps: [...LINES, { press: 'Tentar agora' }, { see: 'O cloudflared não está neste computador' }],
  },
  { name: 'polling-shared-cause', window: 'main', state: { ...IDLE, lines: [polled(SALES, 'no-tunnel'), polled(SUPPORT, 'no-tunnel')] } },
  { name: 'edit-line', window: 'main', state: IDLE, steps: [...LINES, { press: 'Editar Vendas' }] },
  {
    name: 'edit-line-until-quit',
    window: 'main',
    state: { ...IDLE, lines: [HALL] },
    failing: { 'line/change': appError('invalid-input') },
    steps: [...LINES, { press: 'Editar Recepção' }, { press: 'Violeta', role: 'radio' }, { press: 'Salvar' }],
  },
  { name: 'add-line-account', window: 'main', state: IDLE, steps: [...ADD, { press: 'Da conta', role: 'radio' }] },
  {
    name: 'add-line-account-wrong',
    window: 'main',
    state: IDLE,
    failing: { 'account/read': appError('number-key-given') },
    steps: [...BY_ACCOUNT, { see: 'Esta é a chave de um número só' }],
  },
  {
    name: 'add-line-account-empty',
    window: 'main',
    state: IDLE,
    replies: { 'account/read': { offerId: 'offer-1', numbers: [] } },
    steps: [...BY_ACCOUNT, { see: 'Esta conta não tem números' }],
  },
  {
    name: 'account-numbers',
    window: 'main',
    state: IDLE,
    replies: { 'account/read': OFFER },
    steps: [...BY_ACCOUNT, { see: 'Escolha os números' }, { open: 'Cobrança' }, { open: 'Filial Curitiba' }],
  },
  {
    name: 'account-added-partly',
    window: 'main',
    state: IDLE,
    replies: { 'account/read': OFFER, 'account/add': PARTLY_ADDED },
    steps: [
      ...BY_ACCOUNT,
      { see: 'Escolha os números' },
      { open: 'Cobrança' },
      { open: 'Filial Curitiba' },
      { press: 'Adicionar 2 linhas' },
      { see: '1 linha adicionada' },
    ],
  },
  {
    name: 'account-offer-gone',
    window: 'main',
    state: IDLE,
    replies: { 'account/read': OFFER },
    failing: { 'account/add': appError('account-offer-gone') },
    steps: [...BY_ACCOUNT, { see: 'Escolha os números' }, { open: 'Cobrança' }, { press: 'Adicionar 1 linha' }, { see: 'ficou velha' }],
  },
];
