import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { openSettings } from '../support/softphone/open-settings.ts';
import { answerOnCard, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { programText } from '../support/updates/app-image.ts';
import { installApp, type InstalledApp } from '../support/updates/installed-app.ts';
import { FILE_NAME, startUpdateServer, type UpdateServer } from '../support/updates/update-server.ts';

// An AppImage as far as it goes here: the built app on the development host, its own electron-updater, a signed release by https.

const ECHO = '+5511988880001';
const INSTALLED = '1.0.0';
/** A release for each language. */
const NEWER = { 'pt-BR': '1.1.0', en: '1.2.0' } as const;

let server: UpdateServer;
let installed: InstalledApp;
let desk: PhoneOnPractice;

// One story: what is ready in one test is installed in the last.
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  server = await startUpdateServer({ isSecure: true });
  installed = installApp({ version: INSTALLED, address: server.address });
  desk = await phoneOnPractice({}, installed.order);
});
test.afterAll(async () => {
  await desk?.stop();
  await server?.close();
  installed?.remove();
});

const programOf = (version: string): Buffer => Buffer.from(programText(installed.folder, version));
const statusOf = async (callId: string): Promise<string> => (await desk.control.call(callId)).status;
const hasDownloaded = (): boolean => server.asked.includes(`/stable/${FILE_NAME}`);

/** Nothing was replaced or started, and the phone that was there is there. */
function expectUntouched(): void {
  expect(desk.phone.host.process.exitCode).toBeNull();
  expect(installed.image()).toContain(INSTALLED);
  expect(installed.wasRun()).toBeNull();
}

for (const language of ['pt-BR', 'en'] as const) {
  const t = createTranslator(language);
  const version = NEWER[language];
  const install = (): Locator => desk.phone.main.getByRole('button', { name: t('updates.install'), exact: true });
  const says = (text: string): Promise<void> => expect(desk.phone.main.getByText(text, { exact: true }).first()).toBeVisible();
  const ready = (): Promise<void> => says(t('updates.phases.readyIdle', { version }));

  test(`${language}: an update that is found in a call is downloaded after it, and one that is ready waits for the call to end`, async () => {
    const { control, phone } = desk;
    await speak(phone, language);
    server.publish(version, programOf(version));
    server.asked.length = 0;
    await openSettings(desk.phone, t, t('updates.title'));

    const first = await control.ring(desk.number('web').id, ECHO);
    await answerOnCard(phone, language);
    await expect.poll(() => statusOf(first.callId)).toBe('ACCEPTED');
    await openSettings(desk.phone, t, t('updates.title'));
    expect(await raiseCommand(phone, 'updates/look', null)).toMatchObject({ ok: true });
    await says(t('updates.phases.found', { version }));
    await phone.main.waitForTimeout(1_000);
    expect(hasDownloaded()).toBe(false);
    await control.hangUp(first.callId);
    await expect.poll(hasDownloaded).toBe(true);
    await ready();
    await expect(install()).toBeVisible();

    const second = await control.ring(desk.number('meta').id, ECHO);
    await expect.poll(phone.cardIsVisible).toBe(true);
    await says(t('updates.phases.readyCall', { version }));
    await expect(install()).toHaveCount(0);
    expect(await raiseCommand(phone, 'updates/install', null)).toMatchObject({ ok: false, error: { code: 'update-in-call' } });
    await answerOnCard(phone, language);
    await expect.poll(() => statusOf(second.callId)).toBe('ACCEPTED');
    expect(await raiseCommand(phone, 'updates/install', null)).toMatchObject({ ok: false, error: { code: 'update-in-call' } });
    await phone.main.waitForTimeout(1_000);
    expect(await statusOf(second.callId)).toBe('ACCEPTED');
    expectUntouched();
    await openSettings(phone, t, t('updates.title'));
    await says(t('updates.phases.readyCall', { version }));
    await control.hangUp(second.callId);
    await ready();
    await expect(install()).toBeVisible();
  });

  test(`${language}: a customer who rings while it is being installed keeps the phone, and is answered on it`, async () => {
    const { control, phone } = desk;
    await openSettings(desk.phone, t, t('updates.title'));
    await ready();
    const disk = slowDisk(join(installed.pending, FILE_NAME));
    await install().click();
    await says(t('updates.phases.installing', { version }));
    const { callId } = await control.ring(desk.number('web').id, ECHO);
    await expect.poll(phone.cardIsVisible).toBe(true);
    await disk.give(programOf(version));
    await says(t('errors.update-in-call.title'));
    await says(t('errors.update-in-call.advice'));
    await says(t('updates.phases.readyCall', { version }));
    await answerOnCard(phone, language);
    await expect.poll(() => statusOf(callId)).toBe('ACCEPTED');
    expectUntouched();
    disk.mend();
    await control.hangUp(callId);
    await expect.poll(() => statusOf(callId)).not.toBe('ACCEPTED');
  });
}

test('with no call any more it is installed at a press, and the new one is opened', async () => {
  const t = createTranslator('en');
  await openSettings(desk.phone, t, t('updates.title'));
  await desk.phone.main.getByRole('button', { name: t('updates.install'), exact: true }).click();
  expect(await desk.phone.host.ended).toBe(0);
  expect(installed.image()).toContain(NEWER.en);
  await expect.poll(installed.wasRun).toBe('to be used');
});

/** What lies there is read no sooner than it is given. */
function slowDisk(path: string): { give(content: Buffer): Promise<void>; mend(): void } {
  renameSync(path, `${path}.kept`);
  execFileSync('mkfifo', [path]);
  return {
    give: (content) => writeFile(path, content),
    mend() {
      rmSync(path);
      renameSync(`${path}.kept`, path);
    },
  };
}
