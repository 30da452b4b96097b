import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';

/**
 * macOS: a panel floats over full-screen programs and activates nothing by itself. The other way, to make the whole app an accessory, would take its icon
 * from the dock, and with it the count of missed calls.
 */
export const PANEL: BrowserWindowConstructorOptions = process.platform === 'darwin' ? { type: 'panel' } : {};

/** On every workspace, and over programs that fill the screen. `level`: what it stays above. */
export function keepOverEverything(window: BrowserWindow, level: 'screen-saver' | 'floating'): void {
  window.setAlwaysOnTop(true, level);
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
}
