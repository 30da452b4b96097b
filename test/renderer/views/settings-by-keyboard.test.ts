import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();

/** Where the focus is, by what a screen reader would say of it first. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return '';
    const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null;
    return at.getAttribute('aria-label') ?? label ?? at.textContent ?? '';
  });
}

async function tabTo(page: Page, name: string, most = 60): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if ((await focused(page)).includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}`);
}

test('a setting is found, reached and changed with the keyboard alone', async () => {
  const page = await stage.show(galleryState('settings'));
  await tabTo(page, 'Buscar nas configurações');
  await page.keyboard.type('aparenca');
  await expect.poll(() => page.getByRole('status').filter({ hasText: 'resultado' }).textContent()).toBe('1 resultado');
  await tabTo(page, 'Clara', 5);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await raised(page)).at(-1)).toEqual(['settings/change', { theme: 'dark' }]);
});

test('what is locked is passed over, and says by whose word; what is free beside it is reached', async () => {
  const page = await stage.show(galleryState('settings-managed'));
  await tabTo(page, 'Português');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toContain('Abrir o assistente de novo');
  expect(await page.getByText('Definido por Empresa Aurora. Dúvidas: ramal 200').count()).toBeGreaterThan(0);
});

test('half an address of a proxy is never sent: its field says what is wrong', async () => {
  const page = await stage.show(galleryState('settings-network-proxy'));
  const server = page.getByRole('textbox', { name: 'Servidor e porta' });
  await server.fill('proxy empresa');
  await server.press('Enter');
  await expect.poll(() => page.getByText('Escreva servidor e porta').count()).toBe(1);
  expect((await raised(page)).filter(([name]) => name === 'network/use')).toEqual([]);
  await server.fill('outro.empresa.com.br:8080');
  await server.press('Enter');
  await expect.poll(async () => (await raised(page)).filter(([name]) => name === 'network/use').length).toBe(1);
  const [, sent] = (await raised(page)).find(([name]) => name === 'network/use') ?? [];
  // The kept password stays: nothing is said of it.
  expect(sent).toEqual({
    network: {
      proxy: { mode: 'manual', server: 'outro.empresa.com.br:8080', bypass: ['intranet.local', '*.empresa.com.br'] },
      proxyUser: 'ana.souza',
      extraCaFile: '/people/ana/empresa-ca.pem',
    },
  });
});

test('the first run is walked with the keyboard, and each question begins at its title', async () => {
  const page = await stage.show(galleryState('wizard-events'));
  await tabTo(page, 'Continuar');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await raised(page)).at(-1)).toEqual(['settings/change', { setup: { step: 'sound' } }]);
  const { settings } = galleryState('wizard-events').state;
  await page.evaluate((next) => (window as unknown as { __publish: (part: unknown) => void }).__publish({ settings: next }), {
    ...settings,
    setup: { isOpen: true, step: 'done' },
  });
  await expect.poll(() => focused(page)).toBe('Tudo pronto');
});

test('practice that is wished for and does not run stands off, and one press asks for it', async () => {
  const shown = galleryState('settings');
  const settings = { ...shown.state.settings, practice: true };
  const page = await stage.show({ ...shown, state: { ...shown.state, settings, practice: null, isPracticeStarting: false } });
  const practice = page.getByRole('switch', { name: createTranslator('pt-BR')('settings.practice') });
  expect(await practice.isChecked()).toBe(false);
  await practice.press('Space');
  await expect.poll(async () => (await raised(page)).at(-1)).toEqual(['settings/change', { practice: true }]);
  await publish(page, { isPracticeStarting: true });
  await expect.poll(() => practice.isChecked()).toBe(true);
});
