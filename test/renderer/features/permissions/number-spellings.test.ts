import { expect, test } from 'vitest';
import { EMPTY_PERMISSIONS, type CustomerPermission } from '#contract/permission.ts';
import { unixMs } from '#contract/time.ts';
import { IDLE, NOW, SALES, ago, number } from '../../../../build/gallery/fixtures.ts';
import { permissionOf } from '../../../../renderer/features/permissions/permission-view.ts';
import { newsOf } from '../../../../renderer/features/permissions/use-line-advice.ts';

const [OLD, WHOLE] = [number('+551188887777'), number('+5511988887777')];
const customer = (part: Partial<CustomerPermission>): CustomerPermission => ({
  lineId: SALES.id,
  peer: OLD,
  status: 'temporary',
  expiresAt: null,
  call: { isAllowed: true, limits: [] },
  request: { isAllowed: true, limits: [] },
  readAt: ago(60_000),
  asked: null,
  unansweredInRow: 0,
  textUntil: null,
  ...part,
});

test('a permission is found by either spelling of a Brazilian mobile, and what was read last counts', () => {
  const wanted = { lineId: SALES.id, peer: WHOLE };
  expect(permissionOf([customer({})], wanted)?.peer).toBe(OLD);
  expect(permissionOf([customer({}), customer({ peer: WHOLE, readAt: NOW })], wanted)?.readAt).toBe(NOW);
  expect(permissionOf([customer({ peer: number('+552188887777') })], wanted)).toBeUndefined();
});

test('advice is asked for anew when the customer answers under the other spelling, and when a line fails', () => {
  const state = (part: Partial<CustomerPermission>) => ({
    ...IDLE,
    permissions: { ...EMPTY_PERMISSIONS, customers: [customer(part)] },
  });
  const before = newsOf(WHOLE, state({}));
  expect(newsOf(WHOLE, state({ readAt: unixMs(NOW + 1) }))).not.toBe(before);
  expect(newsOf(WHOLE, { ...state({}), lines: [] })).not.toBe(before);
  expect(newsOf(number('+5521912345678'), state({}))).toBe(newsOf(number('+5521912345678'), state({ readAt: NOW })));
});
