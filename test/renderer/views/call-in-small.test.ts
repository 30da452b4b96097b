import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import type { MessageKey } from '#contract/locales/message-key.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { MINI_SIZE } from '#contract/mini-size.ts';
import { LANGUAGES } from '#contract/settings.ts';
import type { Language } from '#contract/settings.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { galleryState, settled, signalAs } from './gallery-stage.ts';
import { isInSight } from './in-sight.ts';
import { stageOfPages } from './stage-of-tests.ts';

// The small window and the bar of a call: what they tell of the sound, without moving what is pressed.

const stage = stageOfPages();

/** What each state of the gallery has to tell; null where both hear each other. */
const IN_MINI: readonly (readonly [string, MessageKey | null])[] = [
  ['mini-active', null],
  ['mini-muted', null],
  ['mini-muted-talking', 'call.told.muted-talking'],
  ['mini-microphone-silent', 'call.told.microphone-silent'],
  ['mini-no-microphone', 'quality.missing.no-microphone'],
  ['mini-connecting', 'call.told.connecting'],
  ['mini-interrupted', 'call.told.silent'],
  ['mini-reconnecting', 'call.told.interrupted'],
  ['mini-held', 'call.told.held'],
];
const IN_BAR: readonly (readonly [string, MessageKey | null])[] = [
  ['call-bar-heard', null],
  ['call-bar-muted-talking', 'call.told.muted-talking'],
  ['call-bar-microphone-silent', 'call.told.microphone-silent'],
  ['call-bar-no-microphone', 'quality.missing.no-microphone'],
  ['call-bar-interrupted', 'call.told.interrupted'],
  ['call-bar-held', 'call.told.held'],
];

/** The page as main would have it in that state, in that language. */
async function goTo(page: Page, shown: GalleryState, language: Language): Promise<AppState> {
  const state = { ...shown.state, settings: { ...shown.state.settings, language } };
  await signalAs(page, { ...shown, state });
  await settled(page);
  return state;
}

const boxes = (places: Locator): Promise<readonly unknown[]> =>
  places.evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));

const isWhole = (one: Locator): Promise<boolean> => one.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);

test.each(LANGUAGES)(
  'the small window tells in words that one of the two is not heard, and moves no button for it (%s)',
  async (language) => {
    const t = createTranslator(language);
    const page = await stage.show(galleryState('mini-active'));
    await page.setViewportSize(MINI_SIZE);
    await goTo(page, galleryState('mini-active'), language);
    const buttons = page.getByRole('button');
    const before = await boxes(buttons);
    expect(before).toHaveLength(5);
    for (const [name, key] of IN_MINI) {
      await goTo(page, galleryState(name), language);
      const told = page.locator('.mini-told');
      await expect.poll(() => told.allInnerTexts(), { message: name }).toEqual(key === null ? [] : [t(key)]);
      if (key !== null) expect([name, await isInSight(told), await isWhole(told)]).toEqual([name, true, true]);
      expect([name, ...(await boxes(buttons))]).toEqual([name, ...before]);
      const mute = page.locator('.mini-mute');
      expect([name, await mute.innerText(), await isWhole(mute)]).toEqual([
        name,
        t(name.startsWith('mini-muted') ? 'call.unmute' : 'call.mute'),
        true,
      ]);
    }
  },
);

test('why a press in the small window did nothing takes the place of the line, and hides neither what is told nor a button', async () => {
  const page = await stage.show(galleryState('mini-microphone-silent'));
  await page.setViewportSize(MINI_SIZE);
  await goTo(page, galleryState('mini-microphone-silent'), 'pt-BR');
  const buttons = page.getByRole('button');
  const before = await boxes(buttons);
  await goTo(page, galleryState('mini-mute-refused'), 'pt-BR');
  await page.waitForTimeout(700);
  await page.getByRole('button', { name: 'Ficar mudo' }).click();
  await page.getByRole('alert').waitFor();
  expect(await isInSight(page.getByText('Microfone sem som'))).toBe(true);
  expect(await boxes(buttons)).toEqual(before);
});

test.each(LANGUAGES)('the bar of a call tells the same beside the timer, whole, and moves nothing for it (%s)', async (language) => {
  const t = createTranslator(language);
  const page = await stage.show(galleryState('call-bar-heard'));
  await goTo(page, galleryState('call-bar-heard'), language);
  const places = page.locator('.call-bar, .call-bar button');
  const before = await boxes(places);
  expect(before).toHaveLength(4);
  for (const [name, key] of IN_BAR) {
    await goTo(page, galleryState(name), language);
    const told = page.locator('.call-bar-told');
    await expect.poll(() => told.allInnerTexts(), { message: name }).toEqual(key === null ? [] : [t(key)]);
    if (key !== null) expect([name, await isInSight(told), await isWhole(told)]).toEqual([name, true, true]);
    expect([name, ...(await boxes(places))]).toEqual([name, ...before]);
    expect([name, await page.locator('.call-bar-mute[data-heard]').count()]).toEqual([name, key === null ? 1 : 0]);
  }
});

test('who is told by the bar is told what it means where they ask for the way back', async () => {
  const page = await stage.show(galleryState('call-bar-muted-talking'));
  const back = page.locator('.call-bar-open');
  const description = await back.evaluate((one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent);
  expect(description).toBe('Falando no mudo');
});
