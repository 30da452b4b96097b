import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { galleryState, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
const button = (page: Page, name: string): ReturnType<Page['getByRole']> => page.getByRole('button', { name, exact: true });

test('the company’s price table says whose it is, is shown, and has no button that changes it', async () => {
  const page = await stage.show(galleryState('policy-costs'));
  await page.getByText('214 preços em BRL, de Empresa Aurora').waitFor();
  await page.getByText('Tabela de preços definida por Empresa Aurora. Dúvidas: ramal 200').waitFor();
  expect(await button(page, 'Ver preços').count()).toBe(1);
  for (const name of ['Importar tabela', 'Trocar tabela', 'Remover tabela']) expect(await button(page, name).count()).toBe(0);
});

test('a company’s table that cannot be used is said beside the agent’s own, which can be replaced', async () => {
  const page = await stage.show(galleryState('policy-costs-unread'));
  await page.getByText('A tabela de preços da empresa não pôde ser usada').waitFor();
  await page.getByText('precos.csv (ENOENT)').waitFor();
  expect(await button(page, 'Trocar tabela').count()).toBe(1);
});

test('calling settings that the company keeps are read, and no key nor click reaches them', async () => {
  const page = await stage.show(galleryState('policy-calling'));
  await page.getByText('Receber e fazer chamadas').click({ force: true });
  await page.locator('fieldset:disabled input').first().press('Space');
  expect(await button(page, 'Salvar ajustes').count()).toBe(0);
  expect((await raised(page)).filter(([name]) => name === 'calling-settings/change')).toEqual([]);
});

test('a screen reader finds what the company keeps, as it stands and as nothing to be changed', async () => {
  const calling = await stage.show(galleryState('policy-calling'));
  await calling.getByRole('switch', { name: /^Receber e fazer chamadas/, disabled: true, checked: true }).waitFor();
  const settings = await stage.show(galleryState('settings-managed'));
  await expect.poll(() => settings.getByRole('radio', { name: 'Clara', disabled: true, checked: true }).count()).toBe(1);
  await settings.getByRole('radiogroup', { name: 'Aparência' }).getByText('Escura').click({ force: true });
  expect((await raised(settings)).filter(([name]) => name === 'settings/change')).toEqual([]);
});

test('lines that the company keeps are renamed here, and neither added nor removed', async () => {
  const page = await stage.show(galleryState('policy-lines'));
  await page.getByText('Linhas e chaves definidas por Empresa Aurora. Dúvidas: ramal 200').waitFor();
  expect(await button(page, 'Editar Vendas').count()).toBe(1);
  for (const name of ['Remover Vendas', 'Adicionar linha']) expect(await button(page, name).count()).toBe(0);
});

test('the palette leads to whom to ask, and to no field for a key', async () => {
  const page = await stage.show(galleryState('policy-add-line'));
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Linhas e chaves definidas por sua empresa. Dúvidas: ramal 200').waitFor();
  expect(await dialog.getByRole('textbox').count()).toBe(0);
  expect(await dialog.locator('input').count()).toBe(0);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('the first run offers practice, and no key where the company keeps the lines', async () => {
  const page = await stage.show(galleryState('policy-wizard-line'));
  await page.getByRole('button', { name: 'Treinar primeiro' }).waitFor();
  expect(await page.getByRole('button', { name: 'Usar o número da empresa' }).count()).toBe(0);
});
