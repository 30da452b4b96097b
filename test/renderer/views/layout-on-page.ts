import type { Page } from 'playwright-core';
import type { Language } from '#contract/settings.ts';
import { findCovered } from '../../../build/gallery/find-covered.ts';
import { findCutText } from '../../../build/gallery/find-cut-text.ts';
import { findOverflow } from '../../../build/gallery/find-overflow.ts';
import { CATALOGUES } from '../../preload/contract/locales/support/catalogue.ts';

/** Enlarged twice, an ellipsis ends it in a row whose details say it whole. */
const SHORT_WHEN_ENLARGED = /\bhistory-code\b/;

/**
 * What the layout of a page spoils, as readable lines: what sticks out of the window, controls that are covered, and texts that are clipped,
 * shortened, spilt out of their control or covered. A name that a person gave may end in an ellipsis, our own words may not.
 */
export async function layoutFaults(
  page: Page,
  { language, isEnlarged }: { readonly language: Language; readonly isEnlarged: boolean },
): Promise<readonly string[]> {
  const [out, under, texts] = await Promise.all([page.evaluate(findOverflow), page.evaluate(findCovered), page.evaluate(findCutText)]);
  const ours = new Set(CATALOGUES[language].values());
  const cut = texts.filter(
    ({ how, text, where }) => how !== 'shortened' || (ours.has(text) && !(isEnlarged && SHORT_WHEN_ENLARGED.test(where))),
  );
  return [
    ...out.map((element) => `sticks out: ${element}`),
    ...under.map((control) => `lies under another: ${control}`),
    ...cut.map(({ how, text, where }) => `${how}: ${text} (${where})`),
  ];
}

/** Waits until the page was drawn so often. Lists are laid out anew a frame after their window: for a new size it takes two. */
export async function drawn(page: Page, frames: number): Promise<void> {
  await page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, frames);
}

/** What was looked for in Portuguese is not found in another language: all of the settings are looked at instead. */
export async function leaveSearch(page: Page): Promise<void> {
  const search = page.locator('.settings-search-input');
  // Under a dialog nobody types into it.
  if ((await search.count()) > 0 && (await page.locator('.dialog-backdrop').count()) === 0) await search.fill('');
}
