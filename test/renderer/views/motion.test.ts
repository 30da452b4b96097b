import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { galleryState, publish } from './gallery-stage.ts';
import { running } from './motion.ts';
import { stageOfPages } from './stage-of-tests.ts';

/** A window in which something rings, is on its way, or has just come. The gallery looks at all states with little motion. */
const LIVELY = ['ringing-visual', 'incoming-visual', 'incoming', 'dialing', 'active-connecting', 'permission-news', 'notices'];
/** Flashes that may harm come more often than three times a second (WCAG 2.3.1). */
const MOST_FLASHES_PER_SECOND = 3;
/** What moves longer, and is not ringing, decorates. */
const LONGEST_MS = 200;

const stage = stageOfPages();

/** The edge that rings for the eye: as it is drawn now. */
async function visualRing(page: Page): Promise<{ readonly opacity: number; readonly width: number; readonly isSolid: boolean }> {
  return page.locator('.visual-ring').evaluate((ring) => {
    const { opacity, borderTopWidth, borderTopStyle } = getComputedStyle(ring);
    return { opacity: Number(opacity), width: Number.parseFloat(borderTopWidth), isSolid: borderTopStyle === 'solid' };
  });
}

test.each(['ringing-visual', 'incoming-visual'])(
  'with little motion, the edge of %s is still there for who cannot hear it, and rests',
  async (name) => {
    const page = await stage.show(galleryState(name));
    for (let look = 0; look < 4; look += 1) {
      expect(await visualRing(page)).toEqual({ opacity: 1, width: 8, isSolid: true });
      await page.waitForTimeout(130);
    }
  },
);

test.each(LIVELY)('with little motion, nothing moves in %s while its state comes and goes', async (name) => {
  const shown = galleryState(name);
  const page = await stage.show({ ...shown, state: { ...shown.state, calls: [], notices: [] } });
  await publish(page, shown.state);
  const seen = new Set<string>();
  for (let frame = 0; frame < 5; frame += 1) for (const one of await page.evaluate(running)) seen.add(one);
  expect([...seen]).toEqual([]);
});

test('with all motion, only what rings has no end, and it flashes too seldom to harm', async () => {
  const context = await stage.freshContext({ reducedMotion: 'no-preference' });
  const endless = new Map<string, number>();
  for (const name of LIVELY) {
    const page = await stage.show(galleryState(name), context);
    const found = await page.evaluate(() =>
      document.getAnimations().flatMap(({ effect }) => {
        const timing = effect?.getComputedTiming();
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        return [[target?.getAttribute('class') ?? '', timing?.endTime === Infinity, Number(timing?.duration)] as const];
      }),
    );
    for (const [element, isEndless, ms] of found) {
      if (isEndless) endless.set(element, ms);
      else expect(ms, `${element} in ${name}`).toBeLessThanOrEqual(LONGEST_MS);
    }
    await page.close();
  }
  expect([...endless.keys()].toSorted()).toEqual(['lucide lucide-phone-incoming incoming-sign', 'visual-ring']);
  expect(endless.get('visual-ring')).toBeGreaterThan(1_000 / MOST_FLASHES_PER_SECOND);
});
