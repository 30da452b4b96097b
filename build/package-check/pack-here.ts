import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Configuration, Platform } from 'electron-builder';
import { executableOf, type PackedApp, resourcesOf } from '../packaging/after-pack.ts';
import { writeStandInElectron } from '../packaging/stand-in-electron.ts';
import { findElectronBinary } from '../setup/find-electron.ts';

/** An app as it lies in its installers. */
export interface PackedHere {
  /** Without its binary the package can be looked at, and not run. */
  readonly electron: 'real' | 'stand-in';
  /** The folder of `app.asar`. */
  readonly resources: string;
  readonly executable: string;
  /** Text of the desktop entry that deb and rpm install; null off Linux. */
  readonly desktopEntry: string | null;
  /** What fpm would be asked to put where, as `from=to`. */
  readonly installed: readonly string[];
}

/** Packs the built app for this machine as `npm run package` does, up to where files of other makers are needed. */
export async function packHere({
  repository,
  config,
  folder,
}: {
  readonly repository: string;
  readonly config: Configuration;
  /** Empty; everything is written here. */
  readonly folder: string;
}): Promise<PackedHere> {
  const binary = findElectronBinary(repository);
  const electronDist = binary === null ? join(folder, 'stand-in') : dirname(binary);
  if (binary === null) {
    if (process.platform !== 'linux')
      throw new Error('without Electron’s binary packages are made on Linux alone: run npx install-electron');
    writeStandInElectron(electronDist, electronVersion(repository));
  }
  const isLinux = process.platform === 'linux';
  let fpm: readonly string[] = [];
  let desktopEntry: string | null = null;
  let packed: PackedApp | null = null;
  await build({
    projectDir: repository,
    targets: Platform.current().createTarget(isLinux ? 'deb' : 'dir'),
    publish: 'never',
    // Asked before fpm runs, which nobody here may have; true ends it there.
    effectiveOptionComputed: ([options, path]: readonly [readonly string[], string]) => {
      fpm = options;
      desktopEntry = readFileSync(path, 'utf8');
      return Promise.resolve(true);
    },
    config: {
      ...config,
      // electron-builder empties the list it is given.
      files: [config.files ?? []].flat(),
      electronDist,
      directories: { ...config.directories, output: join(folder, 'release') },
      afterPack: async (context) => {
        packed = context as PackedApp;
        if (typeof config.afterPack === 'function') await config.afterPack(context);
      },
    },
  });
  const app = packed as PackedApp | null; // TypeScript does not see the hook run
  if (app === null) throw new Error('electron-builder packed nothing');
  return {
    electron: binary === null ? 'stand-in' : 'real',
    resources: resourcesOf(app),
    executable: executableOf(app),
    desktopEntry,
    installed: fpm.filter((option) => /^[^-][^=]*=\//.test(option)),
  };
}

function electronVersion(repository: string): string {
  const { version } = JSON.parse(readFileSync(join(repository, 'node_modules/electron/package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
