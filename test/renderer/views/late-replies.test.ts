import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { ago } from '../../../build/gallery/fixtures.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

/** Longer than the stand-in for main takes to answer. */
const ANSWERED_MS = 100;

const stage = stageOfPages();
let page: Page;

/** A page whose time stands still once it has come to this state: nothing is answered until it runs on. */
async function showStill(name: string, part: Partial<GalleryState> = {}): Promise<void> {
  const context = await stage.freshContext();
  await context.clock.install();
  page = await stage.show({ ...galleryState(name), ...part }, context);
  await page.clock.pauseAt(Date.now() + 60_000);
}

const button = (name: string): ReturnType<Page['getByRole']> => page.getByRole('button', { name, exact: true });
const inputsOf = async (wanted: string): Promise<readonly unknown[]> =>
  (await raised(page)).filter(([name]) => name === wanted).map(([, input]) => input);

describe('calling settings that are changed while others are saved', () => {
  const read = galleryState('calling-settings').replies?.['calling-settings/read'];
  if (read === undefined) throw new Error('the gallery has no calling settings');
  const now = { version: 'v2', settings: { ...read.settings, showsButton: false } };
  const replies = { 'calling-settings/read': read, 'calling-settings/change': { outcome: 'saved', now } } as const;
  const saved = (): ReturnType<Page['getByText']> => page.getByText('Ajustes salvos no WhatsApp.');

  test('are not called saved, and can be saved as well', async () => {
    await showStill('calling-settings', { replies });
    await page.getByRole('switch', { name: 'Mostrar o botão de chamada' }).press('Space');
    await button('Salvar ajustes').press('Enter');
    await page.locator('[data-pending]').waitFor();
    const callBack = page.getByRole('switch', { name: 'Permitir retorno a quem liga' });
    await callBack.press('Space');
    await page.clock.runFor(ANSWERED_MS);
    await page.locator('[data-pending]').waitFor({ state: 'detached' });
    expect([await callBack.isChecked(), await saved().count()]).toEqual([false, 0]);
    await button('Salvar ajustes').press('Enter');
    await page.clock.runFor(ANSWERED_MS);
    await saved().waitFor();
    expect(await inputsOf('calling-settings/change')).toMatchObject([
      { version: 'v1', change: { showsButton: false } },
      { version: 'v2', change: { allowsCallBack: false } },
    ]);
  });

  test('back to what stood there are saved as that', async () => {
    await showStill('calling-settings', { replies });
    const shows = page.getByRole('switch', { name: 'Mostrar o botão de chamada' });
    await shows.press('Space');
    await button('Salvar ajustes').press('Enter');
    await page.locator('[data-pending]').waitFor();
    await shows.press('Space');
    await page.clock.runFor(ANSWERED_MS);
    await button('Salvar ajustes').press('Enter');
    expect((await inputsOf('calling-settings/change')).at(-1)).toMatchObject({ version: 'v2', change: { showsButton: true } });
  });
});

describe('a line whose key is being checked', () => {
  async function send(part: Partial<GalleryState> = {}): Promise<void> {
    await showStill('add-line', part);
    await page.getByLabel('Chave do número').fill('ps_live_1234567890');
    await page.keyboard.press('Enter');
    await page.locator('[data-pending]').waitFor();
  }
  const dialog = (): ReturnType<Page['getByRole']> => page.getByRole('dialog', { name: 'Adicionar linha' });

  test('cannot be given up until it is known what became of it', async () => {
    await send({ failing: { 'line/add': appError('tenant-key-given') } });
    expect([await button('Cancelar').isDisabled(), await button('Fechar').isDisabled()]).toEqual([true, true]);
    await page.keyboard.press('Escape');
    await page.clock.runFor(ANSWERED_MS);
    await button('Escolher números desta conta').waitFor();
    await button('Cancelar').press('Enter');
    await page.clock.runFor(ANSWERED_MS);
    await dialog().waitFor({ state: 'detached' });
  });

  test('does not close what was opened since', async () => {
    await send();
    await page.keyboard.press('Control+K');
    await page.clock.runFor(ANSWERED_MS);
    await dialog().waitFor({ state: 'detached' });
    await page.clock.runFor(1_000);
    expect(await page.getByLabel('Comando ou tela', { exact: true }).count()).toBe(1);
  });
});

describe('an import of contacts that is cancelled', () => {
  const lastImport = { importId: 'import-1', fileName: 'clientes-novembro-2026.csv', at: ago(1_000), added: 150, changed: 7 };
  const gone = { failing: { 'contacts/import-run': appError('import-gone'), 'contacts/import-plan': appError('import-gone') } };
  const NOTE = 'Importação interrompida. clientes-novembro-2026.csv: 150 novos, 7 mudam.';

  async function cancel(): Promise<void> {
    await showStill('contacts-import', gone);
    await button('Importar 230 contatos').press('Enter');
    await page.locator('[data-pending]').waitFor();
    await button('Cancelar').first().press('Enter');
    await page.clock.runFor(ANSWERED_MS);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  test('before anything was kept is no trouble to be told of', async () => {
    await cancel();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.locator('.contacts-notes').textContent()).toBe('');
  });

  test('once contacts were kept says how many, and can be undone', async () => {
    await cancel();
    const { contacts } = galleryState('contacts-import').state;
    await publish(page, { contacts: { ...contacts, lastImport } });
    await page.getByText(NOTE).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await button('Desfazer a importação').press('Enter');
    expect(await inputsOf('contacts/import-undo')).toEqual([{ importId: 'import-1' }]);
  });

  test('while it was looked at again is no trouble either', async () => {
    await showStill('contacts-import', gone);
    await page.getByRole('switch', { name: 'Todos pediram para não receber ligações' }).press('Space');
    await button('Cancelar').first().press('Enter');
    await page.clock.runFor(ANSWERED_MS);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.locator('.contacts-notes').textContent()).toBe('');
  });
});
