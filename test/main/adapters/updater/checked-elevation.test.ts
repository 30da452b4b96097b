import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { registerElectron } from '../../../../build/dev-host/register-electron.ts';
import { checkedElevation, elevateChecked } from '../../../../main/adapters/updater/checked-elevation.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { sha512Of } from '../../../support/updates/update-server.ts';

const require = createRequire(import.meta.url);
const CHECKED = Buffer.from('the package that was signed');

/** A package in the agent's folder, and a machine whose `dpkg` only keeps what it is given. */
function machine() {
  const home = join(temporaryFolder(), 'Ana Souza');
  mkdirSync(home);
  const path = join(home, 'pilot-softphone-1.1.0.deb');
  writeFileSync(path, CHECKED);
  const programs = temporaryFolder();
  const installed = join(programs, 'installed');
  writeFileSync(
    join(programs, 'dpkg'),
    `#!/bin/sh\numask > '${programs}/umask'\nprintf '%s\\n' "$@" >> '${programs}/asked'\ncp "$2" '${installed}'\n`,
  );
  chmodSync(join(programs, 'dpkg'), 0o755);
  return {
    path,
    roots: join(programs, 'roots-own'),
    file: { path, sha512: sha512Of(CHECKED) },
    programs,
    installed: () => (existsSync(installed) ? readFileSync(installed, 'utf8') : null),
    umask: () => readFileSync(join(programs, 'umask'), 'utf8').trim(),
    asked: () => (existsSync(join(programs, 'asked')) ? readFileSync(join(programs, 'asked'), 'utf8').trim().split('\n') : []),
  };
}
type Machine = ReturnType<typeof machine>;

/** electron-updater's own way to root, for one who is root already, or by a `pkexec` that asks nobody. */
function runAsRoot({ programs }: Machine, words: readonly string[], isRoot: boolean): void {
  registerElectron({ app: {}, net: {}, session: {}, autoUpdater: {} });
  const { DebUpdater } = require('electron-updater/out/DebUpdater.js') as {
    readonly DebUpdater: new (
      options: null,
      app: object,
    ) => { runCommandWithSudoIfNeeded(words: readonly string[]): void; isRunningAsRoot: () => boolean; logger: null };
  };
  const updater = new DebUpdater(null, {
    version: '1.0.0',
    name: 'Pilot Softphone',
    whenReady: () => Promise.resolve(),
    onQuit: () => undefined,
  });
  updater.isRunningAsRoot = () => isRoot;
  updater.logger = null;
  writeFileSync(join(programs, 'pkexec'), '#!/bin/sh\n[ "$1" = --disable-internal-agent ] && shift\nexec "$@"\n');
  chmodSync(join(programs, 'pkexec'), 0o755);
  const before = process.env['PATH'];
  process.env['PATH'] = `${programs}:${before ?? ''}`;
  try {
    updater.runCommandWithSudoIfNeeded(words);
  } finally {
    process.env['PATH'] = before;
  }
}
/** As `LinuxUpdater` writes the file's name. */
const written = (path: string): string => path.replaceAll(' ', '\\ ');

describe.runIf(process.platform === 'linux').each([
  ['by a password', false],
  ['for root', true],
])('what root installs %s', (_how, isRoot) => {
  test('is the package that was checked, from a folder of its own, which is gone afterwards', () => {
    const here = machine();
    runAsRoot(here, checkedElevation(['dpkg', '-i', written(here.path)], here.file, here.roots), isRoot);
    expect(here.installed()).toBe(CHECKED.toString());
    expect(here.asked()).toEqual(['-i', join(here.roots, 'update.deb')]);
    // What it lays down is for everybody to read.
    expect(Number.parseInt(here.umask(), 8)).toBe(process.umask());
    expect(existsSync(here.roots)).toBe(false);
  });

  test.each<[string, (here: Machine) => void]>([
    ['another file lies in its place', ({ path }) => writeFileSync(path, 'evil')],
    [
      'a link leads elsewhere',
      ({ path, programs }) => {
        writeFileSync(join(programs, 'evil'), 'evil');
        writeFileSync(path, '');
        rmSync(path);
        symlinkSync(join(programs, 'evil'), path);
      },
    ],
    ['it is gone', ({ path }) => rmSync(path)],
    [
      'a pipe that never ends lies in its place',
      ({ path }) => {
        rmSync(path);
        execFileSync('/usr/bin/mkfifo', [path]);
      },
    ],
  ])('is nothing where %s by then', (_what, swap) => {
    const here = machine();
    const words = checkedElevation(['dpkg', '-i', written(here.path)], here.file, here.roots);
    swap(here);
    expect(() => runAsRoot(here, words, isRoot)).toThrow('exited with code 97');
    expect(here.installed()).toBeNull();
    expect(existsSync(here.roots)).toBe(false);
  });
});

describe('what electron-updater asks of root after a command that failed', () => {
  const DPKG = ['dpkg', '-i', '/home-of-ana/update.deb'];
  const APT = ['apt-get', 'install', '-f', '-y'];
  /** Root, who ends the first command so. */
  function root(firstEnds: string) {
    const ran: string[] = [];
    const log = memoryLog();
    let file = { path: '/home-of-ana/update.deb', sha512: sha512Of(CHECKED) };
    const run = elevateChecked({
      asRoot(words) {
        ran.push(words.join(' ').includes('sha512sum') ? 'dpkg' : words.join(' '));
        if (ran.length === 1) throw new Error(firstEnds);
      },
      file: () => file,
      log,
    });
    const downloadAgain = (): void => {
      file = { ...file };
    };
    return { run, ran, log, downloadAgain };
  }

  test('is not run where the file was another than the one that was checked, and that is in the log', () => {
    const { run, ran, log, downloadAgain } = root('Command pkexec exited with code 97');
    expect(() => run(DPKG)).toThrow('97');
    expect(() => run(APT)).toThrow('refused by root');
    expect(() => run(DPKG)).toThrow('refused by root');
    expect(ran).toEqual(['dpkg']);
    expect(log.lines).toEqual([expect.stringMatching(/^error root found another file/)]);
    downloadAgain();
    run(DPKG);
    expect(ran).toEqual(['dpkg', 'dpkg']);
  });

  test('is run where the package manager failed: it may miss what the package needs', () => {
    const { run, ran, log } = root('Command pkexec exited with code 1');
    expect(() => run(DPKG)).toThrow();
    run(APT);
    expect(ran).toEqual(['dpkg', 'apt-get install -f -y']);
    expect(log.lines).toEqual([]);
  });
});

test('a command that names no file is as it was; one that names a file nobody checked is not run', () => {
  const { file } = machine();
  expect(checkedElevation(['apt-get', 'install', '-f', '-y'], file)).toEqual(['apt-get', 'install', '-f', '-y']);
  expect(() => checkedElevation(['dpkg', '-i', '/tmp/other.deb'], file)).toThrow('not checked');
  expect(() => checkedElevation(['dpkg', '-i', file.path], null)).toThrow('not checked');
});

test('the words bear both kinds of quotes round them', () => {
  const { path, file } = machine();
  expect(checkedElevation(['dnf', 'install', '--nogpgcheck', '-y', written(path)], file).join(' ')).not.toMatch(/['"$`]/);
});
