import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findCommand } from './find-command.ts';

const run = promisify(execFile);
const WITHIN_MS = 60_000;

/**
 * Node's headers out of Debian's libnode-dev, unpacked under `build/out` without installing it: installed, the
 * package would bring Debian's own Node and put it in the place of the machine's. Returns the folder that holds
 * include/node, or null where the package cannot be had.
 */
export async function borrowHeaders(repository: string): Promise<string | null> {
  const folder = join(repository, 'build/out/node-headers');
  const unpacked = join(folder, 'usr');
  if (existsSync(join(unpacked, 'include/node/node_api.h'))) return unpacked;
  if (findCommand('apt-get') === null || findCommand('dpkg-deb') === null) return null;
  try {
    mkdirSync(folder, { recursive: true });
    await run('apt-get', ['download', 'libnode-dev'], { cwd: folder, timeout: WITHIN_MS });
    const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
    if (archive === undefined) return null;
    await run('dpkg-deb', ['-x', archive, '.'], { cwd: folder, timeout: WITHIN_MS });
    return existsSync(join(unpacked, 'include/node/node_api.h')) ? unpacked : null;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null; // no such package, no network, no disk: node-gyp may still download its own
  }
}
