import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { DEFAULT_WRAP_UP } from '#contract/note.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const button = (name: string): ReturnType<Page['getByRole']> => page.getByRole('button', { name, exact: true });
const field = (label: string): ReturnType<Page['getByLabel']> => page.getByLabel(label, { exact: true });

/** A call takes the window from the agent's typing hands, and is over. */
async function callComesAndGoes(during?: () => Promise<unknown>): Promise<void> {
  await publish(page, { calls: galleryState('active-meta').state.calls });
  await button('Desligar').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await during?.();
  await publish(page, { calls: [] });
  await button('Desligar').waitFor({ state: 'detached' });
  // The tabs are deaf where a call's buttons stood.
  await page.waitForTimeout(650);
}

/** The same, where the agent takes another page meanwhile: the form does not come up by itself. */
async function callLeadsAwayFrom(name: string): Promise<void> {
  await callComesAndGoes(() => page.keyboard.press('Control+1'));
  await page.getByRole('tab', { name }).click();
}

describe('what was typed before a call stands in its form again', () => {
  test('of a new contact, until it is given up', async () => {
    page = await stage.show({ ...galleryState('contacts') });
    await button('Novo contato').press('Enter');
    await field('Nome').fill('Helena Prado');
    await field('Número').fill('11 98888-7777');
    await field('Observação').fill('Prefere à tarde');
    await callLeadsAwayFrom('Contatos');
    await button('Novo contato').press('Enter');
    expect(await Promise.all(['Nome', 'Número', 'Observação'].map((name) => field(name).inputValue()))).toEqual([
      'Helena Prado',
      '11 98888-7777',
      'Prefere à tarde',
    ]);
    await button('Cancelar').press('Enter');
    await button('Novo contato').press('Enter');
    expect(await field('Nome').inputValue()).toBe('');
  });

  test('of a new contact, until it is saved', async () => {
    page = await stage.show({ ...galleryState('contacts') });
    await button('Novo contato').press('Enter');
    await field('Nome').fill('Helena Prado');
    await callLeadsAwayFrom('Contatos');
    await button('Novo contato').press('Enter');
    await field('Número').fill('11 98888-7777');
    await button('Salvar').press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await raised(page)).at(-1)).toMatchObject(['contacts/save', { id: null, draft: { name: 'Helena Prado' } }]);
    await button('Novo contato').press('Enter');
    expect(await field('Nome').inputValue()).toBe('');
  });

  test('of a contact that is changed, and of no other', async () => {
    page = await stage.show(galleryState('contacts-open'));
    await button('Editar').press('Enter');
    await field('Nome').fill('Ana Souza Prado');
    await callLeadsAwayFrom('Contatos');
    await button('Novo contato').press('Enter');
    expect(await field('Nome').inputValue()).toBe('');
    await button('Cancelar').press('Enter');
    await page.getByText('Ana Souza', { exact: true }).first().click();
    await button('Editar').press('Enter');
    expect(await field('Nome').inputValue()).toBe('Ana Souza Prado');
  });

  test('of a line', async () => {
    page = await stage.show(galleryState('lines'));
    const edit = page.getByRole('button', { name: /^Editar / }).first();
    await edit.press('Enter');
    await field('Nome da linha').fill('Vendas Sul');
    await callLeadsAwayFrom('Linhas');
    await edit.press('Enter');
    expect(await field('Nome da linha').inputValue()).toBe('Vendas Sul');
    await button('Cancelar').press('Enter');
    await edit.press('Enter');
    expect(await field('Nome da linha').inputValue()).not.toBe('Vendas Sul');
  });

  test('of a call that is planned', async () => {
    page = await stage.show(galleryState('permission-plan'));
    await field('Dia').fill('2031-05-06');
    await callLeadsAwayFrom('Permissões');
    await button('Marcar retorno: Ana Eco').press('Enter');
    expect(await field('Dia').inputValue()).toBe('2031-05-06');
    await page.keyboard.press('Escape');
    await button('Marcar retorno: Ana Eco').press('Enter');
    expect(await field('Dia').inputValue()).not.toBe('2031-05-06');
  });
});

describe('what was typed in the settings before a call, and not saved, stands there again', () => {
  const FIELDS = [
    ['settings-advanced', 'Endereço do Pilot Status', 'https://api.exemplo.com.br/v2'],
    ['settings-network-proxy', 'Servidor e porta', 'proxy.exemplo.com.br:3128'],
    ['settings-wrap-up', 'Nova classificação', 'Pedido de catálogo'],
    ['integrations-empty', 'Endereço', 'https://crm.exemplo.com.br/?fone={number}'],
    ['integrations', 'Endereço que recebe', 'https://crm.exemplo.com.br/ligacoes'],
  ] as const;

  test.each(FIELDS)('%s: %s', async (name, label, text) => {
    page = await stage.show(galleryState(name));
    await field(label).fill(text);
    await callComesAndGoes();
    await page.keyboard.press('Control+,');
    expect(await field(label).inputValue()).toBe(text);
  });

  test('but a password, which is kept nowhere', async () => {
    page = await stage.show(galleryState('settings-network-proxy'));
    await field('Senha').fill('segredo');
    await callComesAndGoes();
    await page.keyboard.press('Control+,');
    expect(await field('Senha').inputValue()).toBe('');
  });

  test('and goes with what it was begun from', async () => {
    page = await stage.show(galleryState('settings-advanced'));
    const label = 'Endereço do Pilot Status';
    const { settings } = galleryState('settings-advanced').state;
    await field(label).fill('https://api.exemplo.com.br/v2');
    await publish(page, { settings: { ...settings, apiBase: 'https://api.exemplo.com.br/v2' } });
    await expect.poll(() => field(label).inputValue(), { timeout: 10_000 }).toBe('https://api.exemplo.com.br/v2');
    await publish(page, { settings });
    await expect.poll(() => field(label).inputValue(), { timeout: 10_000 }).toBe(settings.apiBase);
  });
});

describe('a field that is kept when it is left is left by a call too', () => {
  const changes = async (): Promise<readonly unknown[]> =>
    (await raised(page)).filter(([name]) => name === 'settings/change').map(([, order]) => order);

  test('another word for a code', async () => {
    page = await stage.show(galleryState('settings-wrap-up'));
    await page
      .getByRole('textbox', { name: /^Nome de / })
      .first()
      .fill('Recado urgente');
    await callComesAndGoes();
    const [code, ...others] = DEFAULT_WRAP_UP.codes;
    expect(await changes()).toEqual([{ wrapUp: { codes: [{ ...code, label: 'Recado urgente' }, ...others] } }]);
  });

  test('a new reply, once', async () => {
    page = await stage.show(galleryState('settings-alerts'));
    await button('Adicionar resposta').press('Enter');
    await page.keyboard.type('Já retorno.');
    await callComesAndGoes();
    const { quickReplies } = galleryState('settings-alerts').state.settings.alerts;
    expect(await changes()).toEqual([{ alerts: { quickReplies: [...quickReplies, 'Já retorno.'] } }]);
  });

  test('and not a second time where it was left before', async () => {
    page = await stage.show(galleryState('settings-alerts'));
    await button('Adicionar resposta').press('Enter');
    await page.keyboard.type('Já retorno.');
    await page.keyboard.press('Enter');
    await callComesAndGoes();
    expect(await changes()).toHaveLength(1);
  });
});
