import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findOverflow } from '../../../build/gallery/find-overflow.ts';
import { GALLERY } from '../../../build/gallery/states.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { openStage, publish } from './gallery-stage.ts';
import type { Stage } from './gallery-stage.ts';

// A page is opened for almost every test, which a loaded machine gives little time.
vi.setConfig({ testTimeout: 60_000 });

let stage: Stage;
/** One page per window is kept: states that need no steps are sent to it as main would send them. */
const kept = new Map<string, Page>();

beforeAll(async () => {
  stage = await openStage();
}, 60_000);

afterAll(async () => {
  await stage.close();
});

async function onPage<Value>(shown: GalleryState, look: (page: Page) => Promise<Value>): Promise<Value> {
  if (shown.steps !== undefined || shown.failing !== undefined) {
    const page = await stage.show(shown);
    try {
      return await look(page);
    } finally {
      await page.close();
    }
  }
  const page = kept.get(shown.window) ?? (await stage.show(shown));
  kept.set(shown.window, page);
  await publish(page, shown.state);
  return look(page);
}

const ALL_RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } as const;
/** A theme changes colours and nothing else. */
const CONTRAST = { type: 'rule', values: ['color-contrast'] } as const;

async function violations(page: Page, { type, values }: typeof ALL_RULES | typeof CONTRAST): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ runOnly: { type, values: [...values] }, resultTypes: ['violations'] })
    .analyze();
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`).join(', ')}`,
  );
}

async function overflowAt(page: Page, width: number, height: number): Promise<readonly string[]> {
  await page.setViewportSize({ width, height });
  return page.evaluate(findOverflow);
}

describe.each(GALLERY)('$name', (shown) => {
  const size = shown.window === 'incoming' ? ([360, 168] as const) : ([420, 680] as const);

  test('is legible and named for everyone, light and dark, and never wider than its window', async () => {
    const report = await onPage(shown, async (page) => {
      const narrow = await overflowAt(page, size[0], size[1]);
      const light = await violations(page, ALL_RULES);
      await publish(page, { settings: { ...shown.state.settings, theme: 'dark' } });
      const dark = await violations(page, CONTRAST);
      await publish(page, { settings: shown.state.settings });
      const zoomed = shown.window === 'incoming' ? [] : await overflowAt(page, size[0] / 2, size[1] / 2);
      await page.setViewportSize({ width: size[0], height: size[1] });
      return { narrow, zoomed, light, dark };
    });
    expect(report).toEqual({ narrow: [], zoomed: [], light: [], dark: [] });
  });
});

test('no page needs more than the content security policy allows, and none fails', () => {
  expect(stage.problems).toEqual([]);
});
