import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { GallerySignal } from '../../../build/gallery/gallery-state.ts';
import { galleryState, raised, signalAs } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();

/** From now on main signals this in place of what it signalled. */
async function signal(page: Page, ...signals: readonly GallerySignal[]): Promise<void> {
  await signalAs(page, { ...galleryState('sound-check-meter'), signals });
}

test('a recording is started, stopped, played and stopped with the keyboard staying where it is', async () => {
  const page = await stage.show(galleryState('sound-check-recorded'));
  const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.textContent ?? null);
  const running = (kind: 'record' | 'play-back'): GallerySignal => ({
    name: 'sound-check/state',
    value: { phase: 'running', kind, progress: 0.4, microphoneDbfs: -20 },
  });
  const meter: GallerySignal = {
    name: 'sound-check/state',
    value: { phase: 'running', kind: 'meter', progress: null, microphoneDbfs: -24 },
  };

  for (const [words, kind] of [
    ['Gravar', 'record'],
    ['Ouvir', 'play-back'],
  ] as const) {
    await page.getByRole('button', { name: words, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await raised(page)).at(-1)).toMatchObject(['sound-check/run', { step: { kind } }]);
    await signal(page, running(kind));
    await expect.poll(focused).toBe('Parar');
    await page.keyboard.press('Space');
    await expect.poll(async () => (await raised(page)).at(-1)).toEqual(['sound-check/run', { step: { kind: 'meter' } }]);
    await signal(page, meter);
    await expect.poll(focused).toBe(words);
  }
  // The level is read out in words.
  expect(await page.getByRole('meter', { name: 'Nível' }).getAttribute('aria-valuetext')).toBe('Ouve-se bem');
});
