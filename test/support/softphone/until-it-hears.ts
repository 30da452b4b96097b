import type { Page } from 'playwright-core';
import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';

/** Over what is deaf: a page that is busy counts its own silence a moment after it has drawn. */
const MARGIN_MS = 100;

/**
 * Waits until what has come up on a page hears presses. By the page's own clock, as it is deaf by that: a page that is behind is behind
 * with both. It is deaf anew from where its window comes into view or gets another size, as windows do for what comes up in them.
 */
export function untilItHears(page: Page): Promise<void> {
  return page.evaluate(
    (deafMs) =>
      new Promise<void>((resolve) => {
        const moved = new AbortController();
        let timer = 0;
        const startOver = (): void => {
          window.clearTimeout(timer);
          timer = window.setTimeout(() => {
            moved.abort();
            resolve();
          }, deafMs);
        };
        window.addEventListener('resize', startOver, { signal: moved.signal });
        document.addEventListener('visibilitychange', startOver, { signal: moved.signal });
        startOver();
      }),
    QUIET_START_MS + MARGIN_MS,
  );
}
