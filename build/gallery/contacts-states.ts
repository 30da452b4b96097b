import type { AppState } from '#contract/app-state.ts';
import { captionOf, type Contact, contactId, type ContactDraft, type DialSuggestion } from '#contract/contact.ts';
import type { ImportPreview } from '#contract/contact-import.ts';
import { appError } from '#contract/errors.ts';
import { IDLE, SALES, ago, number } from './fixtures.ts';
import type { GalleryState } from './gallery-state.ts';

function contact(name: string, numbers: readonly string[], change: Partial<ContactDraft> = {}): Contact {
  const draft = { name, company: '', note: '', tags: [], isFavourite: false, isDoNotContact: false, ...change };
  return { ...draft, id: contactId(name), numbers: numbers.map(number), createdAt: ago(9_000_000), changedAt: ago(9_000_000) };
}

const ANA = contact('Ana Souza', ['+5511987654321', '+551133334444'], {
  company: 'Padaria Pão Quente',
  isFavourite: true,
  tags: ['VIP', 'Atacado'],
  note: 'Pediu segunda via do boleto. Prefere ser chamada de manhã.',
});
const ANDRE = contact('André Lima', ['+5531988887777'], { company: 'Oficina Lima' });
const ANTONIO = contact('Antônio Maria Conceição dos Santos Albuquerque', ['+5521977776666'], { isDoNotContact: true });

const SUGGESTIONS: readonly DialSuggestion[] = [
  { number: number('+5511987654321'), contact: captionOf(ANA), lastCall: { at: ago(900_000), lineId: SALES.id } },
  { number: number('+551133334444'), contact: captionOf(ANA), lastCall: null },
  { number: number('+5531988887777'), contact: captionOf(ANDRE), lastCall: null },
  { number: number('+5521977776666'), contact: captionOf(ANTONIO), lastCall: null },
  { number: number('+5541999990000'), contact: null, lastCall: { at: ago(90_000_000), lineId: SALES.id } },
];

const KNOWING: AppState = {
  ...IDLE,
  contacts: { ...IDLE.contacts, total: 3, favourites: [ANA, ANDRE, ANTONIO], tags: ['Atacado', 'VIP'] },
};
const PAGE: AppState = { ...KNOWING, contacts: { ...KNOWING.contacts, total: 4 } };
const UNNAMED = contact('', ['+5541988880000'], { isDoNotContact: true });
const LISTED = { 'contacts/list': { contacts: [ANA, ANDRE, ANTONIO, UNNAMED], total: 4 } } as const;
const OPEN_PAGE = [{ press: 'Contatos', role: 'tab' }] as const;

const PREVIEW: ImportPreview = {
  importId: 'import-1',
  fileName: 'clientes-novembro-2026.csv',
  format: 'csv',
  columns: [
    { header: 'Cliente', samples: ['Ana Souza', 'Beto Lima', 'Carla Dias'] },
    { header: 'WhatsApp', samples: ['11 98765-4321', '5,51199E+12', '98765-0000'] },
    { header: 'Cidade', samples: ['São Paulo', 'Campinas'] },
  ],
  options: { uses: ['name', 'number', 'ignored'], duplicates: 'complete', areaCode: null, tag: '', isDoNotContact: false },
  rows: 240,
  added: 212,
  changed: 18,
  unchanged: 3,
  merged: 4,
  refused: 3,
  contacts: [
    { row: 2, name: 'Ana Souza', company: '', numbers: [number('+5511987654321')], outcome: 'changed' },
    { row: 3, name: 'Beto Lima', company: '', numbers: [number('+5511988887777'), number('+551133334444')], outcome: 'added' },
  ],
  problems: [
    { row: 12, text: 'Dora Reis · 5,51199E+12', problem: 'digits-lost', isWholeRow: true },
    { row: 40, text: 'Carla Dias · 98765-0000', problem: 'no-area-code', isWholeRow: true },
    { row: 71, text: 'Padaria Pão Quente', problem: 'no-number', isWholeRow: true },
  ],
  problemCount: 3,
};
const IMPORTING = [
  ...OPEN_PAGE,
  { press: 'Mais ações' },
  { press: 'Importar…', role: 'menuitem' },
  { see: 'clientes-novembro-2026.csv' },
] as const;

const FIELD = 'Número ou nome';

