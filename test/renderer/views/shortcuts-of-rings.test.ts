import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { SUPPORT, call, number } from '../../../build/gallery/fixtures.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const FIRST = call({ phase: 'ringing', silenced: false }, { id: 'first' });
const SECOND = call({ phase: 'ringing', silenced: false }, { id: 'second', line: SUPPORT, peer: number('+5521933334444') });
const silenced = (ring: typeof FIRST): typeof FIRST => ({ ...ring, phase: 'ringing', silenced: true });

/** A main window whose time moves only when the test says so, and in which these calls have just begun to ring. */
async function showRinging(calls: AppState['calls']): Promise<void> {
  const context = await stage.freshContext();
  await context.clock.install();
  page = await stage.show(galleryState('idle'), context);
  await page.clock.pauseAt(Date.now() + 60_000);
  await tell(calls);
}

/** What main says of calls, and the time that a window takes to draw it. */
async function tell(calls: AppState['calls']): Promise<void> {
  await publish(page, { calls });
  await page.clock.runFor(20);
}

const press = (keys: string): Promise<void> => page.keyboard.press(keys);
const deeds = async (): Promise<readonly unknown[]> =>
  (await raised(page)).flatMap(([name, input]) =>
    name.startsWith('call/') ? [[name, (input as { readonly callId: string }).callId]] : [],
  );

test('a ring is silenced by its keys after its first moments, and once; keys held down since before do nothing', async () => {
  await showRinging([FIRST]);
  for (const key of ['Control', 'Shift', 'S']) await page.keyboard.down(key);
  await page.clock.runFor(1_000);
  await page.keyboard.down('S'); // as a key that is held down repeats
  expect(await deeds()).toEqual([]);
  await page.keyboard.up('S');
  await page.keyboard.down('S');
  await page.keyboard.down('S');
  expect(await deeds()).toEqual([['call/silence', 'first']]);
});

test('what else becomes of the phone meanwhile makes no ring deaf again', async () => {
  await showRinging([FIRST]);
  await page.clock.runFor(400);
  await publish(page, { settings: { ...galleryState('idle').state.settings, language: 'en' } });
  await tell([FIRST, SECOND]);
  await tell([{ ...FIRST }, { ...SECOND }]);
  await page.clock.runFor(200);
  await press('Control+Shift+S');
  expect(await deeds()).toEqual([['call/silence', 'first']]);
});

test('of two rings the older is silenced; the keys reach the next only after a moment, and then the one that waits longest', async () => {
  await showRinging([FIRST, SECOND]);
  await page.clock.runFor(700);
  await press('Control+Shift+S');
  await tell([silenced(FIRST), SECOND]);
  await press('Control+Shift+S'); // the same thumb once more
  await press('Control+Shift+D');
  expect(await deeds()).toEqual([['call/silence', 'first']]);
  await page.clock.runFor(600);
  await press('Control+Shift+S');
  await tell([silenced(FIRST), silenced(SECOND)]);
  await page.clock.runFor(600);
  await press('Control+Shift+S');
  await press('Control+Shift+D');
  expect((await deeds()).slice(1)).toEqual([
    ['call/silence', 'second'],
    ['call/reject', 'first'],
  ]);
});

test('a caller who gives up while the keys go down is not taken for the next one', async () => {
  await showRinging([FIRST, SECOND]);
  await page.clock.runFor(2_000);
  await tell([SECOND]);
  for (const keys of ['Control+Shift+D', 'Control+Shift+A', 'Control+Shift+S']) await press(keys);
  expect(await deeds()).toEqual([]);
  await page.clock.runFor(600);
  await press('Control+Shift+D');
  expect(await deeds()).toEqual([['call/reject', 'second']]);
});

test('a ring is silenced and rejected from wherever the hands are', async () => {
  await showRinging([]);
  const ended = galleryState('ended').state.calls;
  const active = galleryState('active-meta').state.calls;
  const places: readonly (readonly [string, AppState['calls'], string | null])[] = [
    ['in the number field', [], 'Control+L'],
    ['in the palette', [], 'Control+K'],
    ['on the sheet of the keys', [], 'Control+/'],
    ['in the settings', [], 'Control+,'],
    ['over a call that has just ended', ended, null],
    ['beside a call, where it waits', active, null],
  ];
  for (const [index, [where, others, keys]] of places.entries()) {
    const ring = call({ phase: 'ringing', silenced: false }, { id: `ring-${String(index)}` });
    await tell(others);
    if (keys !== null) await press(keys);
    await page.clock.runFor(500);
    const before = (await deeds()).length;
    await tell([...others, ring]);
    await page.clock.runFor(600);
    await press('Control+Shift+S');
    await tell([...others, silenced(ring)]);
    await press('Control+Shift+D');
    expect((await deeds()).slice(before), where).toEqual([
      ['call/silence', ring.id],
      ['call/reject', ring.id],
    ]);
    if (keys !== null) await press('Escape');
  }
});
