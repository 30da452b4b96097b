import type { PracticeBehaviour } from '#contract/practice.ts';
import type { Language } from '#contract/settings.ts';
import { PRACTICE_WORDS } from '../practice-words.ts';

/** How a simulated customer takes an outbound call; how long each takes is in the practice times. */
export type OnCalled = 'answers' | 'answers-then-hangs-up' | 'declines' | 'never-answers' | 'unreachable';

/** What the customer's telephone sends. */
export type Voice = 'echo' | 'talker' | 'tone';

/** What a META customer does with a call-permission request. */
export type PermissionReply = 'accepts-7-days' | 'accepts-for-good' | 'refuses' | 'ignores';

/** One simulated customer; `id` is stable and used by the control API. */
export interface Customer {
  readonly id: string;
  /** E.164 with `+`. */
  readonly number: string;
  /** In Portuguese; in the app's language: `customersIn`. */
  readonly name: string;
  /** What the customer does, by the name the app's locales know it by. */
  readonly behaviour: PracticeBehaviour;
  /** One sentence in Portuguese, for `npm run practice`: what happens when this customer is called. The app's own words hang on `behaviour`. */
  readonly description: string;
  readonly onCalled: OnCalled;
  readonly voice: Voice;
  /** Call permission a META number starts with. */
  readonly permission: 'no_permission' | 'temporary' | 'permanent';
  readonly permissionReply: PermissionReply;
}

const permitted = { permission: 'temporary', permissionReply: 'accepts-7-days' } as const;

/** The customers of the practice world: which one is reached depends on the dialled number only. */
export const CUSTOMERS: readonly Customer[] = [
  {
    id: 'echo',
    behaviour: 'echo',
    number: '+5511988880001',
    name: 'Ana Eco',
    description: 'Atende em 2 s e repete o que você diz, 1 s depois; com o cancelamento de eco ligado, soa cortado.',
    onCalled: 'answers',
    voice: 'echo',
    ...permitted,
  },
  {
    id: 'talker',
    behaviour: 'talker',
    number: '+5521988880002',
    name: 'Bruno Falante',
    description: 'Atende em 2 s e fala sobre o pedido dele.',
    onCalled: 'answers',
    voice: 'talker',
    ...permitted,
  },
  {
    id: 'tone',
    behaviour: 'tone',
    number: '+5531988880003',
    name: 'Tom de 1 kHz',
    description: 'Atende em 2 s e envia um tom de 1 kHz.',
    onCalled: 'answers',
    voice: 'tone',
    ...permitted,
  },
  {
    id: 'never-answers',
    behaviour: 'never-answers',
    number: '+5541988880004',
    name: 'Carla Ausente',
    description: 'O telefone toca e ninguém atende.',
    onCalled: 'never-answers',
    voice: 'echo',
    ...permitted,
  },
  {
    id: 'declines',
    behaviour: 'declines',
    number: '+5551988880005',
    name: 'Diego Ocupado',
    description: 'Recusa a chamada.',
    onCalled: 'declines',
    voice: 'echo',
    ...permitted,
  },
  {
    id: 'hangs-up',
    behaviour: 'hangs-up',
    number: '+5561988880006',
    name: 'Elisa Apressada',
    description: 'Atende e desliga 5 s depois.',
    onCalled: 'answers-then-hangs-up',
    voice: 'talker',
    ...permitted,
  },
  {
    id: 'not-on-whatsapp',
    behaviour: 'not-on-whatsapp',
    number: '+5571988880007',
    name: 'Fábio Sem WhatsApp',
    description: 'Número que não tem WhatsApp.',
    onCalled: 'unreachable',
    voice: 'echo',
    ...permitted,
  },
  {
    id: 'no-permission',
    behaviour: 'no-permission',
    number: '+5581988880008',
    name: 'Gabriela Sem Permissão',
    description: 'Ainda não permitiu chamadas; aceita quando você pede (só números Meta).',
    onCalled: 'answers',
    voice: 'echo',
    permission: 'no_permission',
    permissionReply: 'accepts-7-days',
  },
  {
    id: 'refuses-permission',
    behaviour: 'no-permission',
    number: '+5585988880009',
    name: 'Hugo Reservado',
    description: 'Ainda não permitiu chamadas e recusa o pedido (só números Meta).',
    onCalled: 'answers',
    voice: 'echo',
    permission: 'no_permission',
    permissionReply: 'refuses',
  },
];

/** The customer a dialled number reaches: one of the table, otherwise somebody who behaves as the echo. `number` is E.164. */
export function customerAt(number: string): Customer {
  const known = CUSTOMERS.find((customer) => customer.number === number);
  if (known !== undefined) return known;
  const echo = CUSTOMERS.find((customer) => customer.id === 'echo');
  if (echo === undefined) throw new Error('the customer table has lost its echo');
  return { ...echo, id: `number-${number.slice(1)}`, number, name: number };
}

/** A customer by id or by E.164 number; `undefined` when it is neither. */
export function findCustomer(idOrNumber: string): Customer | undefined {
  const byId = CUSTOMERS.find((customer) => customer.id === idOrNumber);
  if (byId !== undefined) return byId;
  return /^\+[1-9]\d{6,14}$/.test(idOrNumber) ? customerAt(idOrNumber) : undefined;
}

/** All of them, with the names that the practice line gives them in a language. */
export function customersIn(language: Language): readonly Customer[] {
  return CUSTOMERS.map((customer) => ({ ...customer, name: PRACTICE_WORDS[language].customers[customer.id] ?? customer.name }));
}
