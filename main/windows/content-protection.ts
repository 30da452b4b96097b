import type { BrowserWindow } from 'electron';

/** Leaves the windows out of what is recorded or shared of the screen, or no longer. Asked for with every state, and said to them where it changes. */
export function createContentProtection(windows: () => Iterable<BrowserWindow>): (isProtected: boolean) => void {
  let isProtected = false;
  return (wanted) => {
    if (wanted === isProtected) return;
    isProtected = wanted;
    for (const window of windows()) if (!window.isDestroyed()) window.setContentProtection(isProtected);
  };
}
