import { existsSync, mkdirSync } from 'node:fs';
import { basename, join, parse } from 'node:path';

import { askByProgram } from './dialog-programs.ts';

/**
 * Asks the person at the screen where to save, in a dialog program of the desktop. Where there is none the answer is a free name in the
 * folder of downloads. Resolves with the path, empty where the dialog was closed.
 */
export function createSavePlace(machine: {
  readonly env: NodeJS.ProcessEnv;
  readonly downloads: () => string;
}): (defaultPath: string) => Promise<string> {
  const { env, downloads } = machine;
  return async (defaultPath) => {
    const asked = await askByProgram({ kind: 'save', path: defaultPath, extensions: [], isMultiple: false }, env);
    return asked === null ? freePath(downloads(), basename(defaultPath) || 'download') : (asked[0] ?? '');
  };
}

/** Nobody is asked before it is written over, so nothing is. */
function freePath(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const { name: stem, ext } = parse(name);
  for (let count = 1; ; count += 1) {
    const path = join(folder, count === 1 ? name : `${stem} (${String(count)})${ext}`);
    if (!existsSync(path)) return path;
  }
}
