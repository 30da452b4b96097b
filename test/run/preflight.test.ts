import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REPOSITORY } from '../gates/fixture.ts';

let folder: string;
const add = (path: string, text = ''): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilot-test-'));
  mkdirSync(join(folder, 'build'));
  copyFileSync(join(REPOSITORY, 'build/preflight.mjs'), join(folder, 'build/preflight.mjs'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What a script says that is preloaded with preflight, on a Node that takes itself for this one. */
function said({ version, platform = 'linux' }: { readonly version: string; readonly platform?: NodeJS.Platform }): string {
  add(
    'disguise.mjs',
    `for (const [name, value] of [['versions', { ...process.versions, node: '${version}' }], ['platform', '${platform}']])
      Object.defineProperty(process, name, { value });`,
  );
  const preloads = ['disguise.mjs', 'build/preflight.mjs'].map((file) => `--import=${pathToFileURL(join(folder, file)).href}`);
  const { stdout, stderr } = spawnSync(process.execPath, [...preloads, '--eval', 'process.stdout.write("it runs")'], { encoding: 'utf8' });
  return stdout + stderr.trim();
}

test('before anything else packages must be installed', () => {
  expect(said({ version: '24.1.0' })).toBe('The packages are not installed yet. Run `npm ci` in this folder first.');
});

describe('with its packages a script', () => {
  beforeEach(() => {
    add('node_modules/electron-vite/package.json', '{}');
  });

  test('runs on Node 24', () => {
    expect(said({ version: '24.1.0' })).toBe('it runs');
    expect(said({ version: '25.0.0' })).toBe('it runs');
  });

  test('says how to get to the project’s own Node from an older one, by whatever name the system gives it', () => {
    const throughNpm = /^This is Node 20\.11\.0; start it through npm/;
    const install = /^This is Node 20\.11\.0, and the project's own Node 24 is not installed\. Run `npm ci`, or install Node 24\.$/;
    expect(said({ version: '20.11.0' })).toMatch(install);
    add('node_modules/node/bin/node');
    expect(said({ version: '20.11.0' })).toMatch(throughNpm);
    // On Windows the file without ending is a blank one that npm’s links need.
    expect(said({ version: '20.11.0', platform: 'win32' })).toMatch(install);
    add('node_modules/node/bin/node.exe');
    expect(said({ version: '20.11.0', platform: 'win32' })).toMatch(throughNpm);
  });
});
