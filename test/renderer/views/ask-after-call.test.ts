import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Call } from '#contract/call.ts';
import { SUPPORT, call, number } from '../../../build/gallery/fixtures.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const ASKED = galleryState('ended-asked');
const NEVER_ASKED: GalleryState = {
  ...ASKED,
  state: { ...ASKED.state, permissions: { ...ASKED.state.permissions, customers: [] } },
};
const TEXT = 'Podemos ligar hoje às 17h?';
const ask = () => page.getByRole('button', { name: 'Pedir permissão' });
const text = () => page.getByLabel('Mensagem');
const sent = async () => (await raised(page)).filter(([name]) => name === 'permission/request');

test('a customer who was asked from the ended call is not asked twice: the call says so in place of the button', async () => {
  page = await stage.show(NEVER_ASKED);
  await ask().click();
  await text().fill(TEXT);
  await page.getByRole('button', { name: 'Enviar pedido' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await sent()).toEqual([['permission/request', { lineId: 'sales', to: '+5581988880008', text: TEXT }]]);

  await publish(page, { permissions: ASKED.state.permissions });
  const note = page.getByRole('alert');
  await note.getByText('sem resposta ainda').waitFor();
  expect(await note.getByRole('listitem').first().textContent()).toMatch(/^Nenhum pedido resta em 24 horas, de novo a partir de /u);
  expect(await ask().count()).toBe(0);
  expect(await page.getByText('Peça a permissão por mensagem').count()).toBe(0);
});

test('a request that is being written stays when the next call takes the place of the ended one, and goes to whom it was written', async () => {
  page = await stage.show(NEVER_ASKED);
  await ask().click();
  await text().fill(TEXT);
  await publish(page, { calls: [...NEVER_ASKED.state.calls, nextCall()] });
  await page.locator('.call-screen[data-phase="active"]').waitFor();
  expect(await text().inputValue()).toBe(TEXT);
  await page.getByRole('button', { name: 'Enviar pedido' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await sent()).toEqual([['permission/request', { lineId: 'sales', to: '+5581988880008', text: TEXT }]]);
});

test('a request that is being written in Permissões stays when a call takes the place of the page', async () => {
  page = await stage.show(galleryState('permission-request'));
  await text().fill(TEXT);
  await publish(page, { calls: [nextCall()] });
  await page.locator('.call-screen[data-phase="active"]').waitFor();
  expect(await text().inputValue()).toBe(TEXT);
});

function nextCall(): Call {
  const { publishedAt } = NEVER_ASKED.state;
  const phase = { phase: 'active', answeredAt: publishedAt, media: 'flowing', muted: false, held: false } as const;
  return call(phase, { id: 'next', line: SUPPORT, peer: number('+5521998765432') });
}
