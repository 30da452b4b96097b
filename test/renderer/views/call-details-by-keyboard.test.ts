import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { REPORT_STATES } from '../../../build/gallery/report-states.ts';
import { raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

test('a past call’s details are opened, its report copied as JSON and saved, and closed, by keyboard alone', async () => {
  const shown = REPORT_STATES.find(({ name }) => name === 'call-details-copied') ?? expect.unreachable();
  page = await stage.show({ ...shown, steps: [] });
  const button = page.getByRole('button', { name: 'Ver detalhes da chamada com +55 21 99876-5432' });
  // The list is one stop of Tab; within it arrows walk to the call, then to its buttons.
  await page.getByRole('row').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: /^O som ficou instável por 0:10, ruim por 0:14 e bom no resto\. Atraso até 410 ms/ }).waitFor();
  // What its colours mean stands beside them.
  expect(await page.locator('.chart-lane').first().innerText()).toMatch(/Som\s+Bom\s+Instável\s+Ruim/);

  await page.getByRole('radio', { name: 'Planilha (CSV)' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Copiado.').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const exports = (await raised(page)).filter(([name]) => name === 'recents/export-quality');
  expect(exports).toEqual([
    ['recents/export-quality', { callId: 'recent-2', format: 'json', to: 'clipboard' }],
    ['recents/export-quality', { callId: 'recent-2', format: 'json', to: 'file' }],
  ]);

  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // Back in the list, on that call.
  await expect.poll(() => button.evaluate((element) => element.closest('[role=row]') === document.activeElement)).toBe(true);
});
