import { expect, test } from 'vitest';
import { findBroken } from '../../../build/gallery/find-broken.ts';
import { galleryState } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();

/** Narrow columns, titles with a number in them, and names that need two lines. */
const NARROW = ['settings-system', 'settings-diagnostics', 'permission-news', 'dial-do-not-contact', 'wrap-up', 'lines-several', 'notices'];

test.each(NARROW)('no word and no number is broken in two in the narrow window (%s)', async (name) => {
  const page = await stage.show(galleryState(name));
  expect(await page.evaluate(findBroken)).toEqual([]);
});

/** Names of tabs that are cut, covered by the next one, or out of sight. */
function findCutTabs(): readonly string[] {
  const names = [...document.querySelectorAll<HTMLElement>('.tab-name')];
  let lastEnd = 0;
  return names.flatMap((name) => {
    const text = document.createRange();
    text.selectNodeContents(name);
    const { left, right } = text.getBoundingClientRect();
    const isWhole = name.scrollWidth <= name.clientWidth && left >= lastEnd && right <= innerWidth;
    lastEnd = right;
    return isWhole ? [] : [name.textContent];
  });
}

test('the name of each page is whole on its tab, chosen or not, from the smallest window on', async () => {
  const shown = galleryState('idle-practice');
  const page = await stage.show({ ...shown, state: { ...shown.state, settings: { ...shown.state.settings, language: 'en' } } });
  const tabs = page.locator('.tab-list').getByRole('tab');
  // The wide window has the phone beside its tabs.
  for (const [width, count] of [
    [380, 6],
    [420, 6],
    [760, 5],
  ] as const) {
    await page.setViewportSize({ width, height: 680 });
    await expect.poll(() => tabs.count()).toBe(count);
    for (const tab of await tabs.all()) {
      await tab.click();
      expect(await page.evaluate(findCutTabs)).toEqual([]);
    }
  }
});
