import { expect, test } from '@playwright/test';
import type { AppState } from '#contract/app-state.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { HIDDevice } from 'electron';
import { readDescriptor } from '../support/headset/read-descriptor.ts';
import { recordedHeadset } from '../support/headset/recorded-headsets.ts';
import { answerOnCard, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';

const ECHO_CUSTOMER = '+5511988880001';
const { vendorId, productId, name, descriptor } = recordedHeadset('Dell SP325');
/** Report 5: hook, mute, redial, flash, and the rejection in bit 7. Lamps: off-hook, mute, ring, hold. */
const [HOOK, MUTE, FLASH, DECLINE] = [0b1, 0b10, 0b1000, 0b1000_0000];
const [LIT_OFF_HOOK, LIT_MUTE, LIT_RING, LIT_HOLD] = [0b1, 0b10, 0b100, 0b1000];

const DEVICE: HIDDevice = {
  deviceId: 'dell-1',
  name,
  vendorId,
  productId,
  collections: [{ usagePage: 0x0b, usage: 5, type: 1, children: [], inputReports: [], outputReports: [], featureReports: [] }],
};

interface StationWindow {
  readonly asked: number;
  readonly lamps: number;
  say(report: number): void;
}

let desk: PhoneOnPractice;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  desk = await phoneOnPractice();
  await plugIn();
});
test.afterEach(() => desk.clear());
test.afterAll(() => desk?.stop());

test('the agent chooses a headset in the settings, and sees what its buttons do', async () => {
  const { main, host } = desk.phone;
  await main.getByRole('button', { name: 'Configurações' }).first().click();
  await main.getByRole('button', { name: 'Escolher headset' }).click();
  await expect.poll(() => station(({ asked }) => asked)).toBe(1);
  const windows = await host.face.ask('windows');
  const id = windows.find(({ url }) => url.includes('/station/'))?.id ?? 0;
  expect(await host.face.ask('hid/may-open', { device: DEVICE, origin: 'app://pilot/' })).toBe(false);
  const picked = host.face.ask('hid/select', { id, devices: [DEVICE] });
  await main.getByRole('group', { name: 'Qual headset?' }).getByRole('button', { name }).click();
  expect(await picked).toBe('dell-1');
  expect(await host.face.ask('hid/may-open', { device: DEVICE, origin: 'app://pilot/' })).toBe(true);
  await expect(main.getByText('Pronto: atender e desligar, mudo, espera, recusar e rediscar')).toBeVisible();
  await main.getByRole('button', { name: 'Voltar', exact: true }).click();
  await expect.poll(lamps).toBe(0);
});

for (const kind of ['web', 'meta'] as const) {
  test(`a call on a ${kind} number is answered, muted, held and hung up by the headset alone`, async () => {
    await desk.control.ring(desk.number(kind).id, ECHO_CUSTOMER);
    await expect.poll(lamps).toBe(LIT_RING);
    await say(HOOK);
    await expect.poll(lamps).toBe(LIT_OFF_HOOK);
    await expect.poll(call).toMatchObject({ phase: 'active', muted: false });
    await press(MUTE);
    await expect.poll(call).toMatchObject({ muted: true });
    await expect.poll(lamps).toBe(LIT_OFF_HOOK | LIT_MUTE);
    await desk.phone.main.waitForTimeout(300); // nobody presses twice sooner
    await press(MUTE);
    await expect.poll(call).toMatchObject({ muted: false });
    await press(FLASH);
    await expect.poll(call).toMatchObject({ held: true });
    await expect.poll(lamps).toBe(LIT_OFF_HOOK | LIT_HOLD);
    await press(FLASH);
    await expect.poll(call).toMatchObject({ held: false });
    await say(0);
    await expect.poll(call).toMatchObject({ phase: 'ended', reason: 'completed' });
    await expect.poll(lamps).toBe(0);
    await expect.poll(async () => (await desk.latestCall()).status).toBe('COMPLETED');
  });
}

test('a call is rejected by the headset, for everyone', async () => {
  await desk.control.ring(desk.number('web').id, ECHO_CUSTOMER);
  await expect.poll(lamps).toBe(LIT_RING);
  await press(DECLINE, 0);
  await expect.poll(async () => (await desk.latestCall()).status).toBe('REJECTED');
  await expect.poll(lamps).toBe(0);
});

