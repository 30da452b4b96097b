import type { Page } from 'playwright-core';
import type { Language, Settings } from '#contract/settings.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { SIZES, ownSize } from '../../../build/gallery/show-state.ts';
import { ALL_RULES, CONTRAST, LAYOUT_RULES, violations } from './axe-on-page.ts';
import { lostInForcedColours, unlikeSystemColours } from './forced-colours.ts';
import { publish } from './gallery-stage.ts';
import { outOfOrder } from './heard-on-page.ts';
import { drawn, layoutFaults, leaveSearch } from './layout-on-page.ts';
import { running } from './motion.ts';
import { strangeWords } from './words-on-page.ts';

interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * All that is wrong with a state, as readable lines: in each language, in the sizes of its window and enlarged twice, light and dark, with
 * the colours of the system. Axe reads a page once in full; of what a language, a theme or a size changes, only what that can spoil.
 * Light and dark take turns, so that each size has both and each language too.
 */
export async function lookEverywhere(page: Page, shown: GalleryState): Promise<readonly string[]> {
  const found: string[] = [];
  const own = ownSize(shown);
  const narrow: Box = own ?? SIZES.narrow;
  const enlarged: Box = { width: narrow.width / 2, height: narrow.height / 2 };
  let language: Language = 'pt-BR';
  let where = '';

  const say = (faults: readonly string[]): void => {
    found.push(...faults.map((fault) => `${where}, ${language}: ${fault}`));
  };
  const wear = async (settings: Pick<Settings, 'language' | 'theme'>): Promise<void> => {
    ({ language } = settings);
    await publish(page, { settings: { ...shown.state.settings, ...settings } });
    await drawn(page, 1);
  };
  const resize = async (name: string, box: Box): Promise<void> => {
    where = name;
    await page.setViewportSize(box);
    await drawn(page, 2);
  };
  const layout = async (): Promise<void> => say(await layoutFaults(page, { language, isEnlarged: where === 'enlarged' }));

  await resize('narrow', narrow);
  language = shown.state.settings.language;
  await layout();
  say(await violations(page, ALL_RULES));
  say(await page.evaluate(outOfOrder, { window: shown.window, language }));
  say(await page.evaluate(running));
  say(await strangeWords(page, shown, language));
  await wear({ language, theme: 'dark' });
  await layout();
  say(await violations(page, CONTRAST));
  await wear({ language, theme: 'light' });
  if (own === null) {
    await resize('wide', SIZES.wide);
    await layout();
    say(await violations(page, LAYOUT_RULES));
    await resize('enlarged', enlarged);
    await layout();
  }
  await leaveSearch(page);
  const others = [
    { language: 'en', theme: 'dark' },
    { language: 'es', theme: 'light' },
  ] as const;
  const sizes: readonly (readonly [string, Box])[] =
    own === null
      ? [
          ['enlarged', enlarged],
          ['wide', SIZES.wide],
          ['narrow', narrow],
        ]
      : [['narrow', narrow]];
  for (const [name, box] of sizes) {
    await resize(name, box);
    for (const other of others) {
      await wear(other);
      await layout();
      if (name === 'narrow') {
        say(await strangeWords(page, shown, other.language));
        say(await page.evaluate(outOfOrder, { window: shown.window, language: other.language }));
      }
      if (name !== 'enlarged') say(await violations(page, LAYOUT_RULES));
    }
  }
  await wear({ language: shown.state.settings.language, theme: 'light' });
  where = 'forced colours';
  say((await lostInForcedColours(page)).map((one) => `no longer told: ${one}`));
  say(await page.evaluate(unlikeSystemColours));
  await page.emulateMedia({ forcedColors: 'none' });
  return found;
}
