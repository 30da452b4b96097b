import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { IDLE, SUPPORT, call, number } from '../../../../build/gallery/fixtures.ts';
import { untilItHears } from '../../../support/softphone/until-it-hears.ts';
import { galleryState, publish, raised, settled } from '../gallery-stage.ts';
import { stageOfPages } from '../stage-of-tests.ts';

/** Longer than the 600 ms that the card is deaf. */
const HEARS_AGAIN_MS = 700;

const FURTHER = call({ phase: 'ringing', silenced: false }, { id: 'further', line: SUPPORT, peer: number('+5521933334444') });

const stage = stageOfPages();

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
});

/** Every button that acts, with the state it is in and what it asks for. */
const BUTTONS = [
  { what: 'answers on the large card', name: 'incoming-past-two', button: '.incoming-first .button-answer', act: 'call/answer' },
  { what: 'rejects on the large card', name: 'incoming-past-two', button: '.incoming-first .ringing-reject', act: 'call/reject' },
  {
    what: 'silences on the large card',
    name: 'incoming-past-two',
    button: '.incoming-first .ringing-actions button:first-child',
    act: 'call/silence',
  },
  { what: 'answers in a row', name: 'incoming-past-two', button: '.incoming-row .incoming-row-answer', act: 'call/answer' },
  { what: 'rejects in a row', name: 'incoming-past-two', button: '.incoming-row .ringing-reject', act: 'call/reject' },
  { what: 'silences in a row', name: 'incoming-past-two', button: '.incoming-row button[aria-label^="Silenciar"]', act: 'call/silence' },
  { what: 'rejects in the compact card', name: 'incoming-busy-two', button: '.incoming-row .ringing-reject', act: 'call/reject' },
  {
    what: 'silences in the compact card',
    name: 'incoming-busy-two',
    button: '.incoming-row button[aria-label^="Silenciar"]',
    act: 'call/silence',
  },
] as const;

/** What moves a button under the pointer, or puts it there. */
const MOVES: Readonly<Record<string, (page: Page, state: AppState) => Promise<void>>> = {
  'the card appears': async (page, { calls }) => {
    await publish(page, { calls: calls.filter(({ phase }) => phase !== 'ringing') });
    await page.clock.runFor(HEARS_AGAIN_MS);
    await publish(page, { calls });
  },
  'the agent is back, and the card with them': async (page, { presence }) => {
    await publish(page, { presence: { ...presence, status: 'do-not-disturb' } });
    await page.clock.runFor(HEARS_AGAIN_MS);
    await publish(page, { presence });
  },
  'the rows change places': (page, { calls }) => publish(page, { calls: calls.toReversed() }),
  'a further call arrives': (page, { calls }) => publish(page, { calls: [...calls.toReversed(), FURTHER] }),
  'the window is resized': async (page) => {
    const { width, height } = page.viewportSize() ?? { width: 360, height: 300 };
    const resized = page.evaluate(() => new Promise((resolve) => addEventListener('resize', resolve, { once: true })));
    await page.setViewportSize({ width, height: height + 40 });
    await resized;
  },
};

test.each(BUTTONS)(
  'what $what is deaf when the card appears or moves under the pointer, and hears again',
  async ({ name, button, act }) => {
    const { state } = galleryState(name);
    const page = await showHearing(name);
    const press = async (): Promise<void> => {
      await page.clock.runFor(100);
      await page.locator(button).first().click();
      await page.clock.runFor(100);
    };
    for (const [why, move] of Object.entries(MOVES)) {
      await move(page, state);
      await press();
      expect([why, await acts(page)]).toEqual([why, []]);
      await page.clock.runFor(HEARS_AGAIN_MS);
    }
    await press();
    expect(await acts(page)).toEqual([act]);
  },
);

test('a card that went away and comes back with the same one call is as deaf as a new one', async () => {
  const { presence } = galleryState('incoming-note').state;
  const page = await showHearing('incoming-note');
  await publish(page, { presence: { ...presence, status: 'do-not-disturb' } });
  await page.clock.runFor(HEARS_AGAIN_MS);
  await publish(page, { presence });
  await page.clock.runFor(100);
  await page.locator('.incoming-first .button-answer').click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual([]);
});

