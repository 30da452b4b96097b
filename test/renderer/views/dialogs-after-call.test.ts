import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import type { Call } from '#contract/call.ts';
import { call } from '../../../build/gallery/fixtures.ts';
import { ALL_RULES, violations } from './axe-on-page.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

/** Longer than it takes until a dialog comes up again. */
const WAITED_MS = 1_200;
const WIDE = { width: 1100, height: 680 };
const stage = stageOfPages();
let page: Page;

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const field = (label: string): Locator => page.getByLabel(label, { exact: true });
const dialog = (): Locator => page.getByRole('dialog');
const isHeld = (at: Locator): Promise<boolean> => at.evaluate((element) => element === document.activeElement);
/** Dialogs that are open when one that comes back would be. */
const openLater = async (): Promise<number> => {
  await page.waitForTimeout(WAITED_MS);
  return dialog().count();
};
/** Those that are open once there is one. */
const openInTheEnd = async (): Promise<number> => {
  await dialog().first().waitFor();
  return dialog().count();
};

async function callComes(): Promise<void> {
  await publish(page, { calls: galleryState('active-meta').state.calls });
  await button('Desligar').waitFor();
  expect(await dialog().count()).toBe(0);
}

async function callGoes(): Promise<void> {
  await publish(page, { calls: [] });
  await button('Desligar').waitFor({ state: 'detached' });
}

/** It is there again, and hears. */
async function comesBack(): Promise<void> {
  await dialog().first().waitFor();
  await page.waitForTimeout(650);
}

async function changeAna(): Promise<void> {
  page = await stage.show(galleryState('contacts-open'));
  await button('Editar').press('Enter');
  await field('Nome').fill('Ana Souza Prado');
}

describe('a dialog that a call has closed is open again after it', () => {
  test('of a contact that is changed, with what was typed', async () => {
    await changeAna();
    await callComes();
    await callGoes();
    await comesBack();
    expect(await field('Nome').inputValue()).toBe('Ana Souza Prado');
    expect(await violations(page, ALL_RULES)).toEqual([]);
    await button('Cancelar').press('Enter');
    await dialog().getByText('Padaria Pão Quente').first().waitFor();
  });

  test('of a new contact, until it is closed: the next call brings nothing back', async () => {
    page = await stage.show(galleryState('contacts'));
    await button('Novo contato').press('Enter');
    await field('Nome').fill('Helena Prado');
    await callComes();
    await callGoes();
    await comesBack();
    await button('Cancelar').press('Enter');
    await callComes();
    await callGoes();
    expect(await openLater()).toBe(0);
  });

  test('of a line', async () => {
    page = await stage.show(galleryState('edit-line'));
    await field('Nome da linha').fill('Vendas Sul');
    await callComes();
    await callGoes();
    await dialog().waitFor();
    expect(await field('Nome da linha').inputValue()).toBe('Vendas Sul');
  });

  test('of a call that is planned', async () => {
    page = await stage.show(galleryState('permission-plan'));
    await field('Dia').fill('2031-05-06');
    await callComes();
    await callGoes();
    await dialog().waitFor();
    expect(await field('Dia').inputValue()).toBe('2031-05-06');
  });

  test('of a past call, with the contact that is made of its number', async () => {
    page = await stage.show(galleryState('idle'));
    await page.getByRole('button', { name: 'Ver detalhes da chamada com +55 21 99876-5432' }).click();
    await button('Guardar nos contatos').press('Enter');
    await field('Nome').fill('Helena Prado');
    await callComes();
    await callGoes();
    await comesBack();
    expect(await field('Nome').inputValue()).toBe('Helena Prado');
    await button('Cancelar').press('Enter');
    await expect.poll(() => dialog().count()).toBe(1);
  });

  test('of a past call in the wide window, whose list no call takes away', async () => {
    page = await stage.show(galleryState('idle'));
    await page.setViewportSize(WIDE);
    await page.getByRole('button', { name: 'Ver detalhes da chamada com +55 21 99876-5432' }).click();
    await dialog().waitFor();
    await callComes();
    await callGoes();
    expect(await openInTheEnd()).toBe(1);
  });

  test('after the second of two calls', async () => {
    await changeAna();
    await callComes();
    await publish(page, { calls: [{ ...(galleryState('active-meta').state.calls[0] ?? expect.unreachable()), id: callId('second') }] });
    await callGoes();
    expect(await openInTheEnd()).toBe(1);
  });
});

