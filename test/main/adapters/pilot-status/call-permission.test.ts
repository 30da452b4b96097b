import { expect, test } from 'vitest';
import { permissionRefusal } from '../../../../main/adapters/pilot-status/call-permission.ts';
import { wirePermissions } from '../../../../main/adapters/pilot-status/wire.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { practiceBench } from '../../../support/practice-bench.ts';

const refusal = (body: unknown): string | null => permissionRefusal(wirePermissions.parse(body))?.code ?? null;
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
  expect(permissionRefusal(wirePermissions.parse(sample))).toEqual({ code: 'call-limit-reached', detail: '5 of 5 in PT24H' });
});

test.each([
  [{ permission: { status: 'no_permission' }, actions: [start(false)] }, 'permission-required'],
  [{ permission: { status: 'no_permission' } }, 'permission-required'],
  [{ permission: { status: 'no_permission' }, actions: [start(true)] }, null],
  [{ permission: { status: 'permanent' }, actions: [start(true)] }, null],
  [{ permission: { status: 'permanent' }, actions: [start(false)] }, 'call-limit-reached'],
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
