import { expect } from '@playwright/test';
import type { Translate } from '#contract/locales/translate.ts';
import type { Softphone } from './launch-softphone.ts';

type Place = 'phone' | 'history' | 'contacts' | 'lines';

/** Opens a page of the main window by its tab. Where a call has just left the screen, the tabs below it are deaf for a moment. */
export async function openPlace({ main }: Pick<Softphone, 'main'>, t: Translate, place: Place): Promise<void> {
  const tab = main.getByRole('tab', { name: t(`places.${place}`) });
  await expect(async () => {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true', { timeout: 500 });
  }).toPass({ timeout: 30_000 });
}
