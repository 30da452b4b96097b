import { expect, test } from 'vitest';
import { ownSize } from '../../../../build/gallery/show-state.ts';
import { ALL_RULES, violations } from '../axe-on-page.ts';
import { galleryState } from '../gallery-stage.ts';
import { stageOfPages } from '../stage-of-tests.ts';

const stage = stageOfPages();
const shown = galleryState('incoming-reply-long');

/** Of the list, what of these words can be read: all, some or none. */
function inSight(words: string): 'all' | 'some' | 'none' {
  const list = document.querySelector('.reply-choices');
  const walker = document.createTreeWalker(document.querySelector('.reply-text') ?? document.body, NodeFilter.SHOW_TEXT);
  while (list !== null && walker.nextNode()) {
    const text = walker.currentNode;
    const at = (text.textContent ?? '').indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + words.length);
    const frame = list.getBoundingClientRect();
    const lines = [...range.getClientRects()].map(({ left, top, right, bottom }) => {
      const isInside = top >= frame.top - 1 && bottom <= frame.bottom + 1;
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return isInside && hit !== null && (hit.contains(text) || hit.closest('.reply-choice') !== null);
    });
    return lines.every(Boolean) ? 'all' : lines.some(Boolean) ? 'some' : 'none';
  }
  return 'none';
}

test('what a long message is stays in sight while all of it can be scrolled through', async () => {
  const page = await stage.show(shown);
  await page.setViewportSize(ownSize(shown) ?? { width: 0, height: 0 });
  const see = (words: string): Promise<string> => page.evaluate(inSight, words);
  expect(await see('O pedido')).toBe('all');
  expect(await see('Obrigado!')).toBe('none');
  expect(await see('Modelo: condicoes_de_entrega')).toBe('all');
  expect(await see('Falta preencher')).toBe('all');
  expect(await violations(page, ALL_RULES)).toEqual([]);
  await page.locator('.reply-choices').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  expect(await see('Obrigado!')).toBe('all');
  expect(await see('Falta preencher')).toBe('all');
});