test.each<readonly [string, Partial<AppState>, Partial<AppState>]>([
  [
    'the agent takes no calls for a moment',
    { presence: { ...IDLE.presence, status: 'do-not-disturb' } },
    { presence: galleryState('incoming-reply').state.presence },
  ],
  ['the system wants quiet for a moment', { systemQuiet: true }, { systemQuiet: false }],
])('the messages are gone with the card, and do not come back with it, where %s', async (_why, goes, comes) => {
  const { settings } = galleryState('incoming-reply').state;
  const page = await showHearing('incoming-reply');
  await publish(page, { settings: { ...settings, alerts: { ...settings.alerts, cardInSystemQuiet: false } } });
  await page.getByRole('button', { name: 'Responder com mensagem' }).click();
  await page.locator('.reply-list').waitFor();
  await publish(page, goes);
  await page.locator('.incoming-card').waitFor({ state: 'detached' });
  await publish(page, comes);
  await page.locator('.incoming-first').waitFor();
  expect(await page.locator('.reply-list').count()).toBe(0);
});

test('a message is not sent by a press that was meant for another: the card below grew under the list', async () => {
  const { calls } = galleryState('incoming-reply').state;
  const page = await showHearing('incoming-reply');
  await page.getByRole('button', { name: 'Responder com mensagem' }).click();
  await page.clock.runFor(HEARS_AGAIN_MS);
  await publish(page, { calls: [...calls, ...galleryState('incoming-many').state.calls.slice(1)] });
  await page.clock.runFor(100);
  await page.locator('.reply-choice').first().click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual([]);
  await page.clock.runFor(HEARS_AGAIN_MS);
  await page.locator('.reply-choice').first().click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual(['call/reply']);
});

test('what comes of a call’s past while it rings makes the card higher, and its buttons deaf', async () => {
  const { calls } = galleryState('incoming-note').state;
  const page = await showHearing('incoming-note');
  await publish(page, { callContexts: [] });
  await page.clock.runFor(100);
  await page.locator('.incoming-first .button-answer').click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual([]);
  await publish(page, { calls });
  await page.clock.runFor(HEARS_AGAIN_MS);
  await page.locator('.incoming-first .button-answer').click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual(['call/answer']);
});

test('the small window hangs up by no press that was under way when it came up over another program, long into the call', async () => {
  const page = await showHearing('mini-active');
  await publish(page, { speaking: { rings: null, calls: null } });
  await page.clock.runFor(400);
  await publish(page, { speaking: { rings: 'mini', calls: 'mini' } });
  const hangUp = page.getByRole('button', { name: 'Desligar' });
  for (const inMs of [100, 400]) {
    await page.clock.runFor(inMs);
    await hangUp.click();
    await page.clock.runFor(50);
    expect(await acts(page)).toEqual([]);
  }
  await page.clock.runFor(HEARS_AGAIN_MS);
  await hangUp.click();
  await page.clock.runFor(100);
  expect(await acts(page)).toEqual(['call/hang-up']);
});

/** A press by Chromium's own protocol, which can say when it was made, in seconds since 1970. */
const PRESSES = {
  'on the card': async (page: Page, timestamp: number): Promise<void> => {
    const box = (await page.locator('.incoming-first .button-answer').boundingBox()) ?? expect.unreachable();
    const session = await page.context().newCDPSession(page);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, button: 'left', clickCount: 1, timestamp } as const;
    await session.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
    await session.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
  },
  'by the keys of the main window': async (page: Page, timestamp: number): Promise<void> => {
    const session = await page.context().newCDPSession(page);
    const key = { key: 'A', code: 'KeyA', windowsVirtualKeyCode: 65, modifiers: 2 + 8, timestamp };
    await session.send('Input.dispatchKeyEvent', { ...key, type: 'rawKeyDown' });
    await session.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' });
  },
};

test.each([
  { where: 'on the card', name: 'incoming-note' },
  { where: 'by the keys of the main window', name: 'ringing' },
] as const)('a press $where counts from when it was made, however late a busy page handles it', async ({ where, name }) => {
  const shown = galleryState(name);
  const page = await stage.show({ ...shown, steps: [], state: { ...shown.state, calls: [] } });
  // It comes up later than that: half a second on it is deaf on any machine.
  const before = await page.evaluate(() => Date.now());
  await publish(page, { calls: shown.state.calls });
  await page.getByRole('button', { name: 'Atender' }).waitFor();
  await untilItHears(page);
  await PRESSES[where](page, (before + 500) / 1_000);
  await settled(page);
  expect(await acts(page)).toEqual([]);
  await PRESSES[where](page, Date.now() / 1_000);
  await expect.poll(() => acts(page)).toEqual(['call/answer']);
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
});

test('a call that was stranded by a crash does not keep another from being answered in the main window', async () => {
  const page = await showHearing('ringing-two');
  const { calls } = galleryState('stranded').state;
  await publish(page, { calls: [...calls, ...galleryState('ringing-two').state.calls] });
  await page.clock.runFor(HEARS_AGAIN_MS);
  expect(await page.getByRole('button', { name: 'Atender' }).count()).toBe(2);
});
