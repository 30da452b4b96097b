import type { AppState } from '#contract/app-state.ts';
import { captionOf, type Contact, contactId, type ContactDraft, type DialSuggestion } from '#contract/contact.ts';
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

const KNOWING: AppState = { ...IDLE, contacts: { ...IDLE.contacts, total: 3, favourites: [ANA], tags: ['Atacado', 'VIP'] } };
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
    steps: [{ type: '21977776666', into: FIELD }, { press: 'Ligar' }, { see: 'Ligar mesmo assim' }],
  },
];
