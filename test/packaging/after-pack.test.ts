import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import config from '../../build/config/electron-builder.ts';
import { afterPack, type PackedApp } from '../../build/packaging/after-pack.ts';
import { readFuses, setFuses } from '../../build/packaging/fuses.ts';
import { writeStandInElectron } from '../../build/packaging/stand-in-electron.ts';
import { readRunpath, writeRunpath } from '../../build/packaging/elf-runpath.ts';
import { portAudioLoads } from '../../build/setup/port-audio.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));
/** What naudiodon requires when it is loaded. */
const PACKED = ['naudiodon', 'bindings', 'file-uri-to-path', 'segfault-handler'];

/** An app as electron-builder leaves it, as far as sound is concerned. */
function packedApp() {
  const appOutDir = realpathSync(temporaryFolder());
  const modules = join(appOutDir, 'resources/app.asar.unpacked/node_modules');
  mkdirSync(modules, { recursive: true });
  for (const name of PACKED) cpSync(join(MODULES, name), join(modules, name), { recursive: true, dereference: true });
  const addon = join(modules, 'naudiodon/build/Release/naudiodon.node');
  writeStandInElectron(appOutDir, '1.0.0');
  const executable = join(appOutDir, 'pilot-softphone');
  renameSync(join(appOutDir, 'electron'), executable);
  const packed: PackedApp = {
    appOutDir,
    electronPlatformName: 'linux',
    packager: { appInfo: { productFilename: 'Pilot Softphone' }, executableName: 'pilot-softphone' },
  };
  return {
    packed,
    executable,
    addon,
    /** The PortAudio that a process of the app has in memory. */
    async loadedPortAudio(): Promise<readonly string[]> {
      const { stdout } = await run(process.execPath, [
        '-e',
        `require(${JSON.stringify(join(modules, 'naudiodon'))}); process.stdout.write(require('node:fs').readFileSync('/proc/self/maps', 'utf8'))`,
      ]);
      return [...new Set(stdout.match(/\/\S*libportaudio\S*/g))];
    },
  };
}

describe.runIf(process.platform === 'linux')('an app that was packed', () => {
  beforeEach(async ({ skip }) => {
    // An optional dependency: npm leaves it out where it cannot be built.
    skip(!(await portAudioLoads(dirname(MODULES))), 'naudiodon does not load on this machine');
  });

  test('loads the PortAudio it brings, not the one of the folder it was built in', async () => {
    const app = packedApp();
    const ownPortAudio = join(dirname(app.addon), 'libportaudio.so.2');
    expect(readRunpath(readFileSync(app.addon))).toSatisfy(isAbsolute); // wherever that was
    expect(await app.loadedPortAudio().catch(() => [])).not.toContain(ownPortAudio); // none, where that folder is gone

    await afterPack(app.packed);
    expect(readRunpath(readFileSync(app.addon))).toBe('$ORIGIN');
    expect(await app.loadedPortAudio()).toEqual([ownPortAudio]);
    await afterPack(app.packed); // packing again into the same folder
    expect(readRunpath(readFileSync(app.addon))).toBe('$ORIGIN');
  });

  test('without its addon is refused, because it would have no sound', async () => {
    const app = packedApp();
    rmSync(app.addon);
    await expect(afterPack(app.packed)).rejects.toThrow('PortAudio was not packed');
  });

  test('has every fuse as decided, whatever its Electron came with', async () => {
    const app = packedApp();
    const differing = (readings: Awaited<ReturnType<typeof readFuses>>): readonly string[] =>
      readings.filter(({ wanted, found }) => wanted !== found).map(({ fuse }) => fuse);
    expect(differing(await readFuses(app.executable))).toEqual([
      'RunAsNode',
      'EnableCookieEncryption',
      'EnableNodeOptionsEnvironmentVariable',
      'EnableNodeCliInspectArguments',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'GrantFileProtocolExtraPrivileges',
    ]);
    await afterPack(app.packed);
    expect(differing(await readFuses(app.executable))).toEqual([]);
  });

  test('a fuse of a later Electron breaks the build instead of being left as it came', async () => {
    const app = packedApp();
    const later = readFileSync(app.executable, 'latin1').replace('\u0001\u0009101100011', '\u0001\u000a1011000111');
    writeFileSync(app.executable, later, 'latin1');
    await expect(afterPack(app.packed)).rejects.toThrow();
  });

  test('a runpath that does not fit, and a file that is no library, are left as they are', () => {
    const elf = readFileSync(packedApp().addon);
    const before = Buffer.from(elf);
    expect(() => {
      writeRunpath(elf, '/x'.repeat(300));
    }).toThrow('no room');
    expect(elf.equals(before)).toBe(true);
    expect(() => readRunpath(Buffer.from('#!/bin/sh\n'.repeat(10)))).toThrow('not a library');
  });
});

test('a macOS app is signed anew after its fuses were set, which breaks the signature that it came with', async () => {
  const folder = temporaryFolder();
  const bundle = join(folder, 'Pilot Softphone.app');
  const framework = join(bundle, 'Contents/Frameworks/Electron Framework.framework');
  mkdirSync(framework, { recursive: true });
  writeStandInElectron(folder, '1.0.0');
  renameSync(join(folder, 'electron'), join(framework, 'Electron Framework'));
  const codesign = join(folder, 'bin/codesign');
  mkdirSync(dirname(codesign));
  writeFileSync(codesign, `#!/bin/sh\nprintf '%s\\n' "$@" >> '${join(folder, 'signed')}'\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${dirname(codesign)}:${process.env['PATH'] ?? ''}`);
  onTestFinished(() => void vi.unstubAllEnvs());

  await setFuses(bundle);
  expect((await readFuses(bundle)).every(({ wanted, found }) => wanted === found)).toBe(true);
  const signed = readFileSync(join(folder, 'signed'), 'utf8').split('\n');
  expect(signed).toEqual(expect.arrayContaining(['--sign', '-', '--force', bundle]));
});

test('the packing keeps the addon outside of the archive, and mends it', () => {
  expect(config.asarUnpack).toContain('**/node_modules/naudiodon/**');
  expect(config.afterPack).toBe(afterPack);
});
