import { realpathSync } from 'node:fs';
import { sep } from 'node:path';

/**
 * The AppImage that this program runs from, or null. Whatever is started from an AppImage's terminal inherits its `APPIMAGE`, a copy of a deb
 * in an editor's too: it is ours only where the program lies in what that AppImage has mounted.
 */
export function runningAppImage(env: Readonly<Record<string, string | undefined>>, execPath: string): string | null {
  const image = env['APPIMAGE'] ?? '';
  const mounted = env['APPDIR'] ?? '';
  if (image === '' || mounted === '') return null;
  return execPath.startsWith(`${real(mounted)}${sep}`) ? image : null;
}

/** As the system names what runs: with no link in it. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // inherited from what has ended, and nothing runs from there
  }
}
