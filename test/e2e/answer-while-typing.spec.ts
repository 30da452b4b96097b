import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { type HeadsetInPage, plugIntoPage } from '../support/headset/plug-into-page.ts';
import { recordedHeadset } from '../support/headset/recorded-headsets.ts';
import { type OtherWindow, openOtherWindow } from '../support/softphone/other-window.ts';
import { answerOnCard, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';

const run = promisify(execFile);
const COMMAND = join(import.meta.dirname, '../../main/cli/pilot-softphone.ts');
const ECHO = '+5511988880001';
/** Full of the keys that press buttons. */
const SENTENCE = 'Bom dia, o pedido 4711 sai hoje.\n';
const MS_PER_KEY = 30;
/** Report 5 of this headset: the hook in its first bit; its ring lamp in the third. */
const REPORT = 5;
const [HOOK, RING_LAMP] = [0b1, 0b100];

let userData: string;
let desk: PhoneOnPractice;
let headset: HeadsetInPage;
let other: OtherWindow;

test.beforeAll(async () => {
  const dell = recordedHeadset('Dell SP325');
  const { vendorId, productId, name } = dell;
  userData = mkdtempSync(join(tmpdir(), 'softphone-typing-'));
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ version: 1, settings: { headsets: [{ vendorId, productId, name }] } }));
  desk = await phoneOnPractice({}, { userData });
  headset = await plugIntoPage(desk.phone.station, dell);
  other = await openOtherWindow();
});
test.afterEach(async () => {
  await desk.clear();
  await raiseCommand(desk.phone, 'settings/change', { alerts: { onAnswer: 'mini', miniWindow: true } });
});
test.afterAll(async () => {
  await other?.close();
  await desk?.stop();
  rmSync(userData, { recursive: true, force: true });
});

/** The other program has the keyboard, and the main window stands behind it. */
async function workElsewhere(): Promise<void> {
  await desk.phone.host.face.ask('window/blur', { id: (await mainWindow())?.id ?? 0 });
  await expect.poll(() => other.focused().catch(() => 'nothing')).toContain('Pedidos');
}

const mainWindow = async () => (await desk.phone.host.face.ask('windows')).find(({ url }) => url.includes('/views/main/'));
const statusOf = async (callId: string): Promise<string> => (await desk.control.call(callId)).status;

/** Every way to answer that is pressed outside the windows, and the card. */
const WAYS = {
  async card(language: Language) {
    await answerOnCard(desk.phone, language);
  },
  async headset() {
    await expect.poll(() => headset.told(REPORT)).toBe(RING_LAMP);
    await desk.phone.main.waitForTimeout(400); // what comes sooner is the headset's answer, and no hand
    await headset.say(REPORT, HOOK);
  },
  async tray(language: Language) {
    const beginning = createTranslator(language)('tray.menu.answer', { who: '' }).trim();
    const { face } = desk.phone.host;
    let item = '';
    await expect
      .poll(async () => (item = (await face.ask('trays'))[0]?.menu.find(({ label }) => label.startsWith(beginning))?.label ?? ''))
      .not.toBe('');
    await face.ask('tray/menu', { index: 0, path: [item] });
  },
  async command() {
    await expect.poll(desk.phone.cardIsVisible).toBe(true);
    // One that fails rejects.
    await run(process.execPath, [COMMAND, 'answer'], { env: { ...process.env, DEV_HOST_USER_DATA: desk.phone.userData } });
  },
};

/** Somebody types in another program from before it rings until after it was answered, and every key of theirs gets there. */
async function typeThrough(answer: () => Promise<void>): Promise<string> {
  const before = await other.text();
  let [sentences, isAnswered] = [0, false];
  const typeOn = async (): Promise<void> => {
    // The last sentence begins when it was answered.
    for (let isLast = false; !isLast; sentences += 1) {
      isLast = isAnswered;
      await other.type(SENTENCE, MS_PER_KEY);
    }
  };
  const typing = typeOn();
  try {
    await expect.poll(async () => (await other.text()).length).toBeGreaterThan(before.length);
    const { callId } = await desk.control.ring(desk.number('web').id, ECHO);
    await answer();
    await expect.poll(() => statusOf(callId)).toBe('ACCEPTED');
    return callId;
  } finally {
    isAnswered = true;
    await typing;
    // The page of a busy machine is behind the keys.
    await expect.poll(async () => (await other.text()).slice(before.length)).toBe(SENTENCE.repeat(sentences));
  }
}

for (const language of ['pt-BR', 'en'] as const) {
  for (const [way, answer] of Object.entries(WAYS)) {
    test(`${language}: who answers by ${way} types on in the program they are in, with the small window beside it`, async () => {
      test.setTimeout(90_000); // on a machine that does much besides
      const { phone } = desk;
      await speak(phone, language);
      await workElsewhere();
      const callId = await typeThrough(() => answer(language));
      expect(await other.focused()).toContain('Pedidos');
      await expect.poll(phone.miniIsVisible).toBe(true);
      expect((await mainWindow())?.focused).toBe(false);
      await expect(phone.mini.getByRole('button', { name: createTranslator(language)('call.hangUp'), exact: true })).toBeVisible();
      expect(await statusOf(callId)).toBe('ACCEPTED');
      await desk.control.hangUp(callId);
      await expect.poll(phone.miniIsVisible).toBe(false);
      await headset.say(REPORT, 0); // it hangs up too, and can be picked up again
    });
  }
}

test('without a small window the main one comes into sight, and is not given the keyboard', async () => {
  await speak(desk.phone, 'pt-BR');
  expect(await raiseCommand(desk.phone, 'settings/change', { alerts: { miniWindow: false } })).toMatchObject({ ok: true });
  await desk.phone.host.face.ask('window/close', { id: (await mainWindow())?.id ?? 0 });
  await expect.poll(async () => (await mainWindow())?.visible).toBe(false);
  const { callId } = await desk.control.ring(desk.number('web').id, ECHO);
  await WAYS.card('pt-BR');
  await expect.poll(() => statusOf(callId)).toBe('ACCEPTED');
  await expect.poll(async () => (await mainWindow())?.visible).toBe(true);
  expect((await mainWindow())?.focused).toBe(false);
});

test('the main window comes to the front for the agent who wants it so', async () => {
  await speak(desk.phone, 'pt-BR');
  expect(await raiseCommand(desk.phone, 'settings/change', { alerts: { onAnswer: 'main' } })).toMatchObject({ ok: true });
  const { callId } = await desk.control.ring(desk.number('web').id, ECHO);
  await WAYS.card('pt-BR');
  await expect.poll(() => statusOf(callId)).toBe('ACCEPTED');
  await expect.poll(async () => (await mainWindow())?.focused).toBe(true);
  expect(await desk.phone.miniIsVisible()).toBe(false);
});
