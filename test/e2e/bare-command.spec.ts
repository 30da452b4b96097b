import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import { launchSoftphone, type Softphone } from '../support/softphone/launch-softphone.ts';
import { openSettings } from '../support/softphone/open-settings.ts';
import { speak } from '../support/softphone/phone-on-practice.ts';

// An AppImage in an agent's home, as far as it goes here: the built app on the development host, which takes itself for one, for its program
// lies in what the image would have mounted.

let home: string;
let image: string;
/** The link, and its folder, which is in no PATH but the one that is given. */
let path: string;
let folder: string;
let phone: Softphone | null = null;

const start = async (over: Readonly<Record<string, string>> = {}): Promise<Softphone> => {
  await phone?.quit();
  phone = await launchSoftphone({ env: { HOME: home, APPIMAGE: image, APPDIR: dirname(process.execPath), ...over } });
  return phone;
};

// One story: each begins with the phone that the one before has left.
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'softphone-home-'));
  image = join(home, 'pilot-softphone-1.0.0.AppImage');
  folder = join(home, '.local/bin');
  path = join(folder, 'pilot-softphone');
  writeFileSync(image, '#!/bin/sh\necho "asked $*"\n', { mode: 0o755 });
  await start();
});
test.afterAll(async () => {
  await phone?.quit();
  rmSync(home, { recursive: true, force: true });
});

const commandSettings = async (t: Translate): Promise<Locator> => {
  if (phone === null) throw new Error('no phone runs');
  return openSettings(phone, t, t('command.title'));
};

for (const language of ['pt-BR', 'en', 'es'] as const) {
  test(`${language}: an AppImage's command is installed in the settings, and removed there`, async () => {
    const t = createTranslator(language);
    if (phone !== null) await speak(phone, language);
    const page = await commandSettings(t);
    await expect(page.getByText(t('command.absent', { path }))).toBeVisible();
    expect(existsSync(path)).toBe(false);

    await page.getByRole('button', { name: t('command.install'), exact: true }).click();
    await expect(page.getByText(t('command.there', { path }))).toBeVisible();
    await expect(page.getByText(path)).toBeVisible();
    await expect(page.getByText(t('command.notOnPath', { folder }))).toBeVisible();
    expect(readlinkSync(path)).toBe(image);
    expect(execFileSync(path, ['status'], { encoding: 'utf8' })).toBe('asked status\n');

    await page.getByRole('button', { name: t('command.remove'), exact: true }).click();
    await expect(page.getByText(t('command.absent', { path }))).toBeVisible();
    expect(existsSync(path)).toBe(false);
    expect(existsSync(image)).toBe(true);
  });
}

test('a command that was installed is found again after an update, and nobody else’s is replaced', async () => {
  const t = createTranslator('es');
  const before = await commandSettings(t);
  await before.getByRole('button', { name: t('command.install'), exact: true }).click();
  await expect(before.getByText(t('command.there', { path }))).toBeVisible();

  const older = image;
  image = image.replace('1.0.0', '1.1.0');
  renameSync(older, image);
  await speak(await start({ PATH: `${folder}:${process.env['PATH'] ?? ''}` }), 'es');
  const after = await commandSettings(t);
  await expect(after.getByText(t('command.there', { path }))).toBeVisible();
  // In PATH nothing more is to be said, and the name is enough.
  await expect(after.getByText('pilot-softphone status --json', { exact: true })).toBeVisible();
  await expect(after.getByText(t('command.notOnPath', { folder }))).toHaveCount(0);
  expect(readlinkSync(path)).toBe(image);

  rmSync(path);
  writeFileSync(path, 'somebody else');
  await after.getByRole('button', { name: t('command.remove'), exact: true }).click();
  await expect(after.getByText(t('errors.command-not-placed.title'))).toBeVisible();
  await expect(after.getByText(t('command.taken', { path }))).toBeVisible();
  await expect(after.getByRole('button', { name: t('command.install'), exact: true })).toHaveCount(0);
});

test('a command of an older copy that was kept is handed over to this one', async () => {
  const t = createTranslator('es');
  const older = image.replace('1.1.0', '1.0.0');
  writeFileSync(older, 'an older copy');
  rmSync(path);
  symlinkSync(older, path);
  await speak(await start(), 'es');
  const page = await commandSettings(t);
  await expect(page.getByText(t('command.other-copy', { path }))).toBeVisible();
  await page.getByRole('button', { name: t('command.install'), exact: true }).click();
  await expect(page.getByText(t('command.there', { path }))).toBeVisible();
  expect(readlinkSync(path)).toBe(image);
  expect(existsSync(older)).toBe(true);
});
