import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';
import { IDLE, ago, call } from './fixtures.ts';
import type { FakeSoftphoneOrder } from './fake-softphone.ts';
import type { GalleryState } from './gallery-state.ts';
import { orderOf, takeSteps } from './show-state.ts';

const HOME: GalleryState = { name: 'home', window: 'main', state: IDLE };
const IN_CALL: GalleryState = {
  ...HOME,
  state: { ...IDLE, calls: [call({ phase: 'active', answeredAt: ago(0), media: 'flowing', muted: false, held: false })] },
};

/**
 * A page that is shown one state after the other. To open one costs more than all that is measured on it. Between two
 * states it is led back to where a new page begins, with what a person has for that; `isAtHome` says whether that went.
 */
export interface ReusedPage {
  readonly page: Page;
  /** Leads the page back. False if it still shows anything that it did not show at first: a new page is needed. */
  readonly goHome: () => Promise<boolean>;
  /** Shows a state on a page that is at home, with its steps taken. */
  readonly show: (shown: GalleryState) => Promise<void>;
}

/** `page` has just been opened on the idle main window. */
export async function reusePage(page: Page): Promise<ReusedPage> {
  const first = await leadHome(page);
  let callLeftAt: number | null = null;
  let hasCall = false;
  return {
    page,
    goHome: async () => {
      const shows = await leadHome(page);
      // Once it is gone: a busy page takes its time to let it go, and is deaf from then on.
      if (hasCall) callLeftAt = performance.now();
      hasCall = false;
      return shows === first;
    },
    show: async (shown) => {
      // Who has gone to a page sees an ended call as a bar above it; a call that begins takes the window, as on a new page. Not before
      // every state: the tabs are deaf where a call was, and many states begin with one of them.
      if (shown.state.calls.some(({ phase }) => phase === 'ended')) {
        await order(page, IN_CALL);
        await order(page, HOME);
      }
      if (callLeftAt !== null && pressesTab(shown)) await delay(Math.max(0, callLeftAt + QUIET_START_MS - performance.now()));
      hasCall = shown.state.calls.length > 0;
      await order(page, shown);
      await takeSteps(page, shown);
    },
  };
}

function pressesTab({ steps = [] }: GalleryState): boolean {
  return steps.some((step) => 'press' in step && step.role === 'tab');
}

/** Closes what is open, empties what was typed, and says what the page shows then. */
async function leadHome(page: Page): Promise<string> {
  const dialog = page.locator('[role=dialog], [role=alertdialog]');
  for (let open = await dialog.count(); open > 0; open -= 1) await page.keyboard.press('Escape');
  // What was opened over another dialog gives way to that one first.
  for (let presses = 0; presses < 3 && (await dialog.count()) > 0; presses += 1) await page.keyboard.press('Escape');
  await order(page, HOME);
  if ((await dialog.count()) > 0) return 'a dialog that does not close';
  const back = page.locator('.full-page-head button');
  if ((await back.count()) > 0) await back.click();
  await page.getByRole('tab', { name: 'Telefone', exact: true }).click();
  const field = page.getByLabel('Número ou nome', { exact: true });
  // What was beside a call may lead elsewhere than to the field.
  const isThere = await field.waitFor({ timeout: 1_000 }).then(
    () => true,
    () => false,
  );
  if (!isThere) return 'no field for a number';
  await field.fill('');
  await page.mouse.move(0, 0);
  return page.evaluate(appearance);
}

async function order(page: Page, shown: GalleryState): Promise<void> {
  await page.evaluate(
    (next: FakeSoftphoneOrder) =>
      new Promise<void>((drawn) => {
        const give: unknown = Reflect.get(window, '__order');
        if (typeof give === 'function') Reflect.apply(give, null, [next]);
        requestAnimationFrame(() => setTimeout(drawn));
      }),
    orderOf(shown),
  );
}

/** All that stands on the page but what counts: the names React gives to elements, the time, and what was said last. Runs in the page. */
function appearance(): string {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const typed = [...document.querySelectorAll('input')].map(({ value, checked }) => `${value}/${String(checked)}`);
  const scrolled = [...document.querySelectorAll('*')].reduce((sum, { scrollTop, scrollLeft }) => sum + scrollTop + scrollLeft, 0);
  const given =
    /^(?:id|for|name|tabindex|aria-(?:labelledby|controls|describedby|owns|activedescendant)|data-(?:key|collection|focused|focus-visible))$/;
  // Said last, by us or by react-aria: it is heard no more.
  const drawn = [...document.body.querySelectorAll('*')].filter((one) => one.closest('[aria-live], [data-live-announcer]') === null);
  const lines = drawn.map((one) => {
    const own = [...one.attributes].flatMap(({ name, value }) => (given.test(name) ? [] : [`${name}=${value}`]));
    const words = [...one.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : []));
    return [one.tagName, ...own.toSorted(), ...words].join(' ').replaceAll(/\d+/g, '0');
  });
  return [...lines, scrolled, ...typed].join('\n');
}
