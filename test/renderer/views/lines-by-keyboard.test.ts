import { DEFAULT_LINE_OPTIONS } from '#contract/line.ts';
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { OFFER } from '../../../build/gallery/line-states.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const button = (name: string): ReturnType<Page['getByRole']> => page.getByRole('button', { name, exact: true });

describe('a line that is not live', () => {
  test('is tried again at once, and shows what is known of it', async () => {
    page = await stage.show(galleryState('lines-several'));
    await button('Tentar agora').first().press('Enter');
    expect(await raised(page)).toEqual([['line/mend', { lineId: 'support' }]]);
    const details = button('Detalhes de Suporte');
    await details.press('Enter');
    expect(await details.getAttribute('aria-expanded')).toBe('true');
    await page.getByText('3 de 120 eventos só pela consulta').waitFor();
    await details.press('Enter');
    expect(await page.getByText('3 de 120 eventos só pela consulta').count()).toBe(0);
  });

  test('leads to where the tunnel is chosen, and back', async () => {
    page = await stage.show(galleryState('lines-polling-causes'));
    await button('Configurar túnel').first().press('Enter');
    await page.getByRole('dialog', { name: 'Como as chamadas chegam' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The focus goes back one frame after the dialog has left.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Configurar túnel');
  });

  test('grows old while one looks', async () => {
    page = await stage.show(galleryState('lines-several'));
    const proof = page.getByText(/Última prova há \d+ s/).first();
    const before = await proof.textContent();
    await expect.poll(() => proof.textContent(), { timeout: 5_000 }).not.toBe(before);
  });
});

test('a line gets another name and colour', async () => {
  page = await stage.show(galleryState('edit-line'));
  await page.getByLabel('Nome da linha').fill('');
  await page.keyboard.press('Enter');
  await page.getByText('Dê um nome à linha.').waitFor();
  await page.getByLabel('Nome da linha').fill(' Balcão ');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect(await raised(page)).toEqual([['line/change', { lineId: 'sales', label: 'Balcão', colour: 'violet', ...DEFAULT_LINE_OPTIONS }]]);
});

describe('an account key', () => {
  test('that was pasted as a number’s leads straight to the numbers, and is forgotten', async () => {
    page = await stage.show({ ...galleryState('add-line-refused'), replies: { 'account/read': OFFER } });
    await button('Escolher números desta conta').press('Enter');
    await page.getByText('Escolha os números que este telefone vai atender.').waitFor();
    expect((await raised(page)).at(-1)).toEqual(['account/read', { apiKey: 'ps_live_1234567890' }]);
    await button('Voltar').press('Enter');
    expect(await page.getByLabel('Chave da conta').inputValue()).toBe('');
  });

  test('lets one choose, and what failed can be tried again', async () => {
    page = await stage.show(galleryState('account-added-partly'));
    expect(await page.getByLabel(/^Vendas/).isDisabled()).toBe(true);
    expect(await page.getByLabel(/^Pós-venda/).isDisabled()).toBe(true);
    expect(await page.getByLabel(/^Cobrança/).isDisabled()).toBe(true);
    expect(await page.getByLabel(/^Filial Curitiba/).isChecked()).toBe(true);
    await button('Adicionar 1 linha').press('Enter');
    expect((await raised(page)).slice(-2)).toEqual([
      ['account/add', { offerId: 'offer-1', numberIds: ['n2', 'n3'] }],
      ['account/add', { offerId: 'offer-1', numberIds: ['n3'] }],
    ]);
  });

  test('of one number only becomes a line with one press', async () => {
    page = await stage.show(galleryState('add-line-account-wrong'));
    await button('Adicionar como linha').press('Enter');
    expect((await raised(page)).at(-1)).toEqual(['line/add', { apiKey: 'ps_account_1234567890', label: '' }]);
  });
});

describe('the tunnel', () => {
  test('is asked for what is missing, and its token is gone from the page once it was sent', async () => {
    page = await stage.show(galleryState('tunnel-ngrok-wrong'));
    await page.getByText('Cole o token.').waitFor();
    await page.getByText('Escreva só o nome, como exemplo.ngrok.app').waitFor();
    await page.getByLabel('Domínio').fill('');
    const token = page.getByLabel('Token', { exact: true });
    expect(await token.getAttribute('type')).toBe('password');
    await token.fill('2abc_token');
    await page.keyboard.press('Enter');
    const settings = { provider: 'ngrok', domain: null };
    await expect.poll(() => raised(page)).toEqual([['tunnel/use', { settings, token: '2abc_token' }]]);
    await publish(page, { tunnel: { settings: { provider: 'ngrok', domain: null }, hasToken: true, status: { state: 'opening' } } });
    await expect.poll(() => page.locator('input[type=password]').count()).toBe(0);
  });

  test('keeps a token that is not replaced', async () => {
    page = await stage.show(galleryState('tunnel-named-kept'));
    await button('Usar este caminho').press('Enter');
    expect(await raised(page)).toMatchObject([['tunnel/use', { settings: { provider: 'cloudflared-named' } }]]);
    expect(JSON.stringify(await raised(page))).not.toContain('token"');
    await button('Trocar token').press('Enter');
    expect(await page.getByLabel('Token', { exact: true }).inputValue()).toBe('');
  });

  test('that was opened from the settings closes into the settings', async () => {
    page = await stage.show(galleryState('tunnel-none'));
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('region', { name: 'Configurações', exact: true }).count()).toBe(1);
  });
});

test('a call that a crash left behind is rejoined, but not by what the agent was typing', async () => {
  page = await stage.show(galleryState('stranded'));
  await publish(page, { calls: [] });
  await publish(page, { calls: galleryState('stranded').state.calls });
  await button('Retomar').press('Enter');
  expect(await raised(page)).toEqual([]);
  await page.waitForTimeout(650);
  await button('Retomar').press('Enter');
  expect(await raised(page)).toEqual([['call/rejoin', { callId: 'call' }]]);
});

test('older calls are asked for from the last one shown, until there are none', async () => {
  const shown = galleryState('recents-older');
  page = await stage.show({ ...shown, replies: { 'recents/older': shown.state.recents.slice(-1) } });
  const more = button('Mostrar mais');
  await more.click();
  await more.waitFor({ state: 'detached' });
  const last = shown.state.recents.at(-1)?.startedAt;
  expect(await raised(page)).toEqual([['recents/older', { notAfter: last }]]);
});
