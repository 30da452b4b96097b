import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { galleryState } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

/** Between them they hold each kind of control. */
const STATES = [
  'idle-practice',
  'active-muted',
  'settings',
  'history-filters',
  'contacts',
  'add-line',
  'calling-settings',
  'incoming',
  'mini-active',
];
const MOST_STOPS = 30;

const stage = stageOfPages();

/** What has the focus, and the ring around it: its own, or that of what stands for it. Null where the page has it. Runs in the page. */
function focused(): { readonly name: string; readonly ring: number; readonly isFirst: boolean } | null {
  const active = document.activeElement;
  if (active === null || active === document.body) return null;
  const first: unknown = Reflect.get(window, '__firstStop');
  if (first === undefined) Reflect.set(window, '__firstStop', active);
  const around = [
    active,
    active.closest('[data-focus-visible]'),
    active.parentElement,
    active.closest('label'),
    active.closest('.dial-box'),
  ];
  const rings = around.map((one) => {
    if (one === null) return 0;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    return outlineStyle === 'none' || outlineColor.endsWith(', 0)') ? 0 : Number.parseFloat(outlineWidth);
  });
  // A field's ring is one with its border.
  const isField = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
  return {
    name: `${active.tagName.toLowerCase()}.${active.getAttribute('class') ?? ''} ${active.getAttribute('aria-label') ?? active.textContent.slice(0, 30)}`,
    ring: Math.max(...rings) + (isField ? 1 : 0),
    isFirst: active === first,
  };
}

async function withoutRing(page: Page): Promise<readonly string[]> {
  const bare: string[] = [];
  const seen = new Set<string>();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(focused);
    if (found?.isFirst === true) break; // once around
    if (found === null || seen.has(found.name)) continue;
    seen.add(found.name);
    if (found.ring < 2) bare.push(found.name);
  }
  expect(seen.size).toBeGreaterThan(2);
  return bare;
}

describe.each(['none', 'active'] as const)('with forced colours: %s', (forcedColors) => {
  test.each(STATES)('whatever Tab reaches in %s has a ring of two pixels', async (name) => {
    const context = await stage.freshContext({ forcedColors });
    expect(await withoutRing(await stage.show(galleryState(name), context))).toEqual([]);
  });
});
