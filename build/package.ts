import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import config from './config/electron-builder.ts';
import { takeUniversalNatives } from './packaging/macos/universal-natives.ts';
import { writeReleaseExtras } from './packaging/release-extras.ts';
import { bundleIfStale } from './run/bundle.ts';

// `npm run package`: this system's installers into build/release, with their bill of materials and checksums. Signed where the
// environment has what that needs (build/packaging/release-environment.ts), unsigned elsewhere. `-- --dir`: the app alone.
// `-- --natives`: only what a Mac needs for both processors, so that it is fetched and compiled without the secrets that sign; then
// `-- --has-natives` packs what is there.

const repository = join(import.meta.dirname, '..');
const release = join(repository, 'build/release');
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function makePackages(): Promise<boolean> {
  if (process.platform === 'darwin' && !process.argv.includes('--has-natives')) takeUniversalNatives(repository, say);
  if (process.argv.includes('--natives')) return true;
  const bundle = await bundleIfStale(repository);
  if (!bundle.ok) {
    say(`The app does not build:\n${bundle.output}`);
    return false;
  }
  rmSync(release, { recursive: true, force: true });
  const isFolder = process.argv.includes('--dir');
  const targets = isFolder ? Platform.current().createTarget('dir') : Platform.current().createTarget();
  const files = await build({ projectDir: repository, targets, publish: 'never', config });
  if (!isFolder) await writeReleaseExtras({ repository, release });
  for (const file of files) say(file);
  return true;
}

process.exitCode = (await makePackages()) ? 0 : 1;
