import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

import type { AppFacts } from './host.ts';

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

function readManifest(dir: string): Manifest | null {
  const path = join(dir, 'package.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : null;
}

function nearestManifestDir(file: string): string {
  for (let dir = dirname(file); ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json'))) return dir;
    if (dir === dirname(dir)) return dirname(file);
  }
}

/** What is to be run: an app folder with a package.json, or a main file (its nearest package.json then counts). Throws when there is no main file. */
export function readAppFacts(target: string, { appArguments, isPacked }: Pick<AppFacts, 'appArguments' | 'isPacked'>): AppFacts {
  const path = resolve(target);
  if (!existsSync(path)) throw new Error(`development host: ${path} does not exist`);
  const isFolder = statSync(path).isDirectory();
  const appPath = isFolder ? path : nearestManifestDir(path);
  const manifest = readManifest(appPath) ?? {};
  const mainFile = isFolder ? join(path, manifest.main ?? 'index.js') : path;
  if (!existsSync(mainFile)) throw new Error(`development host: main file ${mainFile} does not exist; build the app first`);
  const electronManifest: unknown = createRequire(import.meta.url)('electron/package.json');
  const electronVersion = (electronManifest as Manifest).version ?? '';
  return {
    appPath,
    mainFile,
    name: manifest.productName ?? manifest.name ?? 'Electron',
    version: manifest.version ?? electronVersion,
    electronVersion,
    appArguments,
    isPacked,
  };
}
