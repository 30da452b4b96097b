import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { GalleryState } from '../../../../build/gallery/gallery-state.ts';
import { GALLERY } from '../../../../build/gallery/states.ts';
import { ownSize } from '../../../../build/gallery/show-state.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { galleryState, publish, signalAs } from '../gallery-stage.ts';
import { stageOfTests } from '../stage-of-tests.ts';

const stage = stageOfTests();

/** What does not fit: buttons that cannot be pressed where they are, and anything that the window is too small for. */
function misfits(): readonly string[] {
  const found: string[] = [];
  for (const button of document.querySelectorAll('button')) {
    const { left, top, right, bottom, width, height } = button.getBoundingClientRect();
    const name = button.getAttribute('aria-label') ?? button.textContent;
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) found.push(`out of sight: ${name}`);
    if (button.closest('[inert]') !== null || button.closest('.reply-list') !== null) continue;
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    if (hit === null || !button.contains(hit)) found.push(`covered: ${name}`);
  }
  for (const whole of document.querySelectorAll('.incoming-card, .incoming-first, .incoming-row, .mini-call')) {
    if (whole.scrollHeight > whole.clientHeight + 1 || whole.scrollWidth > whole.clientWidth + 1)
      found.push(`too small: ${whole.className}`);
  }
  const card = document.querySelector('.incoming-card');
  const last = document.querySelector('.incoming-calls')?.lastElementChild;
  if (card !== null && last !== null && last !== undefined && last.getBoundingClientRect().bottom > innerHeight)
    found.push('cut at the foot');
  return found;
}

/** Lines of text as tall as they should be: nothing is squeezed to a sliver. */
function squeezed(): readonly string[] {
  return [
    ...document.querySelectorAll('h1, h2, .line-tag, .incoming-row-line, .incoming-past > *, .incoming-row-past, .incoming-note'),
  ].flatMap((line) => {
    const { height, width } = line.getBoundingClientRect();
    return line.textContent !== '' && (height < 15 || width < 40) ? [`${line.className}: ${line.textContent.slice(0, 20)}`] : [];
  });
}

const STATES = GALLERY.filter(({ window, steps = [] }) => window !== 'main' && steps.length === 0);

const pages = new Map<GalleryState['window'], Page>();

/** The state on the one page of its window, as large as main would make it, with what is signalled in it. */
async function look(shown: GalleryState): Promise<Page> {
  const page = pages.get(shown.window) ?? (await stage().show(shown));
  pages.set(shown.window, page);
  await page.setViewportSize(ownSize(shown) ?? { width: 0, height: 0 });
  await signalAs(page, shown);
  if (shown.signals !== undefined) await page.locator('.mini-quality, .mini-told').waitFor();
  return page;
}

test.each(STATES)('$name: every button is where it can be pressed, whatever the names and notes are, in every language', async (shown) => {
  const page = await look(shown);
  for (const language of LANGUAGES) {
    await publish(page, { settings: { ...shown.state.settings, language } });
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
    expect([language, await page.evaluate(misfits), await page.evaluate(squeezed)]).toEqual([language, [], []]);
  }
});

test('the card shows the last call and the note, both, of whoever has both', async () => {
  const page = await stage().show(galleryState('incoming-note'));
  await expect.poll(() => page.locator('.incoming-past').innerText()).toMatch(/^Última: ligou e foi atendido.*\n“Pediu a segunda via/s);
  expect(await page.locator('.incoming-head').innerText()).toContain('Vendas');
  expect(await page.locator('.incoming-head').innerText()).toContain('WhatsApp oficial');
  expect(await page.locator('.incoming-about').innerText()).toMatch(/^Cliente ligou\n/);
  expect(await page.locator('.incoming-card').innerText()).not.toContain('UIC');
  await page.close();
});

test('a row says the line, whether it is official, the last call and the note', async () => {
  const page = await stage().show(galleryState('incoming-hostile-many'));
  const row = page.locator('.incoming-row').first();
  await expect.poll(() => row.innerText()).toContain('Suporte');
  const text = await row.innerText();
  expect(text).toContain('Não oficial');
  const official = await page.locator('.incoming-row').nth(1).innerText();
  expect(official).toMatch(/\nOficial\n/);
  expect(text).toContain('sem resposta');
  expect(text).toContain('طلب');
  await page.close();
});

test('the small window names the customer, the line and its kind', async () => {
  const page = await stage().show(galleryState('mini-web'));
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('+55 21 99876-5432');
  expect(await page.locator('.line-tag').innerText()).toMatch(/Suporte.*WhatsApp Web/s);
  await page.close();
});

test('the name of the line is there in full before its kind and its labels are', async () => {
  const page = await stage().show(galleryState('incoming-practice'));
  await page.setViewportSize(ownSize(galleryState('incoming-practice')) ?? { width: 0, height: 0 });
  const name = page.locator('.line-tag-name');
  for (const language of LANGUAGES) {
    await publish(page, { settings: { ...galleryState('incoming-practice').state.settings, language } });
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
    const isCut = await name.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    expect([language, await name.innerText(), isCut]).toEqual([language, 'Treino oficial', false]);
  }
  await page.close();
});
