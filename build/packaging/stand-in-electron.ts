import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** By these bytes @electron/fuses finds the wire: then its version, its length, and a digit for each fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron is shipped, in the order of `FuseV1Options`: run as Node, NODE_OPTIONS, inspect, file privileges and WASM traps are on. */
const SHIPPED_FUSES = '101100011';

/**
 * A folder that looks to electron-builder like Electron for Linux, where its binary cannot be had: everything but Chromium and Node
 * can then be packed, and looked at. Its program only says what it is, but carries the fuses as Electron does.
 */
export function writeStandInElectron(folder: string, version: string): void {
  const file = (name: string, content: string): void => {
    writeFileSync(join(folder, name), content);
  };
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true });
  const wire = `${SENTINEL}\u0001${String.fromCharCode(SHIPPED_FUSES.length)}${SHIPPED_FUSES}`;
  file('electron', `#!/bin/sh\necho 'This package was made without Electron: it can be looked at, not run.' >&2\nexit 70\n# ${wire}\n`);
  file('chrome-sandbox', '');
  for (const program of ['electron', 'chrome-sandbox']) chmodSync(join(folder, program), 0o755);
  for (const locale of ['de', 'en-US', 'es', 'es-419', 'pt-BR']) file(`locales/${locale}.pak`, '');
  for (const licence of ['LICENSE', 'LICENSES.chromium.html']) file(licence, 'stand-in\n');
  file('version', version);
}
