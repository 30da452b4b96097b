import { describe, expect, test } from 'vitest';
import type { CallHours } from '#contract/calling-settings.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { callPermission } from '../../../../main/adapters/pilot-status/call-permission.ts';
import { callingBody, callingSettings, wireCallingSettings } from '../../../../main/adapters/pilot-status/calling-wire.ts';
import { openWhatsappApi } from '../../../../main/adapters/pilot-status/open-whatsapp-api.ts';
import { wirePermissions } from '../../../../main/adapters/pilot-status/wire.ts';
import type { WhatsappApi } from '../../../../main/core/permission/whatsapp-api.ts';
import type { PracticeOptions } from '../../../../main/practice/practice-world.ts';
import { type PracticeBench, practiceBench } from '../../../support/practice-bench.ts';

const number = (text: string): PhoneNumber => phoneNumber(text) as PhoneNumber;
const GABRIELA = number('+5581988880008');
const TOM = number('+5531988880003');
const DAY_MS = 86_400_000;

async function bench(options: PracticeOptions = {}): Promise<PracticeBench & { readonly whatsapp: (kind: 'meta' | 'web') => WhatsappApi }> {
  const practice = await practiceBench(options);
  return { ...practice, whatsapp: (kind) => openWhatsappApi(practice.access(kind), { fetch, log: practice.log }) };
}

const read = (body: unknown) => callingSettings(wireCallingSettings.parse(body).calling, null);

describe('what a customer permits', () => {
  test('comes with its expiry, the questions and the calls that are left, and when they clear', async () => {
    const { whatsapp } = await bench();
    const permission = await whatsapp('meta').readPermission(TOM);
    expect(permission).toMatchObject({
      ok: true,
      value: {
        status: 'temporary',
        call: { isAllowed: true, limits: [{ periodHours: 24, most: 100, used: 0, clearsAt: null }] },
        request: {
          isAllowed: true,
          limits: [
            { periodHours: 24, most: 1, used: 0 },
            { periodHours: 168, most: 2, used: 0 },
          ],
        },
      },
    });
    if (!permission.ok) throw new Error(permission.error.code);
    const left = (permission.value.expiresAt ?? 0) - Date.now();
    expect(left).toBeGreaterThan(7 * DAY_MS - 60_000);
    expect(left).toBeLessThanOrEqual(7 * DAY_MS);
  });

  test('is asked for once a day, and a second question is refused with its own word', async () => {
    const { whatsapp } = await bench({ times: { permissionReplyMs: 3_600_000 } });
    const line = whatsapp('meta');
    expect(await line.requestPermission(GABRIELA, 'Podemos ligar?')).toEqual({ ok: true, value: null });
    expect(await line.readPermission(GABRIELA)).toMatchObject({
      ok: true,
      value: {
        status: 'none',
        request: {
          isAllowed: false,
          limits: [
            { most: 1, used: 1, clearsAt: expect.any(Number) },
            { most: 2, used: 1 },
          ],
        },
      },
    });
    expect(await line.requestPermission(GABRIELA, 'E agora?')).toMatchObject({ ok: false, error: { code: 'permission-request-limit' } });
  });

  test('for good is not asked for again', async () => {
    const { whatsapp, control, numberId } = await bench();
    await control.setPermission({ numberId: numberId('meta'), customer: TOM, status: 'permanent' });
    expect(await whatsapp('meta').readPermission(TOM)).toMatchObject({ ok: true, value: { status: 'permanent', expiresAt: null } });
    expect(await whatsapp('meta').requestPermission(TOM, 'Podemos?')).toMatchObject({
      ok: false,
      error: { code: 'permission-is-permanent' },
    });
  });

  test('cannot be asked for in free text once 24 hours have passed, and can after the customer has called', async () => {
    const { whatsapp, control, numberId } = await bench({ switches: { textWindow: 'by-calls' } });
    expect(await whatsapp('meta').requestPermission(GABRIELA, 'Podemos?')).toMatchObject({
      ok: false,
      error: { code: 'text-window-closed' },
    });
    await control.ring(numberId('meta'), GABRIELA);
    expect(await whatsapp('meta').requestPermission(GABRIELA, 'Podemos?')).toEqual({ ok: true, value: null });
  });

  test('is no question on a web number', async () => {
    const { whatsapp } = await bench();
    expect(await whatsapp('web').readPermission(TOM)).toMatchObject({ ok: false, error: { code: 'not-supported' } });
    expect(await whatsapp('web').requestPermission(TOM, 'x')).toMatchObject({ ok: false, error: { code: 'not-supported' } });
    expect(await whatsapp('web').readCallingSettings()).toMatchObject({ ok: false, error: { code: 'not-supported' } });
  });

  test.each([
    [{}, null],
    [{ permission: { status: 'NO_PERMISSION' } }, 'none'],
    [{ permission: { status: 'revoked_by_mood' } }, null],
    [{ permission: 'temporary', actions: [{ limits: 'all' }] }, null],
  ])('%j is not taken for more than it says', (body, status) => {
    const permission = callPermission(wirePermissions.parse(body), null);
    expect(permission).toEqual({
      status,
      expiresAt: null,
      call: { isAllowed: null, limits: [] },
      request: { isAllowed: null, limits: [] },
    });
  });
});

