import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, readlinkSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CommandLink, openCommandLink } from '../../../../main/adapters/command-link/open-command-link.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const LAUNCHER = join(import.meta.dirname, '../../../../build/packaging/macos/pilot-softphone');

interface Machine {
  readonly home: string;
  /** Of `~/.local/bin`. */
  readonly own: string;
  open(over?: Partial<Parameters<typeof openCommandLink>[0]>): CommandLink;
}

/** An agent's home, and a program that tells what it was asked. */
function machine(): Machine & { readonly image: string } {
  const home = temporaryFolder();
  const image = join(home, 'Apps/pilot-softphone-1.0.0-linux-x86_64.AppImage');
  program(image);
  return {
    home,
    image,
    own: join(home, '.local/bin/pilot-softphone'),
    open: (over = {}) =>
      openCommandLink({
        platform: 'linux',
        isPackaged: true,
        appImage: image,
        env: { PATH: `/usr/bin:${join(home, '.local/bin')}` },
        home,
        resources: join(home, 'resources'),
        log: memoryLog(),
        forEveryone: join(home, 'usr-local-bin'),
        systemPaths: join(home, 'etc-paths'),
        ...over,
      }),
  };
}

function program(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '#!/bin/sh\necho "asked $*"\n', { mode: 0o755 });
}

describe('an AppImage', () => {
  test('is found by prompts once its command was installed, and no more when that was removed', () => {
    const { open, own, image } = machine();
    const link = open();
    expect(link.read()).toEqual({ standing: 'absent', path: own, isOnPath: true });
    expect(link.write(true)).toEqual({ ok: true, value: null });
    expect(link.read()?.standing).toBe('there');
    expect(readlinkSync(own)).toBe(image);
    expect(execFileSync(own, ['status', '--json'], { encoding: 'utf8' })).toBe('asked status --json\n');
    expect(link.write(true).ok).toBe(true);
    expect(link.write(false).ok).toBe(true);
    expect(link.read()?.standing).toBe('absent');
    expect(link.write(false).ok).toBe(true);
    expect(readFileSync(image, 'utf8')).toContain('asked');
  });

  test('says where prompts do not look into the folder', () => {
    const { open } = machine();
    expect(open({ env: { PATH: '/usr/bin:/bin' } }).read()?.isOnPath).toBe(false);
    expect(open({ env: {} }).read()?.isOnPath).toBe(false);
  });

  test.each<readonly [string, (path: string, home: string) => void]>([
    ['a program of somebody else', (path) => program(path)],
    [
      'a link to another program',
      (path, home) => {
        program(join(home, 'other'));
        symlinkSync(join(home, 'other'), path);
      },
    ],
    ['a link of somebody else that leads nowhere', (path, home) => symlinkSync(join(home, 'gone'), path)],
  ])('touches nothing where there is %s', (_what, lay) => {
    const { open, own, home } = machine();
    mkdirSync(dirname(own), { recursive: true });
    lay(own, home);
    const link = open();
    link.mend();
    expect(link.read()?.standing).toBe('taken');
    for (const isThere of [true, false])
      expect(link.write(isThere)).toEqual({ ok: false, error: { code: 'command-not-placed', detail: 'something else lies there' } });
    expect(link.read()?.standing).toBe('taken');
  });

  test('is found again after an update under another name', () => {
    const { open, own, image } = machine();
    open().write(true);
    const newer = image.replace('1.0.0', '1.1.0');
    renameSync(image, newer);
    const link = open({ appImage: newer });
    expect(link.read()?.standing).toBe('absent');
    link.mend();
    expect(link.read()?.standing).toBe('there');
    expect(execFileSync(own, ['answer'], { encoding: 'utf8' })).toBe('asked answer\n');
  });

  test.each([
    ['by its whole path', (older: string, _own: string) => older],
    ['on from where the link lies', (older: string, own: string) => relative(dirname(own), older)],
  ])('leaves the command to an older copy that was kept, %s, until it is told otherwise', (_how, lead) => {
    const { open, own, image } = machine();
    const newer = image.replace('1.0.0', '1.1.0');
    program(newer);
    const link = open({ appImage: newer });
    const asBefore = (): void => {
      mkdirSync(dirname(own), { recursive: true });
      symlinkSync(lead(image, own), own);
      link.mend();
      expect(link.read()?.standing).toBe('other-copy');
      expect(readlinkSync(own)).toBe(lead(image, own));
    };
    asBefore();
    expect(link.write(false).ok).toBe(true);
    expect(link.read()?.standing).toBe('absent');
    asBefore();
    expect(link.write(true).ok).toBe(true);
    expect(link.read()?.standing).toBe('there');
    expect(readlinkSync(own)).toBe(newer);
    expect(readFileSync(image, 'utf8')).toContain('asked');
  });

  test('lays no link by itself', () => {
    const link = machine().open();
    link.mend();
    expect(link.read()?.standing).toBe('absent');
  });

  test('tells why where the folder is none', () => {
    const { open, home } = machine();
    writeFileSync(join(home, '.local'), '');
    expect(open().write(true)).toMatchObject({ ok: false, error: { code: 'command-not-placed' } });
  });
});

