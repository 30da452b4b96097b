import { globSync } from 'node:fs';
import { sep } from 'node:path';

export const SOURCE_FOLDERS = ['main', 'preload', 'renderer', 'build', 'test'];

/** Bundles and declarations are made, not written; files under test/gates/{wrong,right} and the app the dev host is tested with break rules on purpose. */
const NOT_OURS = /^build\/(?:out|release)\/|^test\/gates\/(?:wrong|right)\/|^test\/dev-host\/fixture\//;

/** Every TypeScript file of the project, with `/` on every system. */
export function sourceFiles(repository: string): readonly string[] {
  return SOURCE_FOLDERS.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: repository }))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !NOT_OURS.test(path))
    .toSorted();
}
