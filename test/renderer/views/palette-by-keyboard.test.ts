import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const acts = async (): Promise<readonly unknown[]> =>
  (await raised(page)).filter(([name]) => /^(?:call\/dial|presence\/|settings\/change)/.test(name));

/** Opens the palette, types, and waits until that row is the one that Enter takes. */
async function find(text: string, row: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.type(text);
  await page.locator('.palette-option[data-focused]', { hasText: row }).waitFor();
}

const focusIsIn = (selector: string): Promise<boolean> =>
  page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector);

describe('who is found in the palette', () => {
  test('is put into the field and not called; the field calls, with the questions it has', async () => {
    page = await stage.show({ ...galleryState('palette-people'), steps: [] });
    await find('ligar para conceicao', 'Ana Conceição: pôr no campo de ligar');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const field = page.getByLabel('Número ou nome', { exact: true });
    await expect.poll(() => field.inputValue()).toBe('+55 11 98765-4321');
    expect(await acts()).toEqual([]);
    await expect.poll(() => focusIsIn('.dial-input')).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(acts).toEqual([['call/dial', { lineId: 'sales', to: '+5511987654321' }]]);
  });

  test('is opened with all that is known of them', async () => {
    page = await stage.show({ ...galleryState('palette-people'), steps: [] });
    await find('abrir conceicao', 'Abrir contato: Ana Conceição');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Ana Conceição' }).waitFor();
    expect(await page.getByRole('dialog').textContent()).toContain('Padaria Central');
  });
});

describe('by a few letters', () => {
  test('the agent is not disturbed for half an hour, slips of the finger and all', async () => {
    page = await stage.show(galleryState('idle'));
    await find('nao pertube 30', 'Não perturbe por 30 minutos');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await acts()).toEqual([['presence/set', { status: 'do-not-disturb', span: { minutes: 30 } }]]);
  });

  test('a refusal is said where it was asked for, and nothing closes', async () => {
    page = await stage.show({ ...galleryState('palette-refused'), steps: [] });
    await find('perturbe 15', 'Não perturbe por 15 minutos');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await acts()).toEqual([['presence/set', { status: 'do-not-disturb', span: { minutes: 15 } }]]);
    expect(await page.getByRole('dialog').textContent()).toContain('Não perturbe por 15 minutos');
  });

  test('a single setting is found by its name in another language, and has the focus', async () => {
    page = await stage.show(galleryState('idle'));
    await find('microphone', 'Microfone');
    await page.keyboard.press('Enter');
    await page.locator('.settings-aimed').waitFor();
    await expect.poll(() => focusIsIn('.settings-aimed')).toBe(true);
  });

  test('a part of the permissions is opened', async () => {
    page = await stage.show(galleryState('idle'));
    await find('tarifa', 'Custos das chamadas');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('tab', { name: 'Custos', selected: true }).count()).toBe(1);
  });

  test('a line is looked at, and taken for the next call', async () => {
    page = await stage.show(galleryState('idle'));
    await find('ver linha suporte', 'Ver linha Suporte');
    await page.keyboard.press('Enter');
    await expect.poll(() => focusIsIn('[data-line="support"]')).toBe(true);
    await find('pela linha suporte', 'Ligar pela linha Suporte');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.locator('.line-chooser .select-button').textContent()).toContain('Suporte');
    expect(await acts()).toEqual([]);
  });
});

describe('the way out of the app', () => {
  const quits = async (): Promise<readonly unknown[]> =>
    (await raised(page)).filter(([name]) => name === 'app/quit').map(([, input]) => input);
  const asked = (title = 'Sair do Pilot Softphone?') => page.getByRole('alertdialog', { name: title, exact: true });
  const ask = async (): Promise<void> => {
    await find('sair', 'Sair do Pilot Softphone');
    await page.keyboard.press('Enter');
    await asked().waitFor();
  };

  test('asks without a call too, says what then does not ring, and Enter in a hurry stays', async () => {
    page = await stage.show(galleryState('idle'));
    await ask();
    await asked().getByText('As chamadas não vão tocar neste computador até você abrir o Pilot Softphone de novo.').waitFor();
    await page.keyboard.press('Enter');
    await asked().waitFor({ state: 'detached' });
    expect(await quits()).toEqual([]);

    await ask();
    await page.getByRole('button', { name: 'Sair', exact: true }).click();
    expect(await quits()).toEqual([{ isAgreed: false }]);
  });

  test('gives way to a call, and what it asks about a call goes with that call', async () => {
    page = await stage.show(galleryState('idle'));
    await ask();
    await publish(page, { calls: galleryState('quit-in-call').state.calls });
    await asked().waitFor({ state: 'detached' });
    await find('sair', 'Sair do Pilot Softphone');
    await page.keyboard.press('Enter');
    await asked('Você está em uma chamada').waitFor();
    await publish(page, { calls: [] });
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await quits()).toEqual([]);
  });
});