describe('a macOS app', () => {
  /** In an Applications folder of its own. */
  function mac(): Machine & { readonly launcher: string } {
    const { home, own, open } = machine();
    const resources = join(home, 'Applications/Pilot Softphone.app/Contents/Resources');
    program(join(resources, '../MacOS/Pilot Softphone'));
    mkdirSync(join(resources, 'bin'), { recursive: true });
    copyFileSync(LAUNCHER, join(resources, 'bin/pilot-softphone'));
    chmodSync(join(resources, 'bin/pilot-softphone'), 0o755);
    writeFileSync(join(home, 'etc-paths'), `${join(home, 'usr-local-bin')}\n/usr/bin\n`);
    return {
      home,
      own,
      launcher: join(resources, 'bin/pilot-softphone'),
      open: (over = {}) => open({ platform: 'darwin', env: { PATH: '/usr/bin:/bin' }, resources, ...over }),
    };
  }

  test('is found in the folder of everybody where the agent may write there', () => {
    const { open, home, launcher } = mac();
    mkdirSync(join(home, 'usr-local-bin'));
    const link = open();
    const path = join(home, 'usr-local-bin/pilot-softphone');
    expect(link.read()).toEqual({ standing: 'absent', path, isOnPath: true });
    expect(link.write(true).ok).toBe(true);
    expect(readlinkSync(path)).toBe(launcher);
    expect(execFileSync(path, ['mute', 'on'], { encoding: 'utf8' })).toBe('asked mute on\n');
  });

  test('is found in the agent’s own folder elsewhere, which prompts may not look into', () => {
    const { open, own } = mac();
    const link = open();
    expect(link.read()).toEqual({ standing: 'absent', path: own, isOnPath: false });
    expect(link.write(true).ok).toBe(true);
    expect(execFileSync(own, ['call', '+55 11'], { encoding: 'utf8' })).toBe('asked call +55 11\n');
  });

  test('is started by a link to a link, and by one that leads on from where it lies', () => {
    const { open, own, home } = mac();
    open().write(true);
    symlinkSync('../.local/bin/pilot-softphone', join(home, 'Apps/relative'));
    expect(execFileSync(join(home, 'Apps/relative'), ['answer'], { encoding: 'utf8' })).toBe('asked answer\n');
    expect(own).toContain('.local');
  });

  test.each([
    '/Volumes/Pilot Softphone 1.0.0/Pilot Softphone.app/Contents/Resources',
    '/private/var/folders/x/AppTranslocation/1/d/P.app/Contents/Resources',
  ])('that is about to be gone offers none: %s', (resources) => {
    const link = mac().open({ resources });
    expect(link.read()).toBeNull();
    expect(link.write(true).ok).toBe(false);
  });
});

test.each([
  ['a deb or an rpm', { appImage: null }],
  ['Windows', { platform: 'win32' as const }],
  ['a working copy on a Mac', { platform: 'darwin' as const, isPackaged: false }],
])('%s offers none', (_what, over) => {
  expect(machine().open(over).read()).toBeNull();
});
