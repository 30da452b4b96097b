import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { galleryState, publish, raised, settled } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

/** Only what was done to calls and settings: pages ask for what they show by themselves. */
async function done(): Promise<readonly (readonly [string, unknown])[]> {
  return (await raised(page)).filter(([name]) => /^call\/(?!search)|^settings\/change/.test(name));
}

const afterReply = (): Promise<void> => settled(page);

describe('by shortcut', () => {
  test('a call is answered, but not in the first moment of its ring', async () => {
    const context = await stage.freshContext();
    page = await stage.show(galleryState('idle'), context);
    await page.clock.install(); // so that a slow machine is no slower than the 600 ms
    await page.clock.pauseAt(Date.now() + 60_000);
    await publish(page, { calls: galleryState('ringing').state.calls });
    await page.getByRole('button', { name: 'Atender' }).waitFor();
    await page.keyboard.press('Control+Shift+A');
    await page.clock.runFor(550);
    await page.keyboard.press('Control+Shift+A');
    expect(await done()).toEqual([]);
    await page.clock.runFor(100);
    await page.keyboard.press('Control+Shift+A');
    expect(await done()).toEqual([['call/answer', { callId: 'ring-1' }]]);
  });

  test('a call is muted, held and hung up while the agent types elsewhere, and nothing is typed', async () => {
    page = await stage.show(galleryState('beside-call'));
    await page.keyboard.press('Control+L');
    await page.keyboard.type('11');
    for (const keys of ['Control+Shift+M', 'Control+Shift+E', 'Control+Shift+H']) {
      await page.keyboard.press(keys);
      await afterReply();
    }
    expect(await page.getByLabel('Número ou nome', { exact: true }).inputValue()).toBe('11');
    expect(await done()).toEqual([
      ['call/mute', { callId: 'call', muted: true }],
      ['call/hold', { callId: 'call', held: true }],
      ['call/hang-up', { callId: 'call' }],
    ]);
  });

  test('the palette opens, finds by a few letters without accents, and does it', async () => {
    page = await stage.show(galleryState('idle'));
    await page.keyboard.press('Control+K');
    await page.keyboard.type('historico');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Histórico', selected: true }).waitFor();
    await page.keyboard.press('Control+K');
    await page.keyboard.type('escura');
    await page.keyboard.press('Enter');
    await expect.poll(done).toContainEqual(['settings/change', { theme: 'dark' }]);
  });

  test('every page is a chord away, and the sheet names them all', async () => {
    page = await stage.show(galleryState('practice'));
    const tabs = await page.getByRole('tab').allTextContents();
    for (const [index, name] of tabs.entries()) {
      await page.keyboard.press(`Control+${String(index + 1)}`);
      await page.getByRole('tab', { name, selected: true }).waitFor();
    }
    await page.keyboard.press('Control+/');
    const sheet = page.getByRole('dialog', { name: 'Atalhos de teclado' });
    expect(await sheet.getByRole('term').allTextContents()).toEqual(expect.arrayContaining(tabs));
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  test('a page is looked at during a call, and the call is one chord away', async () => {
    page = await stage.show(galleryState('active-meta'));
    await page.keyboard.press('Control+2');
    await page.getByRole('tab', { name: 'Histórico', selected: true }).waitFor();
    await page.getByRole('region', { name: 'Chamada com Ana Eco' }).getByRole('button', { name: 'Desligar' }).waitFor();
    await page.keyboard.press('Control+9');
    await page.getByRole('heading', { name: 'Ana Eco' }).waitFor();
    expect(await page.getByRole('tab').count()).toBe(0);
  });
});

describe('what a screen reader is told', () => {
  test('a call that rings is said once, in the one live region', async () => {
    page = await stage.show(galleryState('idle'));
    await publish(page, { calls: galleryState('ringing').state.calls, practice: galleryState('ringing').state.practice });
    await page.getByRole('button', { name: 'Atender' }).waitFor();
    const live = await page.locator('[aria-live], [role=status], [role=alert]').allTextContents();
    expect(live.filter((text) => text.includes('Ana Eco'))).toEqual(['Chamada de Ana Eco na linha Vendas']);
  });
});
