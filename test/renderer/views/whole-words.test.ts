import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findBroken } from '../../../build/gallery/find-broken.ts';
import { galleryState, openStage } from './gallery-stage.ts';
import type { Stage } from './gallery-stage.ts';

// A page is opened for each of them, which a loaded machine gives little time.
vi.setConfig({ testTimeout: 60_000 });

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);

afterAll(async () => {
  await stage.close();
});

/** Narrow columns, titles with a number in them, and names that need two lines. */
const NARROW = ['settings-system', 'settings-diagnostics', 'permission-news', 'dial-do-not-contact', 'wrap-up', 'lines-several', 'notices'];

test.each(NARROW)('no word and no number is broken in two in the narrow window (%s)', async (name) => {
  const page = await stage.show(galleryState(name));
  expect(await page.evaluate(findBroken)).toEqual([]);
  await page.close();
});
