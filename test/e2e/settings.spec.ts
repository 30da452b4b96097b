import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import type { AppState } from '#contract/app-state.ts';
import { launchSoftphone, type Softphone } from '../support/softphone/launch-softphone.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { unzipped } from '../support/unzipped.ts';

const inPortuguese = createTranslator('pt-BR');
const folder = mkdtempSync(join(tmpdir(), 'settings-'));
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function openSettings({ main }: Softphone, t: Translate = inPortuguese): Promise<Locator> {
  await main
    .getByRole('button', { name: t('common.settings'), exact: true })
    .first()
    .click();
  return main.getByRole('region', { name: t('places.settings'), exact: true });
}

async function stateOf(phone: Softphone): Promise<AppState> {
  const reply = await raiseCommand(phone, 'state/read', null);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}

/** What an agent types, with a slip: appearance, export, diagnostics. */
const LOOKED_FOR = { 'pt-BR': ['aparenca', 'exportar', 'diagnostico'], en: ['apearance', 'export', 'diagnostics'] } as const;
const SYSTEMS = { 'pt-BR': 'pt_BR.UTF-8', en: 'en_US.UTF-8' } as const;

for (const language of ['pt-BR', 'en'] as const)
  test(`${language}: settings are found by a word, saved, brought back after a look, and undone; support gets a bundle without a number`, async () => {
    test.setTimeout(120_000);
    const t = createTranslator(language);
    const [appearance, toFile, diagnosis] = LOOKED_FOR[language];
    // Nobody answers there: what is checked is that the checks say so at once, and the bundle is whole all the same.
    const phone = await launchSoftphone({ env: { PILOT_STATUS_API_URL: 'http://127.0.0.1:9/v1', LC_MESSAGES: SYSTEMS[language] } });
    try {
      const page = await openSettings(phone, t);
      const search = page.getByRole('searchbox', { name: t('settingsPage.search') });
      await search.fill(appearance);
      await expect(page.getByRole('radiogroup', { name: t('settings.theme') })).toBeVisible();
      await expect(page.getByRole('radiogroup', { name: t('settings.language') })).toHaveCount(0);
      await page.getByText(t('settings.themes.dark'), { exact: true }).click();
      await expect.poll(async () => (await stateOf(phone)).settings.theme).toBe('dark');

      const file = join(folder, `settings-${language}.json`);
      await phone.host.face.ask('dialog/answer', { answers: [{ filePaths: [file] }] });
      await search.fill(toFile);
      await page.getByRole('button', { name: t('transfer.export') }).click();
      await expect(page.getByText(t('transfer.savedAs', { path: file }))).toBeVisible();
      expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('settings.theme', 'dark');

      await raiseCommand(phone, 'settings/change', { theme: 'light' });
      await phone.host.face.ask('dialog/answer', { answers: [{ filePaths: [file] }] });
      await page.getByRole('button', { name: t('transfer.import') }).click();
      await expect(page.getByText(t('transfer.preview', { file: `settings-${language}.json` }))).toBeVisible();
      expect((await stateOf(phone)).settings.theme).toBe('light');
      await page.getByRole('button', { name: t('transfer.apply') }).click();
      await expect(page.getByText(t('transfer.applied'))).toBeVisible();
      expect((await stateOf(phone)).settings.theme).toBe('dark');
      await page.getByRole('button', { name: t('transfer.undo') }).click();
      await expect(page.getByText(t('transfer.undone'))).toBeVisible();
      expect((await stateOf(phone)).settings.theme).toBe('light');

      const bundle = join(folder, `bundle-${language}.zip`);
      await phone.host.face.ask('dialog/answer', { answers: [{ filePaths: [bundle] }] });
      await search.fill(diagnosis);
      await page.getByRole('button', { name: t('diagnostics.run') }).click();
      await expect(page.getByText(t('diagnostics.checks.disk'))).toBeVisible({ timeout: 30_000 });
      await page.getByRole('button', { name: t('diagnostics.save') }).click();
      await expect(page.getByText(t('diagnostics.savedAs', { path: bundle }))).toBeVisible({ timeout: 30_000 });
      const files = unzipped(readFileSync(bundle));
      expect([...files.keys()]).toContain('logs/main.log');
      const all = [...files.values()].join('\n');
      const numbers = (await stateOf(phone)).lines.flatMap(({ number }) => number ?? []);
      for (const number of numbers) expect(all).not.toContain(number.slice(1));
      expect(all).toContain('"what":"line"');
      expect(phone.complaints).toEqual([]);
    } finally {
      await phone.quit();
    }
  });

