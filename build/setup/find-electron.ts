import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Electron executable, found as `electron/index.js` finds it but without its download, or null.
 * ELECTRON_OVERRIDE_DIST_PATH names a folder with another build of Electron.
 */
export function findElectronBinary(repository: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const electron = join(repository, 'node_modules/electron');
  const pathFile = join(electron, 'path.txt');
  const executable = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') return existing(join(override, executable ?? 'electron'));
  return executable === null ? null : existing(join(electron, 'dist', executable));
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null;
}
