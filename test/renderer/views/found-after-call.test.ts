import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { contactId } from '#contract/contact.ts';
import type { Contact } from '#contract/contact.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const field = (label: string): Locator => page.getByLabel(label, { exact: true });
const tab = (name: string): Locator => page.getByRole('tab', { name });
const topOf = (list: Locator): Promise<number> => list.evaluate((element) => element.scrollTop);

async function callComes(): Promise<void> {
  await publish(page, { calls: galleryState('active-meta').state.calls });
  await button('Desligar').waitFor();
}

async function callComesAndGoes(): Promise<void> {
  await callComes();
  await publish(page, { calls: [] });
  await button('Desligar').waitFor({ state: 'detached' });
}

/** So many that they do not fit, and none can be had but by scrolling. */
function manyContacts(): readonly Contact[] {
  const [one] = galleryState('contacts').replies?.['contacts/list']?.contacts ?? [];
  if (one === undefined) throw new Error('the gallery has no contacts');
  return Array.from({ length: 80 }, (_, index) => ({ ...one, id: contactId(`c${String(index)}`), name: `Cliente ${String(index)}` }));
}

describe('the contacts are as they were before a call', () => {
  test('what was looked for among them, and who of them', async () => {
    page = await stage.show(galleryState('contacts'));
    await field('Nome, empresa ou número').fill('ana');
    const filter = page.locator('.contacts-filter').getByRole('button');
    await filter.press('Enter');
    await page.getByRole('option', { name: 'Favoritos' }).click();
    await callComesAndGoes();
    expect(await field('Nome, empresa ou número').inputValue()).toBe('ana');
    expect(await filter.innerText()).toContain('Favoritos');
  });

  test('how far one had scrolled', async () => {
    const contacts = manyContacts();
    const shown = galleryState('contacts');
    page = await stage.show({ ...shown, replies: { ...shown.replies, 'contacts/list': { contacts, total: contacts.length } } });
    const list = page.getByRole('grid', { name: 'Contatos' });
    await list.evaluate((grid) => grid.scrollTo(0, 1_230));
    await page.getByRole('row', { name: /^Cliente 22,/ }).waitFor();
    await callComesAndGoes();
    await expect.poll(() => topOf(list), { timeout: 10_000 }).toBe(1_230);
    await page.getByRole('row', { name: /^Cliente 22,/ }).waitFor();
  });

  test('whom one has just removed, and may put back', async () => {
    page = await stage.show(galleryState('contacts-removed'));
    await callComesAndGoes();
    expect(await page.getByText('Contato apagado: Ana Souza').count()).toBe(1);
  });

  test('but not when the agent has gone elsewhere meanwhile', async () => {
    page = await stage.show(galleryState('contacts'));
    await field('Nome, empresa ou número').fill('ana');
    await callComes();
    await page.keyboard.press('Control+2');
    // The tabs are deaf where a call's buttons stood.
    await page.waitForTimeout(650);
    await tab('Contatos').click();
    expect(await field('Nome, empresa ou número').inputValue()).toBe('');
  });
});

test('a list of calls that was scrolled stands where it stood before a call', async () => {
  page = await stage.show(galleryState('history'));
  const list = page.getByRole('grid', { name: 'Histórico' });
  await list.evaluate((grid) => grid.scrollTo(0, 900));
  await callComesAndGoes();
  await expect.poll(() => topOf(list), { timeout: 10_000 }).toBe(900);
});

describe('the permissions are as they were before a call', () => {
  test('the part one looked at, and the number one was to look up', async () => {
    page = await stage.show(galleryState('permissions-customers'));
    const number = page.getByRole('textbox', { name: 'Consultar um número' });
    await number.fill('11 98888-7777');
    await callComesAndGoes();
    expect(await number.inputValue()).toBe('11 98888-7777');
  });

  test('settings that were changed and not saved yet', async () => {
    page = await stage.show(galleryState('calling-settings'));
    const aSwitch = page.getByRole('switch').first();
    await aSwitch.waitFor();
    const before = await aSwitch.isChecked();
    await aSwitch.press('Space');
    await callComesAndGoes();
    await expect.poll(() => aSwitch.isChecked(), { timeout: 10_000 }).toBe(!before);
    await button('Salvar ajustes').waitFor();
  });
});

test('what is looked for in the settings stands there again after a call, and not after the agent has left them', async () => {
  page = await stage.show(galleryState('idle'));
  await page.keyboard.press('Control+,');
  await field('Buscar nas configurações').fill('toque');
  await callComesAndGoes();
  await page.keyboard.press('Control+,');
  expect(await field('Buscar nas configurações').inputValue()).toBe('toque');
  await button('Voltar').press('Enter');
  await page.keyboard.press('Control+,');
  expect(await field('Buscar nas configurações').inputValue()).toBe('');
});

describe('an import that was looked at before a call is looked at again', () => {
  test('with its columns as they were mapped, and what was typed', async () => {
    page = await stage.show(galleryState('contacts-import'));
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await field('Etiqueta para todos').fill('Feira');
    await callComes();
    expect(await dialog.count()).toBe(0);
    await publish(page, { calls: [] });
    await dialog.waitFor();
    expect(await field('Etiqueta para todos').inputValue()).toBe('Feira');
    const orders = async (name: string): Promise<readonly unknown[]> =>
      (await raised(page)).filter(([raisedName]) => raisedName === name).map(([, order]) => order);
    await expect.poll(() => orders('contacts/import-plan')).toMatchObject([{ importId: 'import-1', options: { tag: 'Feira' } }]);
    await page.waitForTimeout(650);
    await button('Importar 230 contatos').press('Enter');
    await expect.poll(() => orders('contacts/import-run')).toMatchObject([{ importId: 'import-1' }]);
  });

  test('and one that is done meanwhile says so', async () => {
    page = await stage.show({ ...galleryState('contacts-imported'), steps: galleryState('contacts-import').steps ?? [] });
    await button('Importar 230 contatos').press('Enter');
    await callComesAndGoes();
    await button('Desfazer a importação').waitFor();
    await page.waitForTimeout(1_200);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
