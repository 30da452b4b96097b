import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { galleryState, publish } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

/** A busy machine draws what was asked for a second later. */
const DRAWN = { timeout: 10_000 };
const WIDE = { width: 1100, height: 680 };
const field = (): Locator => page.getByRole('combobox', { name: 'Número ou nome' });
const isHeld = (at: Locator): Promise<boolean> => at.evaluate((element) => element === document.activeElement);
const settings = (): Locator => page.getByRole('heading', { name: 'Configurações', exact: true });

async function showSettings(name: string): Promise<void> {
  page = await stage.show({ ...galleryState(name), steps: [] });
  await page.setViewportSize(WIDE);
  await page.keyboard.press('Control+,');
  await settings().waitFor();
}

test.each(['Control+L', 'Control+1'])('in the wide window the settings give way to the number field (%s)', async (keys) => {
  await showSettings('idle');
  await page.keyboard.press(keys);
  await field().waitFor();
  await expect.poll(() => isHeld(field()), DRAWN).toBe(true);
  expect(await settings().count()).toBe(0);
});

test('a number from outside has its field, whatever page fills the wide window', async () => {
  await showSettings('idle');
  await publish(page, { dialRequest: galleryState('dial-request').state.dialRequest });
  await expect.poll(() => field().inputValue(), DRAWN).toBe('+55 11 98888-0001');
  await expect.poll(() => isHeld(field()), DRAWN).toBe(true);
});

test('whoever is chosen in the palette stands in the field, whatever page fills the wide window', async () => {
  await showSettings('palette-people');
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('ligar para conceicao');
  await page.getByRole('option', { name: 'Ana Conceição: pôr no campo de ligar' }).first().waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => isHeld(field()), DRAWN).toBe(true);
  expect(await field().inputValue()).toBe('+55 11 98765-4321');
});

test('the first run that is asked for again takes the place of the settings in the wide window', async () => {
  await showSettings('idle');
  await page.getByRole('button', { name: 'Abrir o assistente de novo' }).press('Enter');
  const { settings: kept } = galleryState('idle').state;
  await publish(page, { settings: { ...kept, setup: { isOpen: true, step: 'language' } } });
  await page.getByRole('heading', { name: 'Bem-vindo ao Pilot Softphone' }).waitFor();
  expect(await settings().count()).toBe(0);
});
