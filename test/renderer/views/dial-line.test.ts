import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { LineAdvice } from '#contract/line-advice.ts';
import { unixMs } from '#contract/time.ts';
import { NOW, SALES, SUPPORT } from '../../../build/gallery/fixtures.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { advisedLine } from '../../support/advised-line.ts';
import { galleryState, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const permitted = advisedLine({ lineId: SALES.id, reasons: ['permitted', 'last-used'] });
const web = advisedLine({ lineId: SUPPORT.id, reasons: ['no-permission-needed', 'free'] });
const refused = advisedLine({ lineId: SALES.id, verdict: 'blocked', reasons: ['permission-missing'] });
const down = advisedLine({ lineId: SUPPORT.id, verdict: 'blocked', reasons: ['unreachable'] });
const advised = (name: string, advice: readonly LineAdvice[]): GalleryState => {
  const shown = galleryState(name);
  return { ...shown, replies: { ...shown.replies, 'line/advice': advice } };
};
const called = async (): Promise<readonly unknown[]> => (await raised(page)).filter(([name]) => name === 'call/dial');
const lineShown = (): Promise<string | null> => page.locator('.line-chooser .select-button').textContent();
const field = (): ReturnType<Page['getByLabel']> => page.getByLabel('Número ou nome', { exact: true });
const why = (): ReturnType<Page['getByRole']> => page.getByRole('status', { name: 'Por que esta linha' });

describe('a line for one number alone', () => {
  test('is the one that came with a link', async () => {
    const { state, ...shown } = advised('idle', [permitted, web]);
    const dialRequest = { id: 'link-1', digits: '11988887777', lineId: SUPPORT.id, from: 'link', at: NOW } as const;
    page = await stage.show({ ...shown, state: { ...state, dialRequest } });
    await why().getByText('não precisa de permissão').waitFor();
    expect(await lineShown()).toContain('Suporte');
    await field().fill('21977776666');
    await why().getByText('Vendas em vez de Suporte').waitFor();
    expect(await lineShown()).toContain('Vendas');
  });

  test('is the one that was brought back in place of another', async () => {
    page = await stage.show(galleryState('line-changed'));
    await page.getByRole('button', { name: 'Voltar para Vendas' }).press('Enter');
    await page.getByText('Não completa').waitFor();
    await field().fill('21977776666');
    await why().getByText('Suporte em vez de Vendas').waitFor();
    expect(await lineShown()).toContain('Suporte');
  });
});

describe('the line that stands there already', () => {
  const press: Readonly<Record<string, (part: Locator) => Promise<void>>> = {
    'the pointer': (part) => part.click(),
    'the keyboard': (part) => part.press('Enter'),
  };
  test.each(Object.keys(press))('is the agent’s word once it is taken in the chooser by %s, though another is advised', async (how) => {
    page = await stage.show({ ...advised('idle', [web, refused]), steps: [] });
    await press[how]?.(page.locator('.line-chooser .select-button'));
    await press[how]?.(page.getByRole('option', { name: 'Vendas' }));
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await field().fill('11988887777');
    await why().getByText('Não completa').waitFor();
    expect(await lineShown()).toContain('Vendas');
  });
});

describe('who is called from the contacts', () => {
  test('is called on the best line for them, and not on the one that stands in the field', async () => {
    page = await stage.show(advised('contacts', [refused, web]));
    await page
      .getByRole('button', { name: /^Ligar para Ana Souza/ })
      .first()
      .press('Enter');
    await expect.poll(called).toEqual([['call/dial', { lineId: 'support', to: '+5511987654321' }]]);
  });

  test('is called on the line that the agent has taken for the next call', async () => {
    page = await stage.show({ ...advised('contacts', [permitted, web]), steps: [] });
    await page.locator('.line-chooser .select-button').click();
    await page.getByRole('option', { name: 'Suporte' }).click();
    await page.getByRole('tab', { name: 'Contatos' }).click();
    await page
      .getByRole('button', { name: /^Ligar para Ana Souza/ })
      .first()
      .press('Enter');
    await expect.poll(called).toEqual([['call/dial', { lineId: 'support', to: '+5511987654321' }]]);
  });

  test('stands in the field, with why, where every line would refuse the call', async () => {
    page = await stage.show(advised('contacts', [refused, down]));
    await page
      .getByRole('button', { name: /^Ligar para Ana Souza/ })
      .first()
      .press('Enter');
    await expect.poll(() => field().inputValue()).toBe('+55 11 98765-4321');
    await why().getByText('o cliente ainda não permitiu chamadas').waitFor();
    expect(await called()).toEqual([]);
  });
});

describe('while nothing is dialled', () => {
  test('the place of the reason is there already, so that its first words are read out', async () => {
    page = await stage.show(advised('idle', [permitted, web]));
    const place = await why().elementHandle({ timeout: 5_000 });
    expect(await place?.textContent()).toBe('');
    await field().fill('11988887777');
    await expect.poll(() => place?.textContent()).toContain('Vendas em vez de Suporte: foi a última linha com este cliente');
  });

  test('nothing is drawn anew from second to second', async () => {
    const context = await stage.freshContext();
    // What React tells the developers' tools of each drawing.
    await context.addInitScript(() => {
      const hook = {
        supportsFiber: true,
        isDisabled: false,
        inject: () => 1,
        onCommitFiberRoot: () => void Reflect.set(window, '__drawn', Number(Reflect.get(window, '__drawn') ?? 0) + 1),
      };
      Object.assign(window, {
        __REACT_DEVTOOLS_GLOBAL_HOOK__: { ...hook, onCommitFiberUnmount: () => undefined, onPostCommitFiberRoot: () => undefined },
      });
    });
    await context.clock.install(); // so that a slow machine has drawn the page before its seconds go by
    page = await stage.show(galleryState('idle'), context);
    await page.clock.pauseAt(Date.now() + 60_000);
    const drawn = (): Promise<number> => page.evaluate(() => Number(Reflect.get(window, '__drawn') ?? 0));
    await page.waitForTimeout(500);
    const before = await drawn();
    expect(before).toBeGreaterThan(0);
    await page.clock.runFor(5_000);
    await page.waitForTimeout(200);
    expect((await drawn()) - before).toBe(0);
  });
});

test('advice is asked for again when a number closes, for it is no longer true then', async () => {
  const context = await stage.freshContext();
  const closing = { ...permitted, reasons: ['permitted', 'within-hours'], hoursUntil: unixMs(NOW + 300_000) } as const;
  page = await stage.show(advised('idle', [closing, web]), context);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 10_000);
  const asked = (): Promise<number> =>
    page.evaluate(
      () => (Reflect.get(window, '__raised') as readonly (readonly [string])[]).filter(([name]) => name === 'line/advice').length,
    );
  await field().fill('11988887777');
  await page.clock.runFor(400);
  await expect.poll(asked).toBe(1);
  await page.clock.runFor(60_000);
  expect(await asked()).toBe(1);
  await page.clock.runFor(260_000);
  expect(await asked()).toBe(2);
  await page.clock.runFor(300_000);
  expect(await asked()).toBe(2);
});
