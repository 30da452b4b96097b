import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { galleryState, openStage, publish, raised, type Stage } from '../gallery-stage.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Longer than the 600 ms that the card is deaf. */
const HEARS_AGAIN_MS = 700;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** A page whose time stands still after the card has begun to hear, so that no busy machine lets the deafness pass. */
async function showHearing(name: string): Promise<Page> {
  const context = await stage.freshContext();
  await context.clock.install();
  const page = await stage.show({ ...galleryState(name), steps: [] }, context);
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.clock.runFor(HEARS_AGAIN_MS);
  return page;
}

const acts = async (page: Page): Promise<readonly string[]> =>
  (await raised(page)).map(([name]) => name).filter((name) => name.startsWith('call/'));

test('the messages are deaf where the press that opened them goes on, and send the next one', async () => {
  const page = await showHearing('incoming-reply');
  await page.getByRole('button', { name: 'Responder com mensagem' }).click();
  const first = page.locator('.reply-choice').first();
  await first.click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual([]);
  await page.clock.runFor(HEARS_AGAIN_MS);
  await first.click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual(['call/reply']);
  await page.context().close();
});

test.each([
  ['by a further row', { name: 'incoming-many', gone: 3, reject: '.incoming-row .ringing-reject' }],
  [
    'by the large buttons, also where only the count of further calls goes',
    { name: 'incoming-many', gone: 2, reject: '.incoming-first .ringing-reject' },
  ],
  ['by a row while the agent talks', { name: 'incoming-busy-two', gone: 1, reject: '.incoming-row .ringing-reject' }],
])('when a caller gives up and the rows move, a press meant for another rejects nobody %s', async (_where, { name, gone, reject }) => {
  const { calls } = galleryState(name).state;
  const page = await showHearing(name);
  await publish(page, { calls: calls.slice(0, -gone) });
  await page.clock.runFor(100);
  await page.locator(reject).first().click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual([]);
  await page.clock.runFor(HEARS_AGAIN_MS);
  await page.locator(reject).first().click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual(['call/reject']);
  await page.context().close();
});

test('in the main window too a call that moves up is deaf for a moment', async () => {
  const { calls } = galleryState('ringing-two').state;
  const page = await showHearing('ringing-two');
  await publish(page, { calls: calls.slice(1) });
  await page.clock.runFor(100);
  const answer = page.getByRole('button', { name: 'Atender' }).first();
  await answer.click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual([]);
  await page.clock.runFor(HEARS_AGAIN_MS);
  await answer.click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual(['call/answer']);
  await page.context().close();
});

test('a call that was stranded by a crash does not keep another from being answered in the main window', async () => {
  const page = await showHearing('ringing-two');
  const { calls } = galleryState('stranded').state;
  await publish(page, { calls: [...calls, ...galleryState('ringing-two').state.calls] });
  await page.clock.runFor(HEARS_AGAIN_MS);
  expect(await page.getByRole('button', { name: 'Atender' }).count()).toBe(2);
  await page.context().close();
});
