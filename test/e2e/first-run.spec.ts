import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { launchSoftphone, type Softphone } from '../support/softphone/launch-softphone.ts';

const SYSTEMS = { 'pt-BR': 'pt_BR.UTF-8', en: 'en_US.UTF-8' } as const;
const TWO_MINUTES_MS = 120_000;

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: a new agent is ready in two minutes, with a test call, and goes on where the phone was closed`, async () => {
    test.setTimeout(180_000);
    const t = createTranslator(language);
    const userData = mkdtempSync(join(tmpdir(), 'first-run-'));
    const open = (): Promise<Softphone> => launchSoftphone({ userData, firstRun: true, env: { LC_MESSAGES: SYSTEMS[language] } });
    let phone = await open();
    try {
      const began = performance.now();
      const press = (name: string) => phone.main.getByRole('button', { name, exact: true }).click();
      const at = (step: 'language' | 'line' | 'number' | 'events' | 'sound' | 'done') =>
        expect(phone.main.getByRole('heading', { name: t(`wizard.${step}.title`) })).toBeVisible({ timeout: 15_000 });

      await at('language');
      await expect(phone.main.getByRole('radio', { name: t(`settings.languages.${language}`) })).toBeChecked();
      await press(t('wizard.next'));
      await at('line');
      await phone.main.getByRole('button', { name: new RegExp(t('wizard.line.practice')) }).click();
      await at('number');
      await expect(phone.main.getByText(`${t('wizard.number.key')}: ${t('wizard.number.good')}`)).toHaveCount(2, { timeout: 20_000 });
      await press(t('wizard.next'));
      await at('events');

      // Closed in the middle: it goes on with this question.
      await phone.quit();
      phone = await open();
      await at('events');
      const proof = phone.main.getByRole('region', { name: t('wizard.events.proof') });
      await expect(proof.getByRole('listitem').filter({ hasText: t('lines.live') })).toHaveCount(2, { timeout: 30_000 });
      await press(t('wizard.next'));
      await at('sound');

      // The call comes first, and the question is there again when it is over.
      const echo = phone.main
        .getByRole('region', { name: t('soundCheck.echo.title') })
        .getByRole('button', { name: t('soundCheck.echo.run') });
      await expect(echo).toBeEnabled({ timeout: 20_000 });
      await echo.click();
      await expect(phone.main.getByRole('timer')).toBeVisible({ timeout: 20_000 });
      await press(t('call.hangUp'));
      await press(t('call.dismiss'));
      await at('sound');
      await expect(phone.main.getByText(t('wizard.sound.tested'))).toBeVisible();
      await press(t('wizard.next'));
      await at('done');
      await expect(phone.main.getByText(t('wizard.done.soundTested'), { exact: false })).toBeVisible();
      await press(t('wizard.done.start'));
      await expect(phone.main.getByRole('button', { name: t('dial.call'), exact: true }).first()).toBeVisible({ timeout: 15_000 });
      expect(performance.now() - began).toBeLessThan(TWO_MINUTES_MS);
      expect(phone.complaints).toEqual([]);

      await phone.quit();
      phone = await open();
      await expect(phone.main.getByRole('button', { name: t('dial.call'), exact: true }).first()).toBeVisible({ timeout: 15_000 });
      await expect(phone.main.getByRole('heading', { name: t('wizard.language.title') })).toHaveCount(0);
    } finally {
      await phone.quit();
      rmSync(userData, { recursive: true, force: true });
    }
  });
}
