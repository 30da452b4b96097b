import { createServer } from 'node:net';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startVirtualDisplay } from '../../build/setup/display.ts';
import { findDisplay } from '../../build/setup/find-display.ts';
import { findElectronBinary } from '../../build/setup/find-electron.ts';
import { findSound, serverAddresses } from '../../build/setup/find-sound.ts';
import { chooseAvailable } from '../../build/setup/install-packages.ts';
import { distributionFamily } from '../../build/setup/observe-machine.ts';
import { headerFolders } from '../../build/setup/port-audio.ts';
import { privateFolder } from '../../build/setup/private-folder.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilot-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the distribution', () => {
  test.each([
    ['ID=debian\nVERSION_ID="12"\n', 'debian'],
    ['NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n', 'debian'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'fedora'],
    ['ID=manjaro\nID_LIKE=arch\n', 'arch'],
    ['ID=alpine\n', null],
    ['', null],
  ])('%j belongs to %s', (release, family) => {
    expect(distributionFamily(release)).toBe(family);
  });
});

test('a package is installed under the name this release knows, and left out where it knows none', () => {
  const policy = `chromium:
  Installed: (none)
  Candidate: (none)
chromium-browser:
  Installed: (none)
  Candidate: 2:1snap1
xvfb:
  Installed: (none)
  Candidate: 2:21.1
`;
  expect(chooseAvailable(['chromium|chromium-browser', 'xvfb', 'fonts-inter'], policy)).toEqual(['chromium-browser', 'xvfb']);
});

describe('a display', () => {
  test('is found while it answers, and not afterwards', async () => {
    const { display, env, stop } = await startVirtualDisplay();
    expect(await findDisplay(env, 'linux')).toBe(display);
    expect(await findDisplay({ DISPLAY: `unix${display}.0` }, 'linux')).toBe(`unix${display}.0`);
    await stop();
    expect(await findDisplay(env, 'linux')).toBeNull();
  });

  test('may be Wayland’s, named by its socket', async () => {
    const wayland = createServer().listen(join(folder, 'wayland-7'));
    expect(await findDisplay({ XDG_RUNTIME_DIR: folder, WAYLAND_DISPLAY: 'wayland-7' }, 'linux')).toBe('wayland-7');
    wayland.close();
    expect(await findDisplay({ XDG_RUNTIME_DIR: folder, WAYLAND_DISPLAY: 'wayland-8' }, 'linux')).toBeNull();
  });

  test('that is only a stale variable is none', async () => {
    expect(await findDisplay({ DISPLAY: ':59123' }, 'linux')).toBeNull();
    expect(await findDisplay({ DISPLAY: 'nonsense' }, 'linux')).toBeNull();
  });
});

describe('sound', () => {
  test('is the server that answers at the address the environment names', async () => {
    const server = createServer().listen(join(folder, 'native'));
    expect(await findSound({ PULSE_SERVER: `unix:${folder}/native` }, 'linux')).toEqual({
      kind: 'server',
      address: `unix:${folder}/native`,
    });
    expect(await findSound({ PULSE_SERVER: `{c0ffee}unix:${folder}/native` }, 'linux')).toMatchObject({ kind: 'server' });
    server.close();
  });

  test('may be named by a TCP address', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    expect(await findSound({ PULSE_SERVER: `tcp:127.0.0.1:${port}` }, 'linux')).toMatchObject({ kind: 'server' });
    server.close();
  });

  test('is looked for where libpulse looks', () => {
    expect(serverAddresses({ XDG_RUNTIME_DIR: '/run/user/1000' })).toEqual(['unix:/run/user/1000/pulse/native', 'unix:/run/pulse/native']);
    expect(serverAddresses({ PULSE_SERVER: 'tcp:desk unix:/x' })).toEqual(['tcp:desk', 'unix:/x']);
  });
});

test('Electron is found where its installer puts it, or in the folder the user names, but only when it exists', () => {
  const electron = join(folder, 'node_modules/electron');
  mkdirSync(join(electron, 'dist'), { recursive: true });
  expect(findElectronBinary(folder, {})).toBeNull();
  writeFileSync(join(electron, 'path.txt'), 'electron');
  expect(findElectronBinary(folder, {})).toBeNull();
  writeFileSync(join(electron, 'dist/electron'), '');
  expect(findElectronBinary(folder, {})).toBe(join(electron, 'dist/electron'));
  expect(findElectronBinary(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') })).toBeNull();
});

test('Node headers the user names come first, and only folders that have them count', () => {
  mkdirSync(join(folder, 'headers/include/node'), { recursive: true });
  writeFileSync(join(folder, 'headers/include/node/node.h'), '');
  expect(headerFolders({ npm_config_nodedir: join(folder, 'headers') })[0]).toBe(join(folder, 'headers'));
  expect(headerFolders({ npm_config_nodedir: join(folder, 'nothing') })).not.toContain(join(folder, 'nothing'));
});

test('a private folder takes away what a killed run left, and leaves a living run’s alone', () => {
  const LONG_GONE_PID = 2 ** 22 + 1; // above Linux' highest process id
  const left = mkdtempSync(join(tmpdir(), `pilot-trial-${LONG_GONE_PID}-`));
  const first = privateFolder('trial');
  const second = privateFolder('trial');
  expect(existsSync(left)).toBe(process.platform !== 'linux');
  expect(existsSync(first)).toBe(true);
  for (const folderOfMine of [first, second]) rmSync(folderOfMine, { recursive: true });
});
