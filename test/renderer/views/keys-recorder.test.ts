import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const asks = async (): Promise<readonly (readonly [string, unknown])[]> =>
  (await raised(page)).filter(([name]) => /^(?:call|hotkey|settings)\//.test(name));

test('keys of the phone itself are recorded like any others, and do nothing to the call', async () => {
  page = await stage.show(galleryState('hotkeys'));
  await publish(page, { calls: galleryState('beside-call').state.calls });
  await page.keyboard.press('Control+,');
  await page.getByLabel('Buscar nas configurações').fill('atalho');
  await page.getByRole('button', { name: 'Mudar as teclas de Atender' }).press('Enter');
  await page.getByText('Aperte as novas teclas…').waitFor();
  await page.keyboard.press('Control+Shift+H');
  await page.getByText('Aperte as novas teclas…').waitFor({ state: 'detached' });
  expect((await asks()).filter(([name]) => !name.startsWith('hotkey/'))).toEqual([
    ['settings/change', { hotkeys: { answer: 'Control+Shift+H' } }],
  ]);
  // The box is gone, and with it its ear.
  await page.keyboard.press('Control+Shift+H');
  await expect.poll(async () => (await asks()).map(([name]) => name)).toContain('call/hang-up');
});

test('keys that are held already rest while new ones are recorded, and only so long', async () => {
  const context = await stage.freshContext();
  await context.clock.install();
  page = await stage.show(galleryState('hotkeys'), context);
  await page.clock.pauseAt(Date.now() + 60_000);
  const change = page.getByRole('button', { name: 'Mudar as teclas de Atender' });
  await change.press('Enter');
  const begun = ['hotkey/record', { isRecording: true }];
  const ended = ['hotkey/record', { isRecording: false }];
  await expect.poll(asks).toEqual([begun]);
  await page.clock.runFor(2_500);
  expect(await asks()).toEqual([begun, begun]);
  await page.keyboard.press('Escape');
  await expect.poll(asks).toEqual([begun, begun, ended]);
  await page.clock.runFor(10_000);
  expect(await asks()).toHaveLength(3);
  // The agent goes to another program.
  await change.press('Enter');
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await expect.poll(asks).toEqual([begun, begun, ended, begun, ended]);
});

test('keys are no longer waited for once the agent has left the page that asks for them', async () => {
  page = await stage.show(galleryState('hotkeys-proving'));
  await page.getByText('Aperte Ctrl+Shift+F9 agora').waitFor();
  await page.getByLabel('Buscar nas configurações').fill('idioma');
  await expect.poll(asks).toEqual([['hotkey/prove', { action: null }]]);
});

test('leaving keys that nobody is proving asks for nothing', async () => {
  page = await stage.show(galleryState('hotkeys'));
  const search = page.getByLabel('Buscar nas configurações');
  await search.fill('idioma');
  await page.getByRole('button', { name: 'Mudar as teclas de Atender' }).waitFor({ state: 'detached' });
  expect(await asks()).toEqual([]);
});
