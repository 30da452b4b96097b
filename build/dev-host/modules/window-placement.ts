import { setTimeout as delay } from 'node:timers/promises';
import type Electron from 'electron';

import type { PageDriver } from '../chromium/page-driver.ts';
import { insistOnBounds, type MovedWindow } from './insist-on-bounds.ts';

/** Where hidden windows are parked. Far enough that no screen shows a pixel of them. */
const PARKED = { left: -20_000, top: -20_000 };
/** A window manager that moves a parked window back comes at least this near. */
const NEAR = -10_000;
const LOOK_AGAIN_MS = 50;

export interface WindowPlacement {
  /** Shows the window at these bounds, or parks it. Calls follow each other in order. */
  place(wanted: { visible: boolean; minimized: boolean; maximized: boolean; bounds: Electron.Rectangle }): void;
  raise(): void;
  /** Runs `work` once everything asked so far is done; it is told whether no window manager has a hand in the window. */
  afterwards(work: (isUnmanaged: boolean) => void): void;
  settled(): Promise<void>;
}

/** Keeps the Chromium window where the app's window says it is. A parked page keeps running. */
export function createWindowPlacement(driver: () => Promise<PageDriver>, report: (cause: unknown) => void): WindowPlacement {
  let turn: Promise<void> = Promise.resolve();
  let shrunk = false;

  const enqueue = (work: (ready: PageDriver) => Promise<void>): void => {
    turn = turn.then(async () => {
      try {
        await work(await driver());
      } catch (cause) {
        if (!/has gone|has closed|No target|Browser window not found/.test(String(cause))) report(cause);
      }
    });
  };

  return {
    place: (wanted) =>
      enqueue(async ({ page, unmanaged }) => {
        const { session, windowId } = page;
        const normal = async (): Promise<void> => {
          await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
        };
        const isReturning = shrunk;
        if (isReturning) await normal();
        shrunk = false;
        const { x: left, y: top, width, height } = wanted.bounds;
        if (wanted.visible && !wanted.minimized) {
          const seat: MovedWindow = {
            isReturning,
            normal,
            put: async (bounds) => void (await session.send('Browser.setWindowBounds', { windowId, bounds })),
            whereIs: async () => whereIs((await session.send('Browser.getWindowBounds', { windowId })).bounds),
            wait: () => delay(LOOK_AGAIN_MS),
          };
          await insistOnBounds(seat, { left, top, width, height });
          await unmanaged?.raise();
          if (wanted.maximized) {
            await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'maximized' } });
            shrunk = true;
          }
          return;
        }
        await session.send('Browser.setWindowBounds', { windowId, bounds: { ...PARKED, width, height } });
        const { bounds } = await session.send('Browser.getWindowBounds', { windowId });
        if ((bounds.left ?? 0) > NEAR) {
          await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
          shrunk = true;
        }
      }),
    raise: () => enqueue(async ({ page }) => void (await page.session.send('Page.bringToFront'))),
    afterwards: (work) => enqueue(({ unmanaged }) => Promise.resolve(work(unmanaged !== null))),
    settled: () => turn,
  };
}

type BrowserBounds = { readonly left?: number; readonly top?: number; readonly windowState?: string };

function whereIs({ left, top, windowState }: BrowserBounds): Awaited<ReturnType<MovedWindow['whereIs']>> {
  return windowState === 'normal' && left !== undefined && top !== undefined ? { left, top } : null;
}
