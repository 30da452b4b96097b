import { expect, test } from 'vitest';
import type { AppError } from '#contract/errors.ts';
import { callPermission } from '../../../../main/adapters/pilot-status/call-permission.ts';
import { wirePermissions } from '../../../../main/adapters/pilot-status/wire.ts';
import { callRefusal } from '../../../../main/core/permission/call-refusal.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { practiceBench } from '../../../support/practice-bench.ts';

const refused = (body: unknown): AppError | null => callRefusal(callPermission(wirePermissions.parse(body), null));
const refusal = (body: unknown): string | null => refused(body)?.code ?? null;
const start = (can: unknown, limits: unknown = []): unknown => ({ action_name: 'start_call', can_perform_action: can, limits });

test('Meta’s sample of used-up calls is told as that, with the figures', () => {
  // Calling reference, "Get current call permission state".
  const sample = {
    messaging_product: 'whatsapp',
    permission: { status: 'temporary', expiration_time: 1745343479 },
    actions: [
      {
        action_name: 'send_call_permission_request',
        can_perform_action: true,
        limits: [{ time_period: 'PT24H', max_allowed: 1, current_usage: 0 }],
      },
      {
        action_name: 'start_call',
        can_perform_action: false,
        limits: [{ time_period: 'PT24H', max_allowed: 5, current_usage: 5, limit_expiration_time: 1745622600 }],
      },
    ],
  };
  expect(refused(sample)).toEqual({
    code: 'call-limit-reached',
    detail: '5 of 5 in 24 hours; again from 2025-04-25 23:10 UTC',
  });
});

test.each([
  [{ max_allowed: 2, current_usage: 2, time_period: 'P7D' }, '2 of 2 in 7 days'],
  [{ max_allowed: 2, current_usage: 3, time_period: 'P1Y2M' }, '3 of 2'],
  [{ max_allowed: 5, current_usage: 5, limit_expiration_time: 1e300 }, '5 of 5'],
])('the figures of %j read %s: no code of the wire reaches the agent', (limit, detail) => {
  const body = { permission: { status: 'temporary' }, actions: [start(false, [limit])] };
  expect(refused(body)).toEqual({ code: 'call-limit-reached', detail });
});

test.each([
  [{ permission: { status: 'no_permission' }, actions: [start(false)] }, 'permission-required'],
  [{ permission: { status: 'no_permission' } }, 'permission-required'],
  [{ permission: { status: 'no_permission' }, actions: [start(true)] }, null],
  [{ permission: { status: 'permanent' }, actions: [start(true)] }, null],
  [{ permission: { status: 'permanent' }, actions: [start(false)] }, null],
  [{ permission: { status: 'permanent' }, actions: [start(false, [{ max_allowed: 5, current_usage: 4 }])] }, null],
  [{ permission: { status: 'permanent' }, actions: [start(false, [{ max_allowed: 5, current_usage: 5 }])] }, 'call-limit-reached'],
  [{ permission: { status: 'temporary' } }, null],
  [{ permission: { status: 'unheard_of' }, actions: 'none' }, null],
  [{ permission: 7, actions: [{ action_name: 'start_call', can_perform_action: 'no', limits: 5 }] }, null],
  [{}, null],
])('%j is read as %s', (body, code) => {
  expect(refusal(body)).toBe(code);
});

test('the practice line’s customers may be called, save the one who does not allow it', async () => {
  const number = (text: string): PhoneNumber => phoneNumber(text) as PhoneNumber;
  const { api } = await practiceBench();
  expect(await api('meta').mayCall(number('+5531988880003'))).toEqual({ ok: true, value: null });
  expect(await api('meta').mayCall(number('+5581988880008'))).toMatchObject({ ok: false, error: { code: 'permission-required' } });
  expect(await api('web').mayCall(number('+5531988880003'))).toMatchObject({ ok: false, error: { code: 'not-supported' } });
});
