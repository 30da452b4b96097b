import type { Locator } from 'playwright-core';

/** Whole within the window, and nothing lies over its corners or its middle. */
export function isInSight(part: Locator): Promise<boolean> {
  return part.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const spots = [
      [left + 2, (top + bottom) / 2],
      [(left + right) / 2, top + 2],
      [(left + right) / 2, (top + bottom) / 2],
      [(left + right) / 2, bottom - 2],
      [right - 2, (top + bottom) / 2],
    ] as const;
    return spots.every(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && element.contains(hit);
    });
  });
}
