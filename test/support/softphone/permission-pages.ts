import { expect } from '@playwright/test';
import type { Translate } from '#contract/locales/translate.ts';
import type { PhoneOnPractice } from './phone-on-practice.ts';
import type { Softphone } from './launch-softphone.ts';

/** Opens a part of the page of permissions. Where a call has just left the screen, the tabs below it are deaf for a moment. */
export async function openPermissions(
  { main }: Pick<Softphone, 'main'>,
  t: Translate,
  part: 'call-backs' | 'customers' | 'settings' | 'costs',
): Promise<void> {
  const tab = main.getByRole('tab', { name: t(`permissions.tabs.${part}`), exact: true });
  await expect(async () => {
    await main.getByRole('tab', { name: t('places.permissions') }).click();
    await expect(tab).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await tab.click();
}

/** What the service says of the call placed or received last; null while there has been none. */
export async function latestStatusOf({ control }: Pick<PhoneOnPractice, 'control'>): Promise<string | null> {
  const calls = await control.calls();
  return calls.toSorted((one, other) => other.createdAtMs - one.createdAtMs)[0]?.status ?? null;
}
