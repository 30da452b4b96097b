import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { SALES } from '../../../build/gallery/fixtures.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { advisedLine } from '../../support/advised-line.ts';
import { galleryState, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const field = (): ReturnType<Page['getByRole']> => page.getByRole('combobox', { name: 'Número ou nome' });
const active = (): Promise<string | null> => page.locator('[role=option][aria-selected=true]').getAttribute('aria-label');
const withoutSteps = (name: string): GalleryState => ({ ...galleryState(name), steps: [] });

describe('whom the dial field finds', () => {
  test('is chosen with arrows and Enter, stands in the field, and a second Enter calls on the line of the last call', async () => {
    page = await stage.show(withoutSteps('dial-suggestions'));
    await field().pressSequentially('an');
    await expect.poll(active).toBe('Ana Souza, +55 11 98765-4321, Padaria Pão Quente');
    expect(await field().getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await field().inputValue()).toBe('+55 11 98765-4321');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect(await raised(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await raised(page)).toEqual([['call/dial', { lineId: 'sales', to: '+5511987654321' }]]);
  });

  test('is offered on an empty field by the arrow down, and goes with Escape, which leaves the text', async () => {
    page = await stage.show(withoutSteps('dial-suggestions'));
    await field().focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await page.keyboard.type('1198');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await field().inputValue()).toBe('11 98');
  });

  test('is taken by Enter where it is the only one, whatever the arrows did', async () => {
    const shown = withoutSteps('dial-suggestions');
    const suggestions = shown.replies?.['contacts/suggest'] ?? [];
    page = await stage.show({ ...shown, replies: { ...shown.replies, 'contacts/suggest': suggestions.slice(0, 1) } });
    await field().pressSequentially('ana');
    await expect.poll(active).toMatch(/^Ana Souza/);
    await page.keyboard.press('ArrowDown');
    expect(await active()).toMatch(/^Ana Souza/);
    await page.keyboard.press('Enter');
    expect(await field().inputValue()).toBe('+55 11 98765-4321');
  });

  test('is shown again by Enter where the list had gone, and then taken', async () => {
    page = await stage.show(withoutSteps('dial-suggestions'));
    await field().pressSequentially('an');
    await page.getByRole('listbox').waitFor();
    await field().blur();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+L');
    await page.keyboard.press('Enter');
    await expect.poll(active).toMatch(/^Ana Souza/);
    expect(await field().getAttribute('aria-invalid')).toBeNull();
    await page.keyboard.press('Enter');
    expect(await field().inputValue()).toBe('+55 11 98765-4321');
    expect(await raised(page)).toEqual([]);
  });

  test('is nobody, and Enter says so', async () => {
    const shown = withoutSteps('dial-suggestions');
    page = await stage.show({ ...shown, replies: { ...shown.replies, 'contacts/suggest': [] } });
    await field().pressSequentially('xyz');
    await page.getByText('Ninguém encontrado com “xyz”.').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.field-error').allTextContents()).toEqual(['Ninguém encontrado com “xyz”.']);
  });

  test('does not take digits that Enter is meant to dial', async () => {
    page = await stage.show(withoutSteps('dial-suggestions'));
    await field().pressSequentially('11988887777');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Enter');
    expect(await raised(page)).toEqual([['call/dial', { lineId: 'sales', to: '+5511988887777' }]]);
  });
});

describe('a call that nobody should place in a hurry', () => {
  test('to an emergency number is refused in words, and no command goes out', async () => {
    page = await stage.show(withoutSteps('dial-emergency'));
    await field().pressSequentially('190');
    await page.keyboard.press('Enter');
    await page.getByText('190 é a Polícia Militar. O WhatsApp não liga para lá: use um telefone comum.').waitFor();
    expect(await raised(page)).toEqual([]);
  });

  test('to who asked for none is asked about, and not calling is what Enter does', async () => {
    page = await stage.show(withoutSteps('dial-do-not-contact'));
    await field().pressSequentially('21977776666');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    const dialled = ['call/dial', { lineId: 'sales', to: '+5521977776666' }];
    expect(await raised(page)).toEqual([dialled]);
    await field().press('Enter');
    await page.getByRole('button', { name: 'Ligar assim mesmo' }).press('Enter');
    await expect.poll(() => raised(page)).toEqual([dialled, dialled, ['contacts/allow-call', { number: '+5521977776666' }], dialled]);
  });
});

describe('contacts', () => {
  test('are written, and what is missing is said where it is missing', async () => {
    page = await stage.show(galleryState('contacts'));
    await page.getByRole('button', { name: 'Novo contato' }).press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Escreva um nome ou uma empresa.').waitFor();
    await page.keyboard.type('Rui Reis');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1188887777');
    await page.getByRole('button', { name: 'Faltou o 9? Usar +55 11 98888-7777' }).press('Enter');
    await page.getByLabel('Número', { exact: true }).press('Enter');
    const draft = {
      name: 'Rui Reis',
      company: '',
      note: '',
      tags: [],
      numbers: ['+5511988887777'],
      isFavourite: false,
      isDoNotContact: false,
    };
    expect(await raised(page)).toEqual([['contacts/save', { id: null, draft }]]);
  });

  test('are opened by Enter and called by button, on the phone page, where a refusal would be told', async () => {
    const shown = galleryState('contacts');
    page = await stage.show({ ...shown, replies: { ...shown.replies, 'line/advice': [advisedLine({ lineId: SALES.id })] } });
    await page.getByRole('row', { name: 'Ana Souza' }).waitFor();
    await page.getByRole('grid', { name: 'Contatos' }).focus();
    // Focus that no key has moved is handed on to the first row in a later frame, as it is for a screen reader.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Ana Souza' }).waitFor();
    await page.getByRole('button', { name: 'Ligar para +55 11 3333-4444' }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => raised(page)).toEqual([['call/dial', { lineId: 'sales', to: '+551133334444' }]]);
    expect(await page.getByRole('tab', { name: 'Telefone' }).getAttribute('aria-selected')).toBe('true');
  });

  test('are put back after they were deleted', async () => {
    page = await stage.show(galleryState('contacts-removed'));
    await page.getByRole('button', { name: 'Desfazer' }).press('Enter');
    expect(await raised(page)).toEqual([
      ['contacts/remove', { id: 'Ana Souza' }],
      ['contacts/put-back', { id: 'Ana Souza' }],
    ]);
  });

  test('of a list come in only after a look, and what was chosen for its columns is what main is told', async () => {
    page = await stage.show(galleryState('contacts-import'));
    await page.getByRole('button', { name: /Cidade/ }).press('Enter');
    await page.getByRole('option', { name: 'Etiquetas' }).press('Enter');
    await page.getByRole('button', { name: 'Importar 230 contatos' }).press('Enter');
    const options = { uses: ['name', 'number', 'tags'], duplicates: 'complete', areaCode: null, tag: '', isDoNotContact: false };
    await expect
      .poll(() => raised(page))
      .toEqual([
        ['contacts/import-open', null],
        ['contacts/import-plan', { importId: 'import-1', options }],
        ['contacts/import-run', { importId: 'import-1', options }],
      ]);
  });
});
