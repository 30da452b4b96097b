import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

/** The state without its steps: Suporte is the better line for every number. */
const untouched = (): GalleryState => ({ ...galleryState('line-changed'), steps: [] });
const called = async (): Promise<readonly unknown[]> => (await raised(page)).filter(([name]) => name === 'call/dial');
const lineBox = (): ReturnType<Page['locator']> => page.locator('.line-chooser .select-button');
const typeNumber = async (): Promise<void> => {
  await page.keyboard.press('Control+L');
  await page.keyboard.type('11988887777');
};

const why = (): ReturnType<Page['locator']> => page.getByRole('status', { name: 'Por que esta linha' });
/** The number is typed, and the clock stands at the last digit. */
const typedAtRest = async (): Promise<void> => {
  page = await stage.show(untouched(), await stage.freshContext());
  await page.clock.install(); // so that a slow machine is no slower than what is waited for
  await page.clock.pauseAt(Date.now() + 60_000);
  await typeNumber();
};

describe('a line that changes by itself', () => {
  test.each([
    ['before it changes', 250, 'Vendas', 'sales'],
    ['as soon as it has changed', 400, 'Suporte', 'support'],
    ['half a second later', 800, 'Suporte', 'support'],
    ['long after', 2_000, 'Suporte', 'support'],
  ])('is called by Enter as the box shows it: %s', async (_when, waitedMs, shown, lineId) => {
    await typedAtRest();
    await page.clock.runFor(waitedMs);
    if (shown === 'Suporte') await why().getByText('Suporte em vez de Vendas').waitFor();
    expect(await lineBox().textContent()).toContain(shown);
    await page.keyboard.press('Enter');
    await page.clock.runFor(100);
    expect(await called()).toEqual([['call/dial', { lineId, to: '+5511988887777' }]]);
  });

  test('changes in the box, in the sentence and for Enter at once', async () => {
    await typedAtRest();
    // Whichever of the two is drawn first, the sentence or the new line in the box: Enter comes with it.
    await page.evaluate(() => {
      const box = document.querySelector('.line-chooser .select-button');
      const sentence = document.querySelector('.line-why-words');
      const form = document.querySelector<HTMLFormElement>('form.dial-panel');
      const watch = new MutationObserver(() => {
        const texts = [box?.textContent ?? '', sentence?.textContent ?? ''] as const;
        if (!texts[0].includes('Suporte') && texts[1] === '') return;
        watch.disconnect();
        Reflect.set(window, '__atChange', texts);
        form?.requestSubmit();
      });
      watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await page.clock.runFor(400);
    await expect.poll(called).toEqual([['call/dial', { lineId: 'support', to: '+5511988887777' }]]);
    const [box, sentence] = await page.evaluate(() => Reflect.get(window, '__atChange') as readonly string[]);
    expect(box).toContain('Suporte');
    expect(sentence).toContain('Suporte em vez de Vendas');
  });

  test('goes back at a press, and stays there', async () => {
    page = await stage.show(galleryState('line-changed'));
    await page.getByRole('button', { name: 'Voltar para Vendas' }).press('Enter');
    await page.getByText('Não completa').waitFor();
    await page.getByLabel('Número ou nome', { exact: true }).press('Enter');
    await expect.poll(called).toEqual([['call/dial', { lineId: 'sales', to: '+5511988887777' }]]);
  });

  test('never does so under the pointer that rests on the button, and is offered there', async () => {
    page = await stage.show(untouched());
    await page.getByRole('button', { name: 'Ligar', exact: true }).hover();
    await typeNumber();
    await page.getByRole('button', { name: 'Usar Suporte' }).waitFor();
    expect(await lineBox().textContent()).toContain('Vendas');
  });

  test('never does so while the lines are open', async () => {
    page = await stage.show(untouched());
    await page.keyboard.press('Control+L');
    await page.keyboard.type('11988887777');
    await lineBox().click();
    await page.getByText('Peça permissão antes de ligar.', { exact: true }).waitFor();
    await page.getByRole('option', { name: 'Vendas', selected: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Usar Suporte' }).waitFor();
    expect(await lineBox().textContent()).toContain('Vendas');
  });
});

test('each line in the chooser is described to a screen reader: its kind, why, and what to do', async () => {
  page = await stage.show(galleryState('line-choice'));
  const described = await page.getByRole('option').evaluateAll((options) =>
    options.map((option) => {
      const ids = (option.getAttribute('aria-describedby') ?? '').split(' ');
      const [label = '', ...rest] = [option.getAttribute('aria-labelledby') ?? '', ...ids].map(
        (id) => document.getElementById(id)?.textContent ?? '',
      );
      return [label, rest.join(' ')];
    }),
  );
  expect(described.map(([label]) => label)).toEqual(['Vendas', 'Suporte', 'Plantão', 'Filial Campinas', 'Noite']);
  expect(described[0]?.[1]).toMatch(/^WhatsApp oficial. o cliente permite chamadas até .*, aberta até 17:05, R\$\s0,052 por minuto/);
  expect(described[2]?.[1]).toMatch(/Atenção: fechada até/);
  expect(described[3]?.[1]).toBe('WhatsApp oficial. Não completa: nenhuma chamada resta até 16:05. Use outra linha.');
  expect(described[4]?.[1]).toContain('Leia o QR code de novo');
});

test('a permission that stands in the way is asked for from where one wanted to call', async () => {
  page = await stage.show(galleryState('line-why-blocked'));
  await page.getByRole('button', { name: 'Pedir permissão' }).press('Enter');
  await page.getByRole('dialog').getByRole('textbox').fill('Podemos ligar?');
  await page.getByRole('dialog').getByRole('button', { name: 'Enviar pedido' }).press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const acts = (await raised(page)).filter(([name]) => /^(?:permission\/request|call\/)/.test(name));
  expect(acts).toEqual([['permission/request', expect.objectContaining({ lineId: 'sales', text: 'Podemos ligar?' })]]);
});

test('and the request stays when a call takes the place of the field it was asked from', async () => {
  page = await stage.show(galleryState('line-why-blocked'));
  await page.getByRole('button', { name: 'Pedir permissão' }).press('Enter');
  const text = page.getByRole('dialog').getByRole('textbox');
  await text.fill('Podemos ligar?');
  await publish(page, { calls: galleryState('call-free').state.calls });
  await page.locator('.call-screen').waitFor();
  expect(await text.inputValue()).toBe('Podemos ligar?');
});
