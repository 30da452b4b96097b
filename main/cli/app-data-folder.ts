import { posix, win32 } from 'node:path';

const PRODUCT = 'Pilot Softphone';

/** Where the app keeps its files (`userData`), by the rules that Electron and the development host follow. */
export function appDataFolder({
  platform,
  env,
  home,
}: {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}): string {
  if (platform === 'win32') return win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), PRODUCT);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', PRODUCT);
  return posix.join(env['XDG_CONFIG_HOME'] ?? posix.join(home, '.config'), PRODUCT);
}
