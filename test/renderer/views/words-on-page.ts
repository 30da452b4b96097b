import type { Page } from 'playwright-core';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { CATALOGUES, wordsOf } from '../../preload/contract/locales/support/catalogue.ts';
import type { Language } from '#contract/settings.ts';

/** Letters and words that neither English nor Spanish has. */
const PORTUGUESE = /[ãõçêâô]|(?:^|\s)(?:não|você|uma|em|com|ou|até|já|seu|sua)(?=[\s.,:;!?…]|$)/i;

/** Every language is offered by the name it has for itself. */
const OWN_NAME = 'Português';

/** What people write who speak Portuguese: names, notes, messages, each word. It stays as it is in every language. */
function writtenBy(shown: GalleryState): ReadonlySet<string> {
  return new Set(wordsOf(JSON.stringify([shown.state, shown.replies, shown.failing, shown.steps])));
}

/** Everything that a page says in words, seen and heard. Runs in the page. */
function words(): readonly string[] {
  const said = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-valuetext], [aria-description]')].flatMap(
    (one) =>
      ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-description'].flatMap((name) => one.getAttribute(name) ?? []),
  );
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  // What was told stays in the language it was told in; what stands in a field is the agent's, to be changed and sent.
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.parentElement?.closest('[aria-live], textarea') === null) said.push(node.textContent ?? '');
  // A button's name holds the words on it, or who says them aloud presses nothing (WCAG 2.5.3).
  for (const button of document.querySelectorAll('button[aria-label]')) {
    const plain = (said: string | null | undefined): string => (said ?? '').normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
    const [seen, name] = [plain(button.querySelector('.button-label')?.textContent), plain(button.getAttribute('aria-label'))];
    if (!name.includes(seen)) said.push(`UNSAID ${seen} | ${name}`);
  }
  return [...new Set(said.map((text) => text.trim()).filter((text) => text !== ''))];
}

/** Words of a page that are not of its language: left from the one before, never translated, or not what the button's name says. */
export async function strangeWords(page: Page, shown: GalleryState, language: Language): Promise<readonly string[]> {
  const said = await page.evaluate(words);
  const unsaid = said
    .filter((text) => text.startsWith('UNSAID '))
    .map((text) => `is said otherwise than seen: ${text.slice('UNSAID '.length)}`);
  if (language === 'pt-BR') return unsaid;
  const written = writtenBy(shown);
  const own = new Set(CATALOGUES[language].values());
  const portuguese = new Set([...CATALOGUES['pt-BR'].values()].filter((text) => !own.has(text)));
  const left = said.filter(
    (text) => (portuguese.has(text) || (PORTUGUESE.test(text.replace(OWN_NAME, '')) && !own.has(text))) && !isWritten(text, written),
  );
  return [...unsaid, ...left.map((text) => `is not ${language}: ${text}`)];
}

/** All words of it that are Portuguese stand in what was written; a sentence of ours may be around them. */
function isWritten(text: string, written: ReadonlySet<string>): boolean {
  return wordsOf(text).every((word) => !PORTUGUESE.test(word) || written.has(word));
}
