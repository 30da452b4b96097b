import type { Locator, Page } from 'playwright-core';

/** More stops than any page has: whoever walks farther goes in a circle. */
const MOST_STOPS = 60;

/**
 * Walks with Tab to a control, as somebody without a mouse does. Throws where no Tab leads to it, with the stops that there were. The page
 * is clicked nowhere and the control is focused by nothing else.
 */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  const stops: string[] = [];
  await control.first().waitFor({ state: 'attached' });
  for (let stop = 0; stop <= MOST_STOPS; stop += 1) {
    if (await control.first().evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(nameOfFocused));
  }
  throw new Error(`no Tab leads to it; it leads to: ${stops.join(' → ')}`);
}

/** Walks to a control and presses it. */
export async function pressOn(page: Page, control: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

/** Walks to a field and writes into it, in place of what it holds. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Moves within a group or a list, by its arrows, until that one of it has the focus. */
export async function walkTo(page: Page, one: Locator, arrow: 'ArrowRight' | 'ArrowDown' | 'ArrowUp'): Promise<void> {
  for (let stop = 0; stop <= MOST_STOPS; stop += 1) {
    if (await one.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press(arrow);
    await page.waitForTimeout(50); // a list gives the focus on with its next drawing
  }
  throw new Error(`no arrow leads to it; the focus is on ${await page.evaluate(nameOfFocused)}`);
}

/** Runs in the page. */
function nameOfFocused(): string {
  const element = document.activeElement;
  return element === null
    ? 'nothing'
    : `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 30)}`;
}
