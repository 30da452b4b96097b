import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { galleryState, publish } from './gallery-stage.ts';
import { isInSight } from './in-sight.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
const SIZES = { narrow: { width: 420, height: 680 }, wide: { width: 1100, height: 680 } } as const;
const REFUSED = { 'call/dial': appError('line-disconnected') };
const refusal = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('alert').filter({ hasText: 'Este número está desconectado do WhatsApp' });

async function show(name: string, size: keyof typeof SIZES): Promise<Page> {
  const shown: GalleryState = { ...galleryState(name), failing: REFUSED };
  const page = await stage.show(shown);
  await page.setViewportSize(SIZES[size]);
  return page;
}

/** Where a call is placed from, and the button that places it. */
const PLACES = [
  [
    'a call-back',
    'permissions-queue',
    (page: Page) => page.getByRole('listitem', { name: 'Ana Eco' }).getByRole('button', { name: 'Ligar' }),
  ],
  ['the news', 'permission-news', (page: Page) => page.getByRole('button', { name: 'Ligar agora' }).last()],
  [
    'the history',
    'history',
    (page: Page) =>
      page
        .getByRole('grid', { name: 'Histórico' })
        .getByRole('button', { name: /^(?:Retornar|Ligar de novo)/ })
        .first(),
  ],
  ['the practice page', 'practice', (page: Page) => page.getByRole('button', { name: /^Ligar para Ana/ }).first()],
  ['a call that is over', 'ended', (page: Page) => page.getByRole('button', { name: /^(?:Ligar de novo|Retornar)$/ })],
] as const;
const CASES = PLACES.flatMap(([where, name, button]) => (['narrow', 'wide'] as const).map((size) => [where, size, name, button] as const));

test.each(CASES)('a call refused from %s is said once, in sight (%s)', async (_where, size, name, button) => {
  const page = await show(name, size);
  if (name === 'ended') await page.waitForTimeout(2_100); // deaf at first
  await button(page).press('Enter');
  await refusal(page).first().waitFor();
  expect(await refusal(page).count()).toBe(1);
  expect(await isInSight(refusal(page))).toBe(true);
});

test('what was refused is dismissed where it is said, and gone with the next call', async () => {
  const page = await show('permissions-queue', 'narrow');
  const call = page.getByRole('listitem', { name: 'Ana Eco' }).getByRole('button', { name: 'Ligar' });
  await call.press('Enter');
  await refusal(page).getByRole('button', { name: 'Dispensar' }).press('Enter');
  await refusal(page).waitFor({ state: 'detached' });

  await call.press('Enter');
  await refusal(page).waitFor();
  await publish(page, { calls: galleryState('active-meta').state.calls });
  await page.getByRole('button', { name: 'Desligar' }).waitFor();
  expect(await refusal(page).count()).toBe(0);
  await publish(page, { calls: galleryState('ended').state.calls });
  await page.getByRole('button', { name: 'Fechar' }).waitFor();
  expect(await refusal(page).count()).toBe(0);
});