test('what a company has laid down holds, stands still with its reason, and main refuses it too', async () => {
  const t = inPortuguese;
  const path = join(folder, 'policy.json');
  writeFileSync(
    path,
    JSON.stringify({
      version: 1,
      organisation: 'Empresa Aurora',
      settings: { theme: 'dark', ringer: { volumePercent: 70 } },
      locked: ['theme', 'network', 'ringer.mode'],
    }),
  );
  const phone = await launchSoftphone({ env: { PILOT_POLICY_FILE: path } });
  try {
    expect((await stateOf(phone)).settings).toMatchObject({ theme: 'dark', ringer: { volumePercent: 70 } });
    const page = await openSettings(phone);
    await expect(page.getByText(t('settingsPage.managed', { who: 'Empresa Aurora' }))).toBeVisible();
    await expect(page.locator('[data-entry="theme"]').getByText(t('settingsPage.locked', { who: 'Empresa Aurora' }))).toBeVisible();
    await page.getByText(t('settings.themes.light'), { exact: true }).click({ force: true });
    expect(await raiseCommand(phone, 'settings/change', { theme: 'light' })).toEqual({
      ok: false,
      error: { code: 'locked-by-policy', detail: 'theme' },
    });
    const direct = { proxy: { mode: 'direct' }, proxyUser: null, extraCaFile: null } as const;
    expect(await raiseCommand(phone, 'network/use', { network: direct })).toMatchObject({ ok: false, error: { code: 'locked-by-policy' } });
    // A click in the tray marks what was chosen; what is refused is said, and the mark goes back.
    const ringers = async () =>
      (await phone.host.face.ask('trays'))[0]?.menu
        .find(({ label }) => label === t('ringer.title'))
        ?.submenu?.flatMap(({ label, checked }) => (checked ? [label] : []));
    await expect.poll(ringers).toEqual([t('ringer.modes.sound')]);
    await phone.host.face.ask('tray/menu', { index: 0, path: [t('ringer.title'), t('ringer.modes.silent')] });
    await expect
      .poll(async () => (await stateOf(phone)).notices.map(({ error }) => error))
      .toEqual([{ code: 'locked-by-policy', detail: 'ringer.mode' }]);
    await expect.poll(ringers).toEqual([t('ringer.modes.sound')]);
    // What is only preset is the agent's to change.
    expect(await raiseCommand(phone, 'settings/change', { ringer: { volumePercent: 40 } })).toMatchObject({ ok: true });
    expect((await stateOf(phone)).settings).toMatchObject({
      theme: 'dark',
      ringer: { volumePercent: 40 },
      network: { proxy: { mode: 'system' } },
    });
    expect(phone.complaints).toEqual([]);
  } finally {
    await phone.quit();
  }
});

test('a policy that is broken is said in a sentence, and the phone works', async () => {
  const path = join(folder, 'broken.json');
  writeFileSync(path, '{"settings":{"theme":"pink"},"locked":["nonsense"],"surprise":1');
  const phone = await launchSoftphone({ env: { PILOT_POLICY_FILE: path } });
  try {
    await expect(phone.main.getByText(inPortuguese('errors.policy-broken.title')).first()).toBeVisible();
    expect((await stateOf(phone)).policy.problems).toEqual([{ kind: 'unreadable', where: 'not JSON' }]);
    expect(await raiseCommand(phone, 'settings/change', { theme: 'dark' })).toMatchObject({ ok: true });
  } finally {
    await phone.quit();
  }
});
