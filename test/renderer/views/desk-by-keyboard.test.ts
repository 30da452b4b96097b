import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { pressOn, tabTo, typeInto, walkTo } from '../../support/softphone/by-keyboard.ts';
import { galleryState, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

// What an agent does besides talking, in English: every step is a Tab, an arrow, or a key that the phone names on its sheet.

const stage = stageOfPages();
const t = createTranslator('en');

async function show(name: string): Promise<Page> {
  const shown = galleryState(name);
  return stage.show({ ...shown, steps: [], state: { ...shown.state, settings: { ...shown.state.settings, language: 'en' } } });
}

async function orders(page: Page, prefix: string): Promise<readonly unknown[]> {
  return (await raised(page)).filter(([name]) => name.startsWith(prefix));
}

/** Writes into the note that stands in this part of the page, and files the call. */
async function writeAndFile(page: Page, text: string): Promise<void> {
  await typeInto(page, page.getByRole('textbox', { name: t('notes.label') }), text);
  await page.getByText(t('notes.saved'), { exact: true }).waitFor();
  const sale = page.getByRole('radio', { name: t('notes.codes.sale') });
  await tabTo(page, page.getByRole('radiogroup', { name: t('notes.code') }));
  await walkTo(page, sale, 'ArrowRight');
  await page.keyboard.press('Space');
}

test('a call is written about and filed while it lasts', async () => {
  const page = await show('call-note-typing');
  await writeAndFile(page, 'duplicate invoice');
  await expect.poll(() => orders(page, 'note/w')).toContainEqual(['note/write', { callId: 'call', text: 'duplicate invoice' }]);
  await expect.poll(() => orders(page, 'note/wrap-up')).toEqual([['note/wrap-up', { callId: 'call', code: 'sale' }]]);
});

test('a call of before is opened, its note corrected, and it is filed otherwise', async () => {
  const page = await show('history-details');
  await page.keyboard.press('Control+2');
  const list = page.getByRole('grid', { name: t('history.title') });
  await list.getByRole('row').first().waitFor();
  await tabTo(page, list);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await writeAndFile(page, 'sent on Friday');
  await expect.poll(() => orders(page, 'note/wrap-up')).toEqual([['note/wrap-up', { callId: 'recent-0', code: 'sale' }]]);
  expect(await orders(page, 'note/write')).toContainEqual(['note/write', { callId: 'recent-0', text: 'sent on Friday' }]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => list.evaluate((element) => element.contains(document.activeElement))).toBe(true);
});

test('a contact is written, and another one found, opened and changed', async () => {
  const page = await show('contacts');
  await page.keyboard.press('Control+3');
  await pressOn(page, page.getByRole('button', { name: t('contacts.add'), exact: true }));
  // The form begins in its first field.
  await page.getByLabel(t('contacts.form.name'), { exact: true }).waitFor();
  await page.keyboard.type('Diana');
  await typeInto(page, page.getByLabel(t('contacts.form.number'), { exact: true }), '61988880006');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await orders(page, 'contacts/save')).toMatchObject([
    ['contacts/save', { id: null, draft: { name: 'Diana', numbers: ['+5561988880006'] } }],
  ]);
  await tabTo(page, page.getByRole('grid', { name: t('contacts.title') }));
  await page.keyboard.press('Enter');
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: t('contacts.edit'), exact: true }));
  await page.getByLabel(t('contacts.form.name'), { exact: true }).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Ana Dias');
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: t('contacts.save'), exact: true }));
  await expect
    .poll(async () => (await orders(page, 'contacts/save')).at(-1))
    .toMatchObject(['contacts/save', { draft: { name: 'Ana Dias' } }]);
});

test('a customer who has just allowed calls is called from wherever one is', async () => {
  const page = await show('permission-news');
  await page.keyboard.press('Control+2');
  await pressOn(page, page.getByRole('button', { name: t('permissions.callNow') }).first());
  const [news] = galleryState('permission-news').state.permissions.news;
  await expect.poll(() => orders(page, 'call/dial')).toEqual([['call/dial', { lineId: news?.lineId, to: news?.peer }]]);
});
