import { registerHooks } from 'node:module';

/** Under this symbol the host leaves its `electron` module for the file that the hook points to. */
export const ELECTRON_SLOT = Symbol.for('development-host.electron');

const NAMES = new Set(['electron', 'electron/main', 'electron/common', 'electron/utility', 'electron/renderer']);

/** Makes `import 'electron'` and `require('electron')` give `electron`, from whatever package they are written in. */
export function registerElectron(electron: object): void {
  Object.defineProperty(globalThis, ELECTRON_SLOT, { value: electron, configurable: true });
  const url = new URL('electron.cjs', import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, nextResolve) =>
      NAMES.has(specifier) ? { url, format: 'commonjs', shortCircuit: true } : nextResolve(specifier, context),
  });
}