test('mute on the screen is seen on the headset', async () => {
  await desk.control.ring(desk.number('web').id, ECHO_CUSTOMER);
  await answerOnCard(desk.phone);
  await expect.poll(call).toMatchObject({ phase: 'active' });
  const [active] = (await state()).calls;
  if (active === undefined) throw new Error('no call');
  await raiseCommand(desk.phone, 'call/mute', { callId: active.id, muted: true });
  await expect.poll(lamps).toBe(LIT_OFF_HOOK | LIT_MUTE);
});

test('in English the headset says what its buttons do, and the screen follows a call that it takes, mutes and ends', async () => {
  const { main } = desk.phone;
  const t = createTranslator('en');
  await speak(desk.phone, 'en');
  await main
    .getByRole('button', { name: t('places.settings') })
    .first()
    .click();
  await expect(main.getByText(t('headset.ready', { buttons: t('headset.buttons.hook') }))).toBeVisible();
  await main.getByRole('button', { name: t('shell.back'), exact: true }).click();
  await desk.control.ring(desk.number('web').id, ECHO_CUSTOMER);
  await expect.poll(lamps).toBe(LIT_RING);
  await say(HOOK);
  await expect(main.getByRole('button', { name: t('call.mute'), exact: true })).toBeVisible();
  await expect.poll(lamps).toBe(LIT_OFF_HOOK);
  await expect.poll(call).toMatchObject({ phase: 'active' });
  await press(MUTE);
  await expect(main.getByRole('button', { name: t('call.unmute'), exact: true })).toBeVisible();
  await expect.poll(lamps).toBe(LIT_OFF_HOOK | LIT_MUTE);
  await say(0);
  await expect(main.getByRole('button', { name: t('call.dismiss') })).toBeVisible();
  await expect.poll(async () => (await desk.latestCall()).status).toBe('COMPLETED');
});

test('no page has complained', () => {
  expect(desk.phone.complaints).toEqual([]);
});

/** A headset in the station's page, in place of Chromium's: this machine has none. It says at once what its hook is told. */
async function plugIn(): Promise<void> {
  await desk.phone.station.evaluate(
    (given) => {
      const { hid } = navigator as unknown as { hid: { getDevices: unknown; requestDevice: unknown } };
      const headset = new EventTarget();
      const say = (report: number): void =>
        void headset.dispatchEvent(
          Object.assign(new Event('inputreport'), { reportId: 5, data: new DataView(Uint8Array.of(report).buffer) }),
        );
      Object.assign(globalThis, { asked: 0, lamps: 0, say });
      let hook = 0;
      Object.assign(headset, given, {
        opened: false,
        open: () => Promise.resolve(),
        close: () => Promise.resolve(),
        sendReport: (_reportId: number, [lit = 0]: Uint8Array) => {
          Object.assign(globalThis, { lamps: lit });
          if ((lit & 1) !== hook) {
            hook = lit & 1;
            setTimeout(() => say(hook), 20);
          }
          return Promise.resolve();
        },
      });
      hid.getDevices = () => Promise.resolve([headset]);
      hid.requestDevice = () => {
        Object.assign(globalThis, { asked: (globalThis as unknown as { asked: number }).asked + 1 });
        return Promise.resolve([headset]);
      };
    },
    { vendorId, productId, productName: name, collections: readDescriptor(descriptor).collections },
  );
}

function station<Value>(what: (here: StationWindow) => Value): Promise<Value> {
  return desk.phone.station.evaluate(`(${what.toString()})(globalThis)`);
}
function lamps(): Promise<number> {
  return station((here) => here.lamps);
}
async function say(report: number): Promise<void> {
  await desk.phone.station.evaluate((given) => (globalThis as unknown as StationWindow).say(given), report);
}
/** A button goes down and up again, while the hook is as it is. */
async function press(button: number, hook = HOOK): Promise<void> {
  await say(hook | button);
  await say(hook);
}
async function state(): Promise<AppState> {
  const reply = await raiseCommand(desk.phone, 'state/read', null);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}
async function call(): Promise<AppState['calls'][number] | null> {
  return (await state()).calls.at(-1) ?? null;
}
