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
