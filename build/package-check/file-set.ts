import type { ArchivedFile } from './archive.ts';

const ENTRIES = [
  'package.json',
  'LICENSE',
  'build/out/main/index.js',
  'build/out/main/audio-process.js',
  'build/out/main/practice-process.js',
  'build/out/main/ngrok-process.js',
  'build/out/preload/index.cjs',
  'build/out/renderer/views/main/index.html',
  'build/out/renderer/views/incoming/index.html',
  'build/out/renderer/views/mini/index.html',
  'build/out/renderer/station/index.html',
];
const ROOTS = /^(?:package\.json|LICENSE|build\/out\/(?:main|preload|renderer)\/|node_modules\/)/;
/** Sources, maps, types and what a compiler left: nobody runs them. */
const SUPERFLUOUS = /\.(?:map|ts|mts|cts|tsx|tsbuildinfo|o|d|gyp|lib|exp|pdb|ipdb|iobj|ilk|vcxproj)$|\/(?:obj\.target|\.deps)\//;
/** What pages use is bundled into them. */
const BUNDLED =
  /^node_modules\/(?:react|react-dom|react-aria|react-aria-components|react-i18next|lucide-react|@react-aria|@react-stately)\//;
const NATIVE = /\.(?:node|dll|dylib|so(?:\.\d+)*)$/;

/** What is wrong with the files of a packed app; empty where all is well. */
export function fileSetComplaints(files: readonly ArchivedFile[]): readonly string[] {
  const paths = new Set(files.map(({ path }) => path));
  return [
    ...ENTRIES.filter((path) => !paths.has(path)).map((path) => `${path} is missing`),
    ...files.filter(({ path }) => !ROOTS.test(path)).map(({ path }) => `${path} should not be there`),
    ...files.filter(({ path }) => SUPERFLUOUS.test(path)).map(({ path }) => `${path} is of no use at run time`),
    ...files.filter(({ path }) => BUNDLED.test(path)).map(({ path }) => `${path} is bundled into the pages already`),
    ...files
      .filter(({ path, isUnpacked }) => NATIVE.test(path) && !isUnpacked)
      .map(({ path }) => `${path} lies in the archive, where nothing can load it`),
    ...files.filter(({ path }) => isForeign(path)).map(({ path }) => `${path} is of another system`),
  ];
}

/** A native package of another system than this one, by its npm name. */
function isForeign(path: string): boolean {
  const named = /^node_modules\/(?:@[^/]+\/)?[^/]*-(linux|win32|darwin|freebsd|android)-[^/]*\//.exec(path);
  return named !== null && named[1] !== process.platform;
}
