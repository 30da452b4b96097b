import { expect, type Locator } from '@playwright/test';
import type { Translate } from '#contract/locales/translate.ts';
import type { Softphone } from './launch-softphone.ts';

/** The settings of the main window, narrowed to what `words` find; also where a call that comes or goes takes their place meanwhile. */
export async function openSettings({ main }: Softphone, t: Translate, words: string): Promise<Locator> {
  const page = main.getByRole('region', { name: t('places.settings'), exact: true });
  const way = main.getByRole('button', { name: t('common.settings'), exact: true }).first();
  await expect(async () => {
    if (!(await page.isVisible())) await way.click({ timeout: 1_000 });
    await page.getByRole('searchbox', { name: t('settingsPage.search') }).fill(words, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  return page;
}
