import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findOverflow } from '../../../build/gallery/find-overflow.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { SIZES, ownSize } from '../../../build/gallery/show-state.ts';
import { ALL_RULES, CONTRAST, violations } from './axe-on-page.ts';
import { publish } from './gallery-stage.ts';
import { stageOfTests } from './stage-of-tests.ts';
import { statesOnPages } from './state-on-page.ts';

async function overflowAt(page: Page, width: number, height: number): Promise<readonly string[]> {
  await page.setViewportSize({ width, height });
  // Lists are laid out anew a frame after their window.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate(findOverflow);
}

/** What holds for every state of the gallery. In files of their own, so that two workers share the states. */
export function gallerySuite(states: readonly GalleryState[]): void {
  const stage = stageOfTests();
  const pages = statesOnPages(stage);

  describe.each(states)('$name', (shown) => {
    const own = ownSize(shown);
    const { width, height } = own ?? SIZES.narrow;

    test('is legible and named for everyone, light and dark, and never wider than its window', async () => {
      const report = await pages.look(shown, async (page) => {
        const narrow = await overflowAt(page, width, height);
        const light = await violations(page, ALL_RULES);
        await publish(page, { settings: { ...shown.state.settings, theme: 'dark' } });
        const dark = await violations(page, CONTRAST);
        await publish(page, { settings: shown.state.settings });
        const zoomed = own !== null ? [] : await overflowAt(page, width / 2, height / 2);
        await page.setViewportSize({ width, height });
        return { narrow, zoomed, light, dark };
      });
      expect(report).toEqual({ narrow: [], zoomed: [], light: [], dark: [] });
    });
  });

  test('no page needs more than the content security policy allows, and none fails', () => {
    expect(stage().problems).toEqual([]);
  });
}
