import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import { ago } from './fixtures.ts';
import type { GalleryState, Step } from './gallery-state.ts';
import { TEMPLATES } from './template-fixtures.ts';
import { callBack, customer, GABRIELA, KNOWN, NEWS, PAGE } from './whatsapp-states.ts';

const HOUR = 3_600_000;
/** Somebody who can be asked, and whose last call is too long ago for free text. */
const ASKED_LATE: AppState = {
  ...KNOWN,
  permissions: {
    customers: [customer({ peer: GABRIELA, status: 'none', expiresAt: null, asked: null, textUntil: ago(HOUR) })],
    callBacks: [callBack({ peer: GABRIELA, status: 'none', expiresAt: null })],
    news: [],
  },
};
const TO_TEMPLATES: readonly Step[] = [...PAGE, { press: 'Pedir permissão' }, { press: 'Modelo aprovado', role: 'radio' }];

/** Messages that get through where free text does not. */
export const MESSAGE_STATES: readonly GalleryState[] = [
  {
    name: 'permission-template',
    window: 'main',
    state: ASKED_LATE,
    replies: { 'customer/templates': TEMPLATES },
    steps: [...TO_TEMPLATES],
  },
  {
    name: 'permission-template-empty-field',
    window: 'main',
    state: ASKED_LATE,
    replies: { 'customer/templates': TEMPLATES },
    steps: [...TO_TEMPLATES, { press: 'Enviar modelo' }, { open: '3 modelos não podem ser enviados daqui' }],
  },
  {
    name: 'permission-template-sent',
    window: 'main',
    state: ASKED_LATE,
    replies: { 'customer/templates': TEMPLATES },
    steps: [...TO_TEMPLATES, { type: '8841', into: 'Campo 2' }, { press: 'Enviar modelo' }, { see: 'Modelo enviado' }],
  },
  {
    name: 'permission-template-refused',
    window: 'main',
    state: ASKED_LATE,
    replies: { 'customer/templates': TEMPLATES },
    failing: { 'customer/write': appError('message-refused', 'HTTP 400 META_TEMPLATE_NOT_APPROVED') },
    steps: [...TO_TEMPLATES, { type: '8841', into: 'Campo 2' }, { press: 'Enviar modelo' }, { see: 'A mensagem não foi aceita' }],
  },
  {
    name: 'permission-template-none-sendable',
    window: 'main',
    state: ASKED_LATE,
    replies: { 'customer/templates': TEMPLATES.filter(({ obstacle }) => obstacle !== null) },
    steps: [...TO_TEMPLATES],
  },
  {
    name: 'permission-templates-unread',
    window: 'main',
    state: ASKED_LATE,
    failing: { 'customer/templates': appError('service-timeout') },
    steps: [...PAGE, { press: 'Pedir permissão' }, { see: 'não puderam ser lidos' }],
  },
  {
    name: 'unanswered-template',
    window: 'main',
    state: {
      ...KNOWN,
      permissions: { ...ASKED_LATE.permissions, news: NEWS.slice(0, 1) },
    },
    failing: { 'call/dial': appError('unanswered-fourth') },
    replies: { 'customer/templates': TEMPLATES },
    steps: [{ press: 'Ligar agora' }, { see: 'Como o cliente vai ler' }],
  },
];
