import { expect, test } from 'vitest';
import { findCovered } from '../../../build/gallery/find-covered.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();

const FIELD = '<input aria-label="field" style="position: absolute; top: 20px; left: 20px; width: 100px; height: 20px">';
const over = (inner: string, role = ''): string =>
  `<div ${role === '' ? '' : `role="${role}"`} style="position: absolute; inset: 0; background: white">${inner}</div>`;
const COVERED = ['input. field'];

test.each([
  ['on a page, with something over it', FIELD + over(''), COVERED],
  ['on a page, with a dialog open over it', FIELD + over('', 'dialog'), []],
  ['in a dialog, with nothing over it', over(FIELD, 'dialog'), []],
  ['in a dialog, with something of that dialog over it', over(FIELD + over(''), 'dialog'), COVERED],
  ['in a dialog, with something of that question over it', over(FIELD + over(''), 'alertdialog'), COVERED],
  ['in a dialog, with its list open over it', over(FIELD + over('', 'listbox'), 'dialog'), []],
  ['in a dialog, with another dialog open over it', over(FIELD, 'dialog') + over('', 'dialog'), []],
])('a field %s is found where a press on it does something else', async (_where, body, found) => {
  const context = await stage.freshContext();
  const page = await context.newPage();
  await page.setContent(body);
  expect(await page.evaluate(findCovered)).toEqual(found);
});
