import { globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileLengths } from '../../build/check/file-lengths.ts';
import { ALONE } from '../../build/config/vitest.config.ts';
import { SOURCE_FOLDERS, sourceFiles } from '../../build/check/source-files.ts';
import { missingOptionalPackages, type Lock } from '../../build/lock/complete-lock.ts';
import { REPOSITORY } from './fixture.ts';

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>;
const lock = JSON.parse(read('package-lock.json')) as Lock;

describe('the top level', () => {
  const OWNED = ['package.json', 'main', 'renderer', 'preload', 'build', 'test', 'tsconfig.json'];
  const BESIDE = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'package-lock.json'];
  const MADE = ['node_modules', 'test-results'];

  test('holds what its owner allows and nothing else', () => {
    const allowed = new Set([...OWNED, ...BESIDE, ...MADE]);
    expect(readdirSync(REPOSITORY).filter((name) => !name.startsWith('.') && !allowed.has(name))).toEqual([]);
  });
});

describe('packages', () => {
  test('are pinned to one version each, the Node that runs the scripts included', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });
    expect(versions.filter(([, version]) => !/^(?:\d+\.\d+\.\d+(?:-[\w.]+)?|file:build\/stubs\/.*)$/.test(version))).toEqual([]);
    expect(manifest.devDependencies['node']).toMatch(/^24\./);
  });

  test('are locked without the address of any registry', () => {
    const addresses = Object.values(lock.packages).flatMap(({ resolved }) => (resolved?.includes('://') === true ? [resolved] : []));
    expect(addresses).toEqual([]);
    expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
  });

  test('are locked by checksum, but for what is ours and for other platforms’ binaries a registry may lack', () => {
    const unchecked = Object.entries(lock.packages).filter(
      ([place, entry]) => place.includes('node_modules/') && entry.integrity === undefined && entry.link !== true,
    );
    expect(unchecked.filter(([, entry]) => !(entry.optional === true && entry.os !== undefined && entry.cpu !== undefined))).toEqual([]);
  });

  test('are locked for every platform (`npm run lock` adds what a registry lacked)', () => {
    expect(missingOptionalPackages(lock)).toEqual([]);
  });
});

test('no file names a folder in somebody’s home', () => {
  const TEXT = /\.(?:ts|tsx|mjs|cjs|js|json|html|css|md|svg|sh)$|^[^.]*$|^\.[^/]*$/;
  const HOME = /(?:^|[\s"'`(=:])(?:\/home|\/Users|[A-Z]:\\+Users)[/\\]+[a-z]/im;
  const files = globSync([`{${SOURCE_FOLDERS.join(',')}}/**/*`, '*', '.*', '.ci/*'], { cwd: REPOSITORY, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(REPOSITORY.length + 1))
    .filter((path) => TEXT.test(path) && !/^build\/(?:out|release|screenshots)\//.test(path));
  expect(files.length).toBeGreaterThan(50);
  expect(`cd ${'/home'}/ana/softphone`).toMatch(HOME);
  expect(files.filter((path) => HOME.test(read(path)))).toEqual([]);
});

test('half of all files fit on a screen and nine of ten on two pages', () => {
  const { median, p90, max } = fileLengths(REPOSITORY, sourceFiles(REPOSITORY));
  expect(median).toBeLessThanOrEqual(90);
  expect(p90).toBeLessThanOrEqual(200);
  expect(max).toBeGreaterThan(0);
});

describe('tests', () => {
  test('are tried once: a second try would hide what hangs now and then', () => {
    const files = [...globSync(['test/**/*.{test,spec}.{ts,tsx}', 'build/config/*.ts'], { cwd: REPOSITORY })];
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((path) => /\b(?:retry|retries): *[1-9{]/.test(read(path)))).toEqual([]);
  });

  test.each(ALONE)('that run with nothing beside them are there: %s', (files) => {
    expect(globSync(files, { cwd: REPOSITORY })).not.toEqual([]);
  });
});
