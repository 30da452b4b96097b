import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchivedFile } from './archive.ts';

/** naudiodon's own addon is built here, and its runpath mended: it is nobody's published file. */
const BUILT_HERE = 'node_modules/naudiodon/build/Release/naudiodon.node';

/**
 * Native files that differ from those npm installed, which it held against the lock file's hashes: something came in between. Empty
 * where all are the same.
 */
export function nativeHashComplaints(
  files: readonly ArchivedFile[],
  { repository, resources }: { readonly repository: string; readonly resources: string },
): readonly string[] {
  return files
    .filter(({ path, isUnpacked }) => isUnpacked && /\.(?:node|dll|dylib|so(?:\.\d+)*)$/.test(path) && path !== BUILT_HERE)
    .filter(({ path }) => hashOf(join(resources, 'app.asar.unpacked', path)) !== hashOf(join(repository, path)))
    .map(({ path }) => `${path} is not the file that npm installed`);
}

function hashOf(path: string): string | null {
  return existsSync(path) ? createHash('sha512').update(readFileSync(path)).digest('base64') : null;
}
