import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { number } from '../../../build/gallery/fixtures.ts';
import { REPORT_STATES } from '../../../build/gallery/report-states.ts';
import { customer } from '../../../build/gallery/whatsapp-states.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;
const shown = REPORT_STATES.find(({ name }) => name === 'call-details-copied') ?? expect.unreachable();

test('a past call’s details are opened, its report copied as JSON and saved, and closed, by keyboard alone', async () => {
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

test('permission is asked for from a past call’s details, over them, and its dialog closes alone', async () => {
  const peer = number('+5521998765432');
  const customers = [customer({ peer, status: 'none', expiresAt: null, asked: null })];
  page = await stage.show({ ...shown, steps: [], state: { ...shown.state, permissions: { customers, callBacks: [], news: [] } } });
  await page.getByRole('button', { name: 'Ver detalhes da chamada com +55 21 99876-5432' }).click();
  const details = page.getByRole('dialog', { name: /Chamada.*99876-5432/ });
  await details.getByRole('button', { name: 'Pedir permissão' }).press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Podemos ligar?');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
  await details.getByRole('button', { name: 'Pedir permissão' }).press('Enter');
  await page.keyboard.press('Tab'); // through the fields of the dialog on top, and no other
  await page.getByRole('button', { name: 'Enviar pedido' }).press('Enter');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
  const asks = (await raised(page)).filter(([name]) => name === 'permission/request');
  expect(asks).toEqual([['permission/request', { lineId: 'sales', to: peer, text: 'Podemos ligar?' }]]);

  // The list it stands in leaves for a call: the request does not.
  await details.getByRole('button', { name: 'Pedir permissão' }).press('Enter');
  await page.keyboard.type('Oi! ');
  await publish(page, { calls: galleryState('call-free').state.calls });
  await details.waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toContain('Oi! ');
});
