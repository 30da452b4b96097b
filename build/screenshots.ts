import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '#contract/settings.ts';
import type { Language } from '#contract/settings.ts';
import { chosenStates } from './gallery/chosen-states.ts';
import type { GalleryState } from './gallery/gallery-state.ts';
import { openBrowser } from './gallery/open-browser.ts';
import { drawReadmePicture } from './gallery/readme-picture.ts';
import { serveViews } from './gallery/serve-views.ts';
import { SIZES, ownSize, showState } from './gallery/show-state.ts';

/**
 * Takes a picture of every state of every view window: `npm run screenshots [-- --out DIR] [--only NAME] [--theme dark]`.
 * With `--readme` it draws the README's picture instead, build/gallery/softphone.png.
 * Every language, light and dark, narrow and, for the main window, wide. The steps press Portuguese names, so pictures in other
 * languages are taken of states without steps.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    only: { type: 'string' },
    theme: { type: 'string' },
    language: { type: 'string' },
    size: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
});
const folder = values.out ?? join(import.meta.dirname, 'screenshots');

const views = await serveViews();
const browser = await openBrowser();
let problems = 0;
try {
  await mkdir(folder, { recursive: true });
  if (values.readme) await drawReadmePicture(browser, views.origin);
  else
    for (const shown of chosenStates(values.only ?? 'all')) {
      const own = ownSize(shown);
      const sizes = own === null ? (['narrow', 'wide'] as const) : (['card'] as const);
      for (const size of sizes.filter((candidate) => values.size === undefined || candidate === values.size || candidate === 'card')) {
        const context = await browser.newContext({
          viewport: size === 'card' ? (own ?? SIZES.narrow) : SIZES[size],
          locale: 'pt-BR',
          timezoneId: 'America/Sao_Paulo',
          deviceScaleFactor: 2,
        });
        for (const language of languagesOf(shown)) {
          if ((values.language ?? language) !== language) continue;
          for (const theme of ['light', 'dark'] as const) {
            if ((values.theme ?? theme) !== theme) continue;
            const { page, problems: found } = await showState(context, shown, { origin: views.origin, settings: { language, theme } });
            await page.waitForTimeout(200); // the last transition takes 140 ms
            await page.screenshot({ path: join(folder, `${shown.name}.${size}.${language}.${theme}.png`) });
            for (const problem of found) console.error(`${shown.name} ${size} ${language} ${theme}: ${problem}`);
            problems += found.length;
            await page.close();
          }
        }
        await context.close();
      }
    }
} finally {
  await browser.close();
  await views.close();
}
if (problems > 0) process.exitCode = 1;

/** A state that is about another language is shown in that one. Steps press Portuguese names. */
function languagesOf({ state, steps }: GalleryState): readonly Language[] {
  const own = state.settings.language;
  return own === 'pt-BR' && steps === undefined ? LANGUAGES : [own];
}
