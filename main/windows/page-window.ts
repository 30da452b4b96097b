import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { roleArgument, type WindowRole } from '#contract/bridge.ts';
import { APP_ORIGIN } from './app-protocol.ts';

const PAGES: Readonly<Record<WindowRole, string>> = {
  main: 'views/main/index.html',
  incoming: 'views/incoming/index.html',
  mini: 'views/mini/index.html',
  station: 'station/index.html',
};

/** A window on one of our pages with the strictest settings there are. `show` is the caller's decision, later. */
export function openPageWindow(
  role: WindowRole,
  { preload, options }: { readonly preload: string; readonly options: BrowserWindowConstructorOptions },
): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    autoHideMenuBar: true,
    ...options,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      additionalArguments: [roleArgument(role)],
      ...options.webPreferences,
    },
  });
  window.removeMenu();
  return window;
}

export function pageUrl(role: WindowRole): string {
  return `${APP_ORIGIN}/${PAGES[role]}`;
}

/** Where the bundler puts the preload, seen from the bundled main. */
export function preloadPath(mainFolder: string): string {
  return join(mainFolder, '..', 'preload', 'index.cjs');
}
