import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import config from './config/electron-builder.ts';
import { checkPackage } from './package-check/check-package.ts';
import { packHere } from './package-check/pack-here.ts';
import { bundleIfStale } from './run/bundle.ts';

// `npm run check:package`: packs the app for this machine and looks at what would be installed; `-- --start` also starts it, out of
// its archive and away from this folder, on the development host.

const repository = join(import.meta.dirname, '..');
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function check(): Promise<boolean> {
  const bundle = await bundleIfStale(repository);
  if (!bundle.ok) {
    say(`The app does not build:\n${bundle.output}`);
    return false;
  }
  const folder = mkdtempSync(join(tmpdir(), 'pilot-package-'));
  try {
    const packed = await packHere({ repository, config, folder });
    return await checkPackage({ packed, repository, folder, isStarted: process.argv.includes('--start'), say });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = (await check()) ? 0 : 1;
