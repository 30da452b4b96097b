import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

/** Longer than keys go nowhere when a number has come from outside. */
const HEARS_AGAIN_MS = 800;

const stage = stageOfPages();
let page: Page;

/** A page whose time stands still, so that no busy machine lets the deaf moment pass between two presses, or is slower than it. */
async function showStill(shown: GalleryState): Promise<void> {
  const context = await stage.freshContext();
  await context.clock.install();
  page = await stage.show(shown, context);
  await page.clock.pauseAt(Date.now() + 60_000);
}

const field = (): ReturnType<Page['getByRole']> => page.getByRole('combobox', { name: 'Número ou nome' });
const changes = async (): Promise<readonly unknown[]> =>
  (await raised(page)).filter(([name]) => name === 'settings/change').map(([, input]) => input);

describe('keys from anywhere', () => {
  test('are pressed to be chosen; what every program needs is refused in words', async () => {
    page = await stage.show(galleryState('hotkeys'));
    await page.getByRole('button', { name: 'Mudar as teclas de Mudo' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+V');
    await page.getByText('Outros programas precisam destas teclas').waitFor();
    expect(await changes()).toEqual([]);
    await page.keyboard.press('Control+Shift+F8');
    expect(await changes()).toEqual([{ hotkeys: { mute: 'Control+Shift+F8' } }]);
    // The hands are back where they began.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Mudar as teclas de Mudo');
  });

  test('to reject are chosen where there are none, beside whom the call is over for', async () => {
    page = await stage.show(galleryState('hotkeys'));
    await page.getByText('Para todos: a chamada acaba para o cliente e para os colegas.').waitFor();
    await page.getByRole('button', { name: 'Escolher as teclas de Recusar' }).press('Enter');
    await page.keyboard.press('Control+Shift+F6');
    expect(await changes()).toEqual([{ hotkeys: { reject: 'Control+Shift+F6' } }]);
  });

  test('are kept by Escape, and by going on with Tab', async () => {
    page = await stage.show(galleryState('hotkeys'));
    const change = page.getByRole('button', { name: 'Mudar as teclas de Atender' });
    for (const key of ['Escape', 'Tab']) {
      await change.focus();
      await page.keyboard.press('Enter');
      await page.getByText('Aperte as novas teclas…').waitFor();
      await page.keyboard.press(key);
      await page.getByText('Aperte as novas teclas…').waitFor({ state: 'detached' });
    }
    expect(await changes()).toEqual([]);
  });

  test('are taken away and proven by their own buttons', async () => {
    page = await stage.show(galleryState('hotkeys'));
    await page.getByRole('button', { name: 'Testar as teclas de Atender' }).press('Enter');
    await page.getByRole('button', { name: 'Tirar as teclas de Atender' }).press('Enter');
    expect(await raised(page)).toContainEqual(['hotkey/prove', { action: 'answer' }]);
    expect(await changes()).toEqual([{ hotkeys: { answer: null } }]);
  });
});

describe('a number from outside', () => {
  test('stands in the field once, and what the agent types since takes its place', async () => {
    page = await stage.show(galleryState('dial-request'));
    await page.getByText('Um link trouxe +55 11 98888-0001').waitFor();
    await expect.poll(() => field().inputValue()).toBe('+55 11 98888-0001');
    await field().fill('11 97777-6666');
    await expect.poll(async () => (await raised(page)).map(([name]) => name)).toContain('dial-request/dismiss');
    expect(await field().inputValue()).toBe('11 97777-6666');
  });

  test('is not called by a hand that was typing somewhere else', async () => {
    await showStill(galleryState('idle'));
    await field().focus();
    const { dialRequest } = galleryState('dial-request').state;
    await publish(page, { dialRequest });
    await page.getByText('Um link trouxe').waitFor();
    await expect.poll(() => field().inputValue()).toBe('+55 11 98888-0001');
    for (const key of ['Enter', 'Space', 'a', 'Enter']) await page.keyboard.press(key);
    await page.clock.runFor(600);
    await page.keyboard.press('Enter');
    expect(await field().inputValue()).toBe('+55 11 98888-0001');
    expect(await raised(page)).toEqual([]);
    await page.clock.runFor(HEARS_AGAIN_MS - 600);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await raised(page))[0]).toEqual(['call/dial', { lineId: 'sales', to: '+5511988880001' }]);
  });

  test('is decided by the press of Call, also where the line refuses it', async () => {
    await showStill({ ...galleryState('dial-request'), failing: { 'call/dial': appError('line-disconnected') } });
    await page.clock.runFor(HEARS_AGAIN_MS);
    await field().press('Enter');
    await expect.poll(() => raised(page)).toContainEqual(['dial-request/dismiss', { id: 'd' }]);
    expect(await field().inputValue()).toBe('+55 11 98888-0001');
  });

  test('has its field in the middle of the first run, which is there again afterwards', async () => {
    const asked = galleryState('dial-request').state.dialRequest;
    page = await stage.show(galleryState('wizard-events'));
    await publish(page, { dialRequest: asked });
    await expect.poll(() => field().inputValue()).toBe('+55 11 98888-0001');
    await field().fill('11 9');
    await expect.poll(() => raised(page)).toContainEqual(['dial-request/dismiss', { id: 'd' }]);
    await publish(page, { dialRequest: null });
    // Whoever is typing keeps the field.
    expect(await field().inputValue()).toBe('11 9');
    await field().fill('');
    await page.getByRole('heading', { name: 'As chamadas chegam na hora?' }).waitFor();
  });

  test('goes with its cross, and the field with it', async () => {
    await showStill(galleryState('dial-request'));
    await page.clock.runFor(HEARS_AGAIN_MS);
    await page.getByRole('button', { name: 'Descartar o número' }).press('Enter');
    await expect.poll(() => raised(page)).toEqual([['dial-request/dismiss', { id: 'd' }]]);
    expect(await field().inputValue()).toBe('');
  });

  test('waits while a call has the screen', async () => {
    page = await stage.show(galleryState('dial-request-in-call'));
    await page.getByText('O número está no campo, para depois desta chamada.').waitFor();
    expect(await page.getByRole('button', { name: 'Desligar' }).count()).toBe(1);
  });
});

describe('the customer’s page', () => {
  test('is saved only with an address that may be opened, and what is wrong is said at the field', async () => {
    page = await stage.show(galleryState('integrations-empty'));
    const address = page.getByRole('textbox', { name: 'Endereço', exact: true });
    await address.fill('http://crm.exemplo.com.br/{number}');
    await page.keyboard.press('Enter');
    await page.getByText('Este tipo de endereço não é permitido. Use https.').waitFor();
    expect(await changes()).toEqual([]);
    await address.fill('  https://crm.exemplo.com.br/?n={number}  ');
    await page.keyboard.press('Enter');
    expect(await changes()).toEqual([{ crm: { template: 'https://crm.exemplo.com.br/?n={number}', schemes: [] } }]);
  });

  test('takes other kinds of address only where they do no harm', async () => {
    page = await stage.show(galleryState('integrations-empty'));
    await page.getByRole('textbox', { name: 'Endereço', exact: true }).fill('meucrm://abre?n={digits}');
    const others = page.getByRole('textbox', { name: 'Outros tipos de endereço permitidos' });
    await others.fill('meucrm, javascript');
    await page.keyboard.press('Enter');
    await page.getByText('Não permitido: javascript').waitFor();
    await others.fill('MeuCRM://');
    await page.keyboard.press('Enter');
    expect(await changes()).toEqual([{ crm: { template: 'meucrm://abre?n={digits}', schemes: ['meucrm'] } }]);
  });
});
