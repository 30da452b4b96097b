import type { Locator } from '@playwright/test';
import type { Translate } from '#contract/locales/translate.ts';
import type { Softphone } from './launch-softphone.ts';

/** The settings of the main window, narrowed to what `words` find. */
export async function openSettings({ main }: Softphone, t: Translate, words: string): Promise<Locator> {
  const page = main.getByRole('region', { name: t('places.settings') });
  if (!(await page.isVisible())) {
    await main
      .getByRole('button', { name: t('common.settings'), exact: true })
      .first()
      .click();
  }
  await page.getByRole('searchbox', { name: t('settingsPage.search') }).fill(words);
  return page;
}
