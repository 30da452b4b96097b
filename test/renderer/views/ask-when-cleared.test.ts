import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PermissionState } from '#contract/permission.ts';
import { unixMs } from '#contract/time.ts';
import { NOW } from '../../../build/gallery/fixtures.ts';
import { callBack, customer, GABRIELA, KNOWN } from '../../../build/gallery/whatsapp-states.ts';
import { galleryState } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const HOUR_MS = 3_600_000;
const SECOND_MS = 1_000;
/** When Gabriela may be asked once more. */
const CLEARS_AT = unixMs(NOW + HOUR_MS);
const SPENT = {
  isAllowed: false,
  limits: [
    { periodHours: 24, most: 1, used: 1, clearsAt: CLEARS_AT },
    { periodHours: 168, most: 2, used: 1, clearsAt: unixMs(NOW + 100 * HOUR_MS) },
  ],
};
const PERMISSIONS: PermissionState = {
  customers: [customer({ peer: GABRIELA, status: 'none', asked: null, request: SPENT })],
  callBacks: [callBack({ peer: GABRIELA, status: 'none', expiresAt: null, askFrom: CLEARS_AT })],
  news: [],
};

const stage = stageOfPages();
const button = (page: Page, name: string): ReturnType<Page['getByRole']> => page.getByRole('button', { name, exact: true });

/** What was read stays as it is: nothing but time passes. */
async function show(name: string, part: Partial<PermissionState> = {}): Promise<Page> {
  const context = await stage.freshContext();
  await context.clock.install();
  const page = await stage.show({ ...galleryState(name), state: { ...KNOWN, permissions: { ...PERMISSIONS, ...part } } }, context);
  await page.clock.pauseAt(Date.now() + 60_000);
  return page;
}

test('whoever is to be called back can be asked from the moment on that a question is free again', async () => {
  const page = await show('permissions-queue');
  const row = page.getByRole('listitem', { name: 'Gabriela Sem Permissão' });
  await row.getByText('Novo pedido a partir de').waitFor();
  expect(await button(page, 'Pedir permissão').isDisabled()).toBe(true);
  await page.clock.fastForward(HOUR_MS);
  await page.clock.runFor(SECOND_MS);
  await row.getByText('Peça permissão antes de ligar').waitFor();
  expect(await button(page, 'Pedir permissão').isDisabled()).toBe(false);
});

test('the dialog of a question reads what may be asked by now, and lets it go from that moment on', async () => {
  // The queue knows already what was read of the customer an hour ago.
  const page = await show('permission-request', { callBacks: [callBack({ peer: GABRIELA, status: 'none', expiresAt: null })] });
  await page.getByText('Nenhum pedido resta em 24 horas').waitFor();
  const reads = await page.evaluate((): readonly (readonly [string, unknown])[] => Reflect.get(window, '__raised'));
  expect(reads.filter(([name]) => name === 'permission/read')).toEqual([
    ['permission/read', { lineId: 'sales', to: '+5581988880008', isFresh: false }],
  ]);
  expect(await button(page, 'Enviar pedido').isDisabled()).toBe(true);
  await page.clock.fastForward(HOUR_MS);
  await page.clock.runFor(SECOND_MS);
  await page.getByText('Resta 1 pedido em 24 horas').waitFor();
  expect(await page.getByText('Nenhum pedido resta').count()).toBe(0);
  expect(await button(page, 'Enviar pedido').isDisabled()).toBe(false);
});
