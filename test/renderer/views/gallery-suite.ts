import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Language } from '#contract/settings.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { SIZES, ownSize } from '../../../build/gallery/show-state.ts';
import { ALL_RULES, CONTRAST, violations } from './axe-on-page.ts';
import { publish } from './gallery-stage.ts';
import { drawn, layoutFaults, leaveSearch } from './layout-on-page.ts';
import { stageOfTests } from './stage-of-tests.ts';
import { statesOnPages } from './state-on-page.ts';

interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * What is wrong with a state: read by axe, light and dark, and laid out where its words have least room. Enlarged twice that is each
 * language, for any sentence may be the longest in either; in the narrow window Spanish, which outgrows Portuguese most often; the wide one
 * has room for all. `look-everywhere` looks at the rest.
 */
async function faultsOf(page: Page, shown: GalleryState): Promise<readonly string[]> {
  const found: string[] = [];
  const own = ownSize(shown);
  const narrow: Box = own ?? SIZES.narrow;
  let where = '';
  let { language } = shown.state.settings;

  const say = (faults: readonly string[]): void => {
    found.push(...faults.map((fault) => `${where}, ${language}: ${fault}`));
  };
  const resize = async (name: string, box: Box): Promise<void> => {
    where = name;
    await page.setViewportSize(box);
    await drawn(page, 2);
  };
  const speak = async (next: Language): Promise<void> => {
    language = next;
    await publish(page, { settings: { ...shown.state.settings, language } });
    await drawn(page, 1);
  };
  const layout = async (): Promise<void> => say(await layoutFaults(page, { language, isEnlarged: where === 'enlarged' }));

  await resize('narrow', narrow);
  await layout();
  say(await violations(page, ALL_RULES));
  await publish(page, { settings: { ...shown.state.settings, theme: 'dark' } });
  say(await violations(page, CONTRAST));
  if (own === null) {
    await resize('wide', SIZES.wide);
    await layout();
    await resize('enlarged', { width: narrow.width / 2, height: narrow.height / 2 });
    await layout();
  }
  await leaveSearch(page);
  await speak('en');
  await layout();
  await speak('es');
  await layout();
  if (own === null) {
    // The page is left in the size it was found in: the next state is shown on it.
    await resize('narrow', narrow);
    await layout();
  }
  return found;
}

/** What holds for every state of the gallery. In files of their own, so that two workers share the states. */
export function gallerySuite(states: readonly GalleryState[]): void {
  const stage = stageOfTests();
  const pages = statesOnPages(stage);

  test.each(states)(
    '$name is legible and named for everyone, light and dark, and whole in each language, small and enlarged',
    async (shown) => {
      expect(await pages.look(shown, (page) => faultsOf(page, shown))).toEqual([]);
    },
  );

  test('no page needs more than the content security policy allows, and none fails', () => {
    expect(stage().problems).toEqual([]);
  });
}
