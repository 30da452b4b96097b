import type Electron from 'electron';

import { strictly } from '../provide.ts';
import { openWindow, type WindowContext } from './browser-window.ts';

type Options = Electron.BrowserWindowConstructorOptions;

/** The `BrowserWindow` class. */
export function createBrowserWindowClass(surroundings: Omit<WindowContext, 'openWindow'>): typeof Electron.BrowserWindow {
  let lastId = 0;
  const { windows } = surroundings.host;
  const made = new WeakSet<object>();
  const make = (options: Options): Electron.BrowserWindow => {
    lastId += 1;
    const { face } = openWindow(context, options, lastId);
    made.add(face);
    return face;
  };
  const context: WindowContext = { ...surroundings, openWindow: make };
  class BrowserWindow {
    static getAllWindows = (): Electron.BrowserWindow[] => [...windows.values()].map((window) => window.face);
    static fromId = (id: number): Electron.BrowserWindow | null => windows.get(id)?.face ?? null;
    static fromWebContents = (contents: Electron.WebContents): Electron.BrowserWindow | null =>
      [...windows.values()].find((window) => window.webContents === contents)?.face ?? null;
    static getFocusedWindow = (): Electron.BrowserWindow | null =>
      [...windows.values()].map((window) => window.face).find((face) => face.isFocused()) ?? null;
    constructor(options: Options = {}) {
      return make(options) as unknown as BrowserWindow;
    }
    // The object is made by `openWindow`, so its kind is told by what it is, not by its prototype.
    static [Symbol.hasInstance](value: unknown): boolean {
      return typeof value === 'object' && value !== null && made.has(value);
    }
  }
  return strictly('BrowserWindow', BrowserWindow) as unknown as typeof Electron.BrowserWindow;
}