describe('it stays closed', () => {
  test('as long as a call, or how it ended, is on the screen', async () => {
    await changeAna();
    await callComes();
    await publish(page, { calls: galleryState('ended-note').state.calls });
    await button('Fechar').waitFor();
    expect(await openLater()).toBe(0);
    await publish(page, { calls: [] });
    expect(await openInTheEnd()).toBe(1);
  });

  test('as long as it rings', async () => {
    await changeAna();
    await callComes();
    await publish(page, { calls: [call({ phase: 'ringing', silenced: false }, { id: 'next' })] });
    await button('Desligar').waitFor({ state: 'detached' });
    expect(await openLater()).toBe(0);
    await publish(page, { calls: [] });
    expect(await openInTheEnd()).toBe(1);
  });

  test('while the pages are deaf', async () => {
    await changeAna();
    await callComes();
    const seen = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let gone: number | null = null;
          // At each change itself: a busy page draws later, and by an unlike delay each time.
          const changes = new MutationObserver(() => {
            if (gone === null && document.querySelector('.call-screen') === null) gone = performance.now();
            if (gone === null || document.querySelector('[role=dialog]') === null) return;
            changes.disconnect();
            resolve(performance.now() - gone);
          });
          changes.observe(document, { childList: true, subtree: true });
        }),
    );
    await callGoes();
    expect(await seen).toBeGreaterThan(680);
  });

  test('when the agent has taken another page meanwhile', async () => {
    await changeAna();
    await callComes();
    await page.keyboard.press('Control+2');
    // The tabs are deaf where a call's buttons stood.
    await page.waitForTimeout(650);
    await page.getByRole('tab', { name: 'Contatos' }).click();
    await publish(page, { calls: [] });
    expect(await openLater()).toBe(0);
  });

  test('over the page the agent looks at beside the call', async () => {
    await changeAna();
    await callComes();
    await page.keyboard.press('Control+3');
    await page.getByRole('grid', { name: 'Contatos' }).waitFor();
    expect(await openLater()).toBe(0);
    await publish(page, { calls: [] });
    expect(await openInTheEnd()).toBe(1);
  });

  test('when the agent has opened something else by then', async () => {
    await changeAna();
    await callComes();
    await callGoes();
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog', { name: 'Buscar comandos' }).waitFor();
    await page.waitForTimeout(WAITED_MS);
    expect(await dialog().count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await openLater()).toBe(0);
  });

  test('while a note about the call is being written', async () => {
    page = await stage.show(galleryState('idle'));
    await page.setViewportSize(WIDE);
    await page.getByRole('button', { name: 'Ver detalhes da chamada com +55 21 99876-5432' }).click();
    await dialog().waitFor();
    await callComes();
    const note = page.getByRole('textbox', { name: /^Anotação/ });
    await note.pressSequentially('Pediu');
    const { history } = galleryState('wrap-up').state;
    const [{ id }] = galleryState('active-meta').state.calls as readonly [Call];
    // The card of the wrap-up takes over the hands of whoever writes.
    await publish(page, { calls: [], history: { ...history, notes: [], wrapUp: history.wrapUp && { ...history.wrapUp, callId: id } } });
    await page.locator('.wrap-up').waitFor();
    expect(await openLater()).toBe(0);
    expect(await isHeld(note)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await openInTheEnd()).toBe(1);
  });
});

test('what comes up again is deaf at first: a press that was under way saves nothing', async () => {
  await changeAna();
  await callComes();
  const saves = async (): Promise<number> => (await raised(page)).filter(([name]) => name === 'contacts/save').length;
  const pressed = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          const save = document.querySelector<HTMLElement>('[role=dialog] [type=submit]');
          if (save === null) requestAnimationFrame(look);
          else
            setTimeout(() => {
              save.click();
              resolve();
            }, 50);
        };
        look();
      }),
  );
  await callGoes();
  await pressed;
  await page.waitForTimeout(650);
  expect(await saves()).toBe(0);
  await button('Salvar').press('Enter');
  await expect.poll(saves).toBe(1);
});
