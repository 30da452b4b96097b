import { dirname } from 'node:path';

/** Chromium generation of Electron 45, told where the app asks for it. */
const CHROME_VERSION = '156.0.0.0';

/** Makes `process` look as it does inside Electron: versions, kind of process. */
export function setProcessFacts(electronVersion: string, type: 'browser' | 'utility'): void {
  define('versions', { ...process.versions, electron: electronVersion, chrome: CHROME_VERSION });
  define('type', type);
  define('defaultApp', true);
  define('windowsStore', false);
  define('mas', false);
  define('contextIsolated', false);
  define('sandboxed', false);
}

/** What is otherwise in an app that was packed, whose folder lies in its `resources`. */
export function setPackedFacts(appPath: string): void {
  define('defaultApp', undefined);
  define('resourcesPath', dirname(appPath));
}

function define(name: string, value: unknown): void {
  Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
}
