import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { AppFacts } from '../host.ts';

export interface AppPaths {
  get(name: string): string;
  set(name: string, path: string): void;
}

/**
 * The folders that `app.getPath` names, by the XDG rules. `userData` is `--user-data-dir` of the command line, else the folder in
 * DEV_HOST_USER_DATA, else the app's name under the configuration folder.
 */
export function createAppPaths(
  facts: AppFacts,
  env: NodeJS.ProcessEnv,
  name: () => string,
  switchValue: (name: string) => string,
): AppPaths {
  const chosen = new Map<string, string>();
  const home = env['HOME'] ?? homedir();
  const appData = (): string => chosen.get('appData') ?? env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  const userData = (): string =>
    chosen.get('userData') ?? (switchValue('user-data-dir') || env['DEV_HOST_USER_DATA'] || join(appData(), name()));
  const places: Readonly<Record<string, () => string>> = {
    home: () => home,
    appData,
    userData,
    sessionData: userData,
    temp: () => tmpdir(),
    exe: () => process.execPath,
    module: () => process.execPath,
    assets: () => dirname(facts.mainFile),
    desktop: () => env['XDG_DESKTOP_DIR'] ?? join(home, 'Desktop'),
    documents: () => env['XDG_DOCUMENTS_DIR'] ?? join(home, 'Documents'),
    downloads: () => env['XDG_DOWNLOAD_DIR'] ?? join(home, 'Downloads'),
    music: () => env['XDG_MUSIC_DIR'] ?? join(home, 'Music'),
    pictures: () => env['XDG_PICTURES_DIR'] ?? join(home, 'Pictures'),
    videos: () => env['XDG_VIDEOS_DIR'] ?? join(home, 'Videos'),
    logs: () => join(userData(), 'logs'),
    crashDumps: () => join(userData(), 'Crashpad'),
  };
  return {
    get: (place) => {
      const known = places[place];
      if (!known) throw new Error(`Failed to get '${place}' path`);
      return chosen.get(place) ?? known();
    },
    set: (place, path) => {
      if (!places[place]) throw new Error(`Failed to set path '${place}'`);
      chosen.set(place, path);
    },
  };
}
