import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join } from 'node:path';

/** Where installers put it that an app started from a desktop does not have on its PATH. */
const USUAL_FOLDERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/opt/homebrew/bin', '/usr/local/bin'],
  linux: ['/usr/local/bin', '/usr/bin', '/snap/bin'],
  win32: ['C:\\Program Files\\cloudflared', 'C:\\Program Files (x86)\\cloudflared'],
};

export interface ProgramSearch {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/**
 * The full path of cloudflared, or null. A setting may say where it is, but not be any other program: whoever gets to
 * write settings must not get to run what they like.
 */
export function findCloudflared(setting: string | null, { env, platform }: ProgramSearch): string | null {
  if (setting !== null) {
    const isCloudflared = isAbsolute(setting) && /^cloudflared[\w.-]*$/i.test(basename(setting));
    return isCloudflared && isProgram(setting) ? setting : null;
  }
  const name = platform === 'win32' ? 'cloudflared.exe' : 'cloudflared';
  const path = env['PATH'] ?? env['Path'] ?? '';
  const folders = [...path.split(delimiter).filter((folder) => isAbsolute(folder)), ...(USUAL_FOLDERS[platform] ?? [])];
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

/** The full path of `setpriv`, by which Linux ends a process together with its parent; null elsewhere. */
export function findSetpriv({ env, platform }: ProgramSearch): string | null {
  if (platform !== 'linux') return null;
  const folders = ['/usr/bin', '/bin', ...(env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder))];
  return folders.map((folder) => join(folder, 'setpriv')).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // absent or not ours to run: the same answer for the caller
  }
}
