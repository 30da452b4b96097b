import { expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { CustomerPermission } from '#contract/permission.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { type AskView, askView } from '../../../../renderer/features/permissions/ask-view.ts';

const NOW = unixMs(Date.parse('2026-11-27T15:00:00Z'));
const HOUR = 3_600_000;
const at = (milliseconds: number) => unixMs(NOW + milliseconds);
const wording = { now: NOW, language: 'pt-BR', timeZone: 'America/Sao_Paulo' } as const;
const ENDED_AT = at(-60_000);
const SPENT = { isAllowed: false, limits: [{ periodHours: 24, most: 1, used: 1, clearsAt: at(2 * HOUR) }] };
const CLEARS = ['Nenhum pedido resta em 24 horas, de novo a partir de 14:00'];

const refusing = (part: Partial<CustomerPermission>): CustomerPermission => ({
  lineId: lineId('line'),
  peer: phoneNumber('+5511988880001') as PhoneNumber,
  status: 'none',
  expiresAt: null,
  call: { isAllowed: false, limits: [] },
  request: { isAllowed: true, limits: [] },
  readAt: NOW,
  asked: null,
  unansweredInRow: 0,
  textUntil: null,
  ...part,
});
const asked = (answer: 'waiting' | 'granted' | 'refused') => ({ at: at(-HOUR), answer });

test.each<readonly [string, CustomerPermission | undefined, AskView]>([
  ['nothing is known of them', undefined, { next: 'ask', told: null }],
  ['they were never asked', refusing({}), { next: 'ask', told: null }],
  ['their answer is awaited', refusing({ asked: asked('waiting') }), wait('Pedido enviado 11:00, sem resposta ainda', [])],
  [
    'their answer is awaited, and no question is left',
    refusing({ asked: asked('waiting'), request: SPENT }),
    wait('Pedido enviado 11:00, sem resposta ainda', CLEARS),
  ],
  [
    'they refused, and no question is left',
    refusing({ asked: asked('refused'), request: SPENT }),
    wait('Recusou o pedido de 11:00', CLEARS),
  ],
  ['no question is left', refusing({ request: SPENT }), wait('Os pedidos a este cliente acabaram por ora.', CLEARS)],
  ['they refused', refusing({ asked: asked('refused') }), { next: 'ask', told: 'Recusou o pedido de 11:00' }],
  ['they said yes since', refusing({ status: 'permanent', asked: asked('granted') }), { next: 'call', told: 'Permite sempre' }],
  ['the service reads all the same that they allow calls', refusing({ status: 'permanent' }), { next: 'ask', told: 'Permite sempre' }],
  [
    'what was read before the call says that they allow calls',
    refusing({ status: 'permanent', readAt: at(-2 * HOUR), asked: asked('granted') }),
    { next: 'ask', told: null },
  ],
  [
    'what was read before the call says so, and an answer is awaited',
    refusing({ status: 'permanent', readAt: at(-2 * HOUR), asked: asked('waiting') }),
    wait('Pedido enviado 11:00, sem resposta ainda', []),
  ],
  [
    'a permission that they once gave is over, and no question is left',
    refusing({ asked: asked('granted'), request: SPENT }),
    wait('Os pedidos a este cliente acabaram por ora.', CLEARS),
  ],
])('after a call that a customer has not allowed, the next step where %s', (_what, known, view) => {
  expect(askView(known, { endedAt: ENDED_AT, t: createTranslator('pt-BR'), wording })).toEqual(view);
});

function wait(told: string, limits: readonly string[]): AskView {
  return { next: 'wait', told, limits };
}
