import type { Locator } from 'playwright-core';
import { untilItHears } from './until-it-hears.ts';

/** Presses what has come up, or moved, by itself, once it hears. */
export async function pressAtRest(control: Locator): Promise<void> {
  await control.waitFor();
  await untilItHears(control.page());
  await control.click();
}
