import type { Browser, Page } from 'playwright-core';

/**
 * The Playwright page of a window, by the name that the test face tells (`windows` → `targetId`). Connect with
 * `chromium.connectOverCDP('http://127.0.0.1:' + chromiumPort)`. Null when there is no such page.
 */
export async function findPage(browser: Browser, targetId: string): Promise<Page | null> {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      const session = await context.newCDPSession(page);
      const { targetInfo } = await session.send('Target.getTargetInfo');
      await session.detach();
      if (targetInfo.targetId === targetId) return page;
    }
  }
  return null;
}
