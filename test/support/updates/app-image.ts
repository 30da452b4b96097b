import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createNetRequest } from '../../../build/dev-host/modules/net-request.ts';
import { createPartition } from '../../../build/dev-host/modules/partition.ts';
import { registerElectron } from '../../../build/dev-host/register-electron.ts';
import type { Log } from '../../../main/core/ports.ts';
import type { UpdateSource } from '../../../main/core/updates/updates-port.ts';
import type { UpdateAddress } from '../../../main/adapters/updater/build-facts.ts';
import { openUpdateSource } from '../../../main/adapters/updater/open-update-source.ts';
import type { UpdateEngine } from '../../../main/adapters/updater/update-engine.ts';
import type { UpdateNetwork } from '../../../main/adapters/updater/update-network.ts';
import { memoryLog } from '../memory-log.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const require = createRequire(import.meta.url);

export interface AppImage {
  readonly source: UpdateSource;
  /** The file that the user starts. */
  readonly content: () => string;
  /** What the app has been asked: `quit`, `relaunch`. */
  readonly asked: readonly string[];
  /** Whether the installed file was started by its updater. */
  readonly wasRun: () => boolean;
  /** Whether it was started to be used, and not to settle in. */
  readonly stayedOpen: () => boolean;
  /** Lets time pass. */
  pass(milliseconds: number): void;
  /** Everything is closed: Electron's last event. */
  quit(exitCode?: number): void;
  /** Where the download lies. */
  readonly pending: string;
}

/** A program that tells by a file that it ran, as any AppImage might. */
export function programText(folder: string, version: string): string {
  return `#!/bin/sh\necho ${version} "$APPIMAGE_EXIT_AFTER_INSTALL" >> '${join(folder, 'ran')}'\n`;
}

/** Version 1.0.0 as an AppImage on this machine, with the real electron-updater; only its Electron stands in. */
export function installAppImage({
  address,
  folder = temporaryFolder(),
  fetch = globalThis.fetch,
  sessionFor = async () => createPartition({}),
}: {
  readonly address: UpdateAddress;
  readonly folder?: string;
  /** The way out of the network: of the notice, and of the download. */
  readonly fetch?: typeof globalThis.fetch;
  readonly sessionFor?: UpdateNetwork['sessionFor'];
}): AppImage {
  const log: Log = memoryLog();
  const path = join(folder, 'PilotSoftphone.AppImage');
  writeFileSync(path, programText(folder, '1.0.0'));
  chmodSync(path, 0o755);
  process.env['APPIMAGE'] = path;
  const cache = join(folder, 'cache');
  const config = join(folder, 'app-update.yml');
  writeFileSync(config, 'provider: generic\nurl: http://127.0.0.1:1\nupdaterCacheDirName: pilot-softphone-updater\n');

  const asked: string[] = [];
  let now = 1_000;
  let quitting: ((event: unknown, exitCode: number) => void) | null = null;
  const source = openUpdateSource({
    address,
    installation: { none: null, isUnattended: true },
    fetch,
    loadEngine: () => Promise.resolve(appImageUpdater({ folder, cache, config })),
    network: { sessionFor, loginFor: () => null },
    app: {
      once: (_event, listener) => {
        quitting = listener;
      },
      quit: () => asked.push('quit'),
      relaunch: () => asked.push('relaunch'),
    },
    letWindowsGo: () => undefined,
    keepWindows: () => undefined,
    platform: 'linux',
    now: () => now,
    log,
  });
  return {
    source,
    asked,
    pass(milliseconds) {
      now += milliseconds;
    },
    content: () => (existsSync(path) ? readFileSync(path, 'utf8') : ''),
    wasRun: () => existsSync(join(folder, 'ran')),
    stayedOpen: () => existsSync(join(folder, 'ran')) && !readFileSync(join(folder, 'ran'), 'utf8').endsWith(' true\n'),
    quit: (exitCode = 0) => quitting?.({}, exitCode),
    pending: join(cache, 'pilot-softphone-updater/pending'),
  };
}

interface NodeEngine extends Omit<UpdateEngine, 'httpExecutor'> {
  httpExecutor: UpdateEngine['httpExecutor'];
}

/** electron-updater's own way for AppImages, over the development host's network instead of Chromium's. */
function appImageUpdater({
  folder,
  cache,
  config,
}: {
  readonly folder: string;
  readonly cache: string;
  readonly config: string;
}): UpdateEngine {
  registerElectron({ app: {}, net: { request: createNetRequest() }, session: {}, autoUpdater: {} });
  const { AppImageUpdater } = require('electron-updater/out/AppImageUpdater.js') as {
    readonly AppImageUpdater: new (options: null, app: object) => NodeEngine;
  };
  const { ElectronHttpExecutor } = require('electron-updater/out/electronHttpExecutor.js') as {
    readonly ElectronHttpExecutor: new () => UpdateEngine['httpExecutor'];
  };
  const updater = new AppImageUpdater(null, {
    version: '1.0.0',
    name: 'Pilot Softphone',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: folder,
    baseCachePath: cache,
    whenReady: () => Promise.resolve(),
    quit: () => undefined,
    relaunch: () => undefined,
    onQuit: () => undefined,
  });
  updater.httpExecutor = new ElectronHttpExecutor();
  return updater;
}