describe('the calling settings of a number', () => {
  const HOURS: CallHours = {
    isOn: true,
    timeZone: 'America/Sao_Paulo',
    weekly: [
      { day: 'monday', opens: 540, closes: 720 },
      { day: 'monday', opens: 780, closes: 1_080 },
      { day: 'saturday', opens: 0, closes: 1_440 },
    ],
    holidays: [{ date: '2026-12-25', starts: 0, ends: 1_440 }],
  };

  test('are read, changed and read again as they were meant', async () => {
    const { whatsapp } = await bench();
    const line = whatsapp('meta');
    const before = await line.readCallingSettings();
    if (!before.ok) throw new Error(before.error.code);
    expect(before.value.settings).toMatchObject({ isOn: true, showsButton: true, allowsCallBack: true, hours: null, restrictions: [] });
    const change = { isOn: false, showsButton: false, allowsCallBack: false, hours: HOURS };
    expect(await line.changeCallingSettings(change, before.value)).toEqual({ ok: true, value: null });
    expect(await line.readCallingSettings()).toMatchObject({ ok: true, value: { settings: change } });
  });

  test('hours that Meta would refuse are refused, and nothing changes', async () => {
    const { whatsapp } = await bench();
    const line = whatsapp('meta');
    const before = await line.readCallingSettings();
    if (!before.ok) throw new Error(before.error.code);
    const hours = { ...HOURS, weekly: [{ day: 'friday', opens: 600, closes: 500 } as const] };
    expect(await line.changeCallingSettings({ hours, isOn: false }, before.value)).toMatchObject({
      ok: false,
      error: { code: 'calling-settings-refused' },
    });
    expect(await line.readCallingSettings()).toEqual(before);
  });

  test('members of the hours that we do not understand are written back as they came', () => {
    const kept = read({ calling: { call_hours: { status: 'DISABLED', timezone_id: 'UTC', greeting: 'Olá', weekly_operating_hours: [] } } });
    expect(callingBody({ hours: HOURS }, kept)).toEqual({
      call_hours: {
        greeting: 'Olá',
        status: 'ENABLED',
        timezone_id: 'America/Sao_Paulo',
        weekly_operating_hours: [
          { day_of_week: 'MONDAY', open_time: '0900', close_time: '1200' },
          { day_of_week: 'MONDAY', open_time: '1300', close_time: '1800' },
          { day_of_week: 'SATURDAY', open_time: '0000', close_time: '2359' },
        ],
        holiday_schedule: [{ date: '2026-12-25', start_time: '0000', end_time: '2359' }],
      },
    });
    expect(callingBody({ allowsCallBack: true }, kept)).toEqual({ callback_permission_status: 'ENABLED' });
  });

  test('a small number cannot be switched on, and a paused one says so', async () => {
    const { whatsapp, control, numberId } = await bench();
    const line = whatsapp('meta');
    await control.setNumber(numberId('meta'), { metaRefusal: 138_015 });
    const before = await line.readCallingSettings();
    if (!before.ok) throw new Error(before.error.code);
    expect(await line.changeCallingSettings({ isOn: true }, before.value)).toMatchObject({ ok: false, error: { code: 'tier-too-low' } });
    await control.setNumber(numberId('meta'), { metaRefusal: 138_014 });
    expect(await line.readCallingSettings()).toMatchObject({
      ok: true,
      value: { settings: { restrictions: [{ what: 'calling-customers', until: null }] } },
    });
  });

  test.each([
    [{ calling: {} }],
    [
      {
        calling: {
          status: 7,
          call_icon_visibility: ['DEFAULT'],
          call_icons: 5,
          call_hours: 'always',
          restrictions: { restrictions_list: 3 },
        },
      },
    ],
  ])('%j tells nothing, and breaks nothing', (body) => {
    expect(read(body)).toEqual({
      settings: { isOn: null, showsButton: null, buttonCountries: [], allowsCallBack: null, hours: null, restrictions: [] },
      hours: null,
    });
  });
});
