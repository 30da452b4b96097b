import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const SEARCH = 'Nome, número ou anotação';

/** Every place has a call of its own, as main would tell it; `asked` counts the pages. */
async function fillWith(total: number): Promise<void> {
  await page.evaluate((count) => {
    const softphone: { invoke: (name: string, input: unknown) => Promise<unknown> } = Reflect.get(window, 'softphone');
    const before = softphone.invoke;
    const asked: number[] = [];
    Reflect.set(window, '__asked', asked);
    softphone.invoke = async (name, input) => {
      if (name !== 'history/page') return before(name, input);
      const { from, limit } = input as { readonly from: number; readonly limit: number };
      asked.push(from);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const entries = Array.from({ length: Math.min(limit, count - from) }, (_one, index) => ({
        call: {
          id: `call-${String(from + index)}`,
          lineId: 'line-sales',
          lineLabel: 'Vendas',
          kind: 'meta',
          direction: 'inbound',
          peer: `+55119${String(10_000_000 + from + index)}`,
          startedAt: 1_700_000_000_000 - (from + index) * 60_000,
          answeredAt: null,
          endedAt: 1_700_000_000_000,
          reason: 'no-answer',
        },
        name: `Cliente ${String(from + index)}`,
        note: null,
        unseen: false,
        fromService: false,
      }));
      return { ok: true, value: { revision: 0, total: count, from, entries } };
    };
  }, total);
  await publish(page, { history: { ...galleryState('history').state.history, revision: 1 } });
}

/** Milliseconds of script, style and layout that the page's thread worked while something was done. */
async function workOf(on: Page, work: () => Promise<void>): Promise<number> {
  const session = await on.context().newCDPSession(on);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const sum = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const parts = new Set(['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']);

    return metrics.reduce((total, { name, value }) => (parts.has(name) ? total + value * 1_000 : total), 0);
  };
  const before = await sum();
  await work();
  const after = await sum();
  await session.detach();
  return after - before;
}

describe('the history by keyboard alone', () => {
  test('is searched, walked through, and a call of it is read', async () => {
    page = await stage.show(galleryState('history'));
    const grid = page.getByRole('grid', { name: 'Histórico' });
    await page.getByRole('searchbox', { name: SEARCH }).focus();
    await page.keyboard.type('bol');
    await expect.poll(async () => (await raised(page)).at(-1)).toMatchObject(['history/page', { filter: { text: 'bol' }, from: 0 }]);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('searchbox', { name: SEARCH }).inputValue()).toBe('');
    await grid.focus();
    const active = () =>
      grid.evaluate((element) => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.ariaRowIndex);
    expect(await active()).toBe('1');
    for (const key of ['ArrowDown', 'ArrowDown', 'PageDown', 'ArrowUp']) await page.keyboard.press(key);
    expect(Number(await active())).toBeGreaterThan(5);
    await page.keyboard.press('Home');
    // The row one stands on has a button of its own to call back, and no other row has.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Retornar para Ana Souza');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[role=row]') === null)).toBe(true);
    await grid.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Chamada com Ana Souza' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => grid.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a call is called back from its row', async () => {
    page = await stage.show(galleryState('history'));
    await page.getByRole('grid', { name: 'Histórico' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await raised(page)).map(([name]) => name)).toContain('call/dial');
  });
});

describe('a hundred thousand calls', () => {
  test('are scrolled through without a halt, and only what one stops at is asked for', async () => {
    page = await stage.show(galleryState('history'));
    await fillWith(100_000);
    const grid = page.getByRole('grid', { name: 'Histórico' });
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('100000');
    const frames = 120;
    const worked = await workOf(page, () =>
      grid.evaluate(
        (element, count) =>
          new Promise<void>((resolve) => {
            let left = count;
            const step = (): void => {
              if (left === 0) {
                resolve();
                return;
              }
              left -= 1;
              element.scrollTop += 240; // 14,400 a second: a wheel that is turned as fast as it goes
              requestAnimationFrame(step);
            };
            requestAnimationFrame(step);
          }),
        frames,
      ),
    );
    // Sixty frames a second leave 16.7 ms for each, of which the drawing takes some too. The page's own work, by its thread's clock: what
    // else this machine does meanwhile does not count.
    expect(worked / frames).toBeLessThan(8);
    const row = await grid.evaluate((element) => Math.ceil(element.scrollTop / 60) + 1);
    await grid.getByText(`Cliente ${String(row)}`, { exact: true }).waitFor();

    const drawn = () => grid.getByRole('row').count();
    expect(await drawn()).toBeLessThan(40);
    const before: number = await page.evaluate(() => Reflect.get(window, '__asked').length);
    await grid.evaluate((element) => element.scrollTo(0, 59_000 * 60));
    await grid.getByText('Cliente 59003', { exact: true }).waitFor();
    await page.keyboard.press('Tab');
    await grid.focus();
    await page.keyboard.press('End');
    await grid.getByText('Cliente 99999', { exact: true }).waitFor();
    const asked: readonly number[] = await page.evaluate(() => Reflect.get(window, '__asked'));
    expect(asked.slice(before).length).toBeLessThan(5);
    expect(await drawn()).toBeLessThan(40);
  });
});

test('a missed call is seen when its row was in sight for a moment, and not before', async () => {
  // Its time stands still, so that no busy machine lets the moment pass.
  const context = await stage.freshContext();
  await context.clock.install();
  page = await stage.show({ ...galleryState('history'), steps: [] }, context);
  await page.clock.pauseAt(Date.now() + 60_000);
  const seen = async () => (await raised(page)).flatMap(([name, input]) => (name === 'history/seen' ? [input] : []));
  await page.getByRole('tab', { name: /^Histórico/ }).click();
  await page.clock.runFor(400);
  await page.getByRole('grid', { name: 'Histórico' }).getByRole('row').first().waitFor();
  await page.waitForTimeout(200); // the browser tells what is in sight by a clock of its own
  await page.clock.runFor(1_000);
  expect(await seen()).toEqual([]);
  await expect
    .poll(async () => {
      await page.clock.runFor(300);
      return seen();
    })
    .toContainEqual({ callIds: ['recent-0'] });
});
