import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { AppState } from '#contract/app-state.ts';
import { openBrowser } from '../../../build/gallery/open-browser.ts';
import { serveViews } from '../../../build/gallery/serve-views.ts';
import type { ServedViews } from '../../../build/gallery/serve-views.ts';
import { orderOf, showState } from '../../../build/gallery/show-state.ts';
import { GALLERY } from '../../../build/gallery/states.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';

export interface Stage {
  /** Another context for a page with a clock of its own: Playwright holds the clock of a whole context. */
  readonly freshContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Opens a page on a state of the gallery, in the context all share if not said otherwise. */
  readonly show: (shown: GalleryState, where?: BrowserContext) => Promise<Page>;
  /** What pages wrote to the console as errors, refusals of the content security policy among them. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

/** The built views in one Chromium. */
export async function openStage(): Promise<Stage> {
  const views: ServedViews = await serveViews();
  const browser: Browser = await openBrowser();
  const freshContext = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({
      locale: 'pt-BR',
      timezoneId: 'America/Sao_Paulo',
      reducedMotion: 'reduce',
      viewport: { width: 420, height: 680 },
      ...options,
    });
    context.setDefaultTimeout(25_000); // for a machine that is busy with other tests
    return context;
  };
  const shared = await freshContext();
  const problems: string[] = [];
  return {
    freshContext,
    problems,
    show: async (shown, where = shared) => {
      const { page, problems: found } = await showState(where, shown, { origin: views.origin });
      problems.push(...found.map((problem) => `${shown.name}: ${problem}`));
      return page;
    },
    close: async () => {
      await browser.close();
      await views.close();
    },
  };
}

export function galleryState(name: string): GalleryState {
  const found = GALLERY.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`the gallery has no state ${name}`);
  return found;
}

/** Sends the page a newer state, as main would. */
export async function publish(page: Page, state: Partial<AppState>): Promise<void> {
  await page.evaluate((part) => {
    const send: unknown = Reflect.get(window, '__publish');
    if (typeof send === 'function') send(part);
  }, state);
}

/** From now on main signals what it signals in that state, as if the page had been opened on it. */
export async function signalAs(page: Page, shown: GalleryState): Promise<void> {
  await page.evaluate((order) => {
    const give: unknown = Reflect.get(window, '__order');
    if (typeof give === 'function') give(order);
  }, orderOf(shown));
}

/**
 * Waits until the page has heard what main answers, 20 ms after it was asked, and signals, every 100 ms, and has drawn it. By the page's own
 * clock: how busy the machine is makes no difference.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 130));
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

const READING: ReadonlySet<string> = new Set([
  'state/read',
  'contacts/suggest',
  'contacts/of',
  'contacts/list',
  'line/advice',
  'permission/read',
  'customer/templates',
  'setup/permissions',
]);

/** Every command the page has raised, reading the state left out. */
export async function raised(page: Page): Promise<readonly (readonly [string, unknown])[]> {
  const all = await page.evaluate((): readonly (readonly [string, unknown])[] => Reflect.get(window, '__raised'));
  // What only asks is no act of the agent's.
  return all.filter(([name]) => !READING.has(name));
}