/** Contacts, and the dial field that searches them. */
export const CONTACT_STATES: readonly GalleryState[] = [
  {
    name: 'dial-suggestions',
    window: 'main',
    state: KNOWING,
    replies: { 'contacts/suggest': SUGGESTIONS },
    steps: [{ type: 'an', into: FIELD }, { see: 'Antônio Maria Conceição dos Santos Albuquerque' }],
  },
  { name: 'dial-nobody', window: 'main', state: KNOWING, steps: [{ type: 'zzz', into: FIELD }, { see: 'Ninguém encontrado com “zzz”.' }] },
  { name: 'dial-pad', window: 'main', state: KNOWING, steps: [{ press: 'Teclado numérico' }] },
  {
    name: 'dial-emergency',
    window: 'main',
    state: KNOWING,
    steps: [{ type: '193', into: FIELD }, { press: 'Ligar' }],
  },
  {
    name: 'dial-owner',
    window: 'main',
    state: KNOWING,
    replies: { 'contacts/of': { '+5511987654321': captionOf(ANA) } },
    steps: [{ type: '11987654321', into: FIELD }, { see: 'Ana Souza · +55 11 98765-4321' }],
  },
  {
    name: 'dial-do-not-contact',
    window: 'main',
    state: KNOWING,
    failing: { 'call/dial': appError('do-not-contact') },
    replies: { 'contacts/of': { '+5521977776666': captionOf(ANTONIO) } },
    steps: [{ type: '21977776666', into: FIELD }, { press: 'Ligar' }, { see: 'Ligar assim mesmo' }],
  },
  { name: 'contacts', window: 'main', state: PAGE, replies: LISTED, steps: OPEN_PAGE },
  { name: 'contacts-empty', window: 'main', state: IDLE, steps: [...OPEN_PAGE, { see: 'Nenhum contato ainda' }] },
  {
    name: 'contacts-nobody',
    window: 'main',
    state: PAGE,
    steps: [...OPEN_PAGE, { type: 'zzz', into: 'Nome, empresa ou número' }, { see: 'Ninguém encontrado' }],
  },
  {
    name: 'contacts-open',
    window: 'main',
    state: PAGE,
    replies: LISTED,
    steps: [...OPEN_PAGE, { open: 'Ana Souza' }, { see: 'Padaria Pão Quente' }],
  },
  {
    name: 'contacts-removed',
    window: 'main',
    state: PAGE,
    replies: { ...LISTED, 'contacts/remove': ANA },
    steps: [...OPEN_PAGE, { open: 'Ana Souza' }, { press: 'Apagar' }, { see: 'Contato apagado: Ana Souza' }],
  },
  {
    name: 'contacts-new',
    window: 'main',
    state: PAGE,
    replies: LISTED,
    steps: [...OPEN_PAGE, { press: 'Novo contato' }, { type: '11 8888-7777', into: 'Número' }, { press: 'Salvar' }],
  },
  {
    name: 'contacts-import',
    window: 'main',
    state: PAGE,
    replies: {
      ...LISTED,
      'contacts/import-open': PREVIEW,
      'contacts/import-plan': { ...PREVIEW, options: { ...PREVIEW.options, uses: ['name', 'number', 'tags'] } },
    },
    steps: IMPORTING,
  },
  {
    name: 'contacts-import-problems',
    window: 'main',
    state: PAGE,
    replies: { ...LISTED, 'contacts/import-open': { ...PREVIEW, contacts: [], columns: [], format: 'vcard' } },
    steps: [...IMPORTING, { open: '3 números não servem' }],
  },
  {
    name: 'contacts-no-dialog',
    window: 'main',
    state: PAGE,
    replies: LISTED,
    failing: { 'contacts/import-open': appError('file-dialog-missing', 'no-screen') },
    steps: [...OPEN_PAGE, { press: 'Mais ações' }, { press: 'Importar…', role: 'menuitem' }, { see: 'Nada mudou.' }],
  },
  {
    name: 'contacts-imported',
    window: 'main',
    state: PAGE,
    replies: {
      ...LISTED,
      'contacts/import-open': PREVIEW,
      'contacts/import-run': { importId: 'import-1', fileName: PREVIEW.fileName, at: ago(1_000), added: 212, changed: 18 },
    },
    steps: [...IMPORTING, { press: 'Importar 230 contatos' }, { see: 'Desfazer a importação' }],
  },
];
