import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { architecturesOf } from '../mach-o.ts';
import { lockedPackage, type PinnedPackage, takePackage } from '../take-package.ts';

/**
 * naudiodon's own PortAudio knows no Apple Silicon. This fork has the same sources and a PortAudio for both processors; of it that one
 * file is taken, and no code.
 */
const WITH_UNIVERSAL_PORT_AUDIO: PinnedPackage = {
  name: 'naudiodon2',
  version: '2.5.0',
  integrity: 'sha512-NAhiQ73ldwEK2y3hzDk+LsWDPE2ppOXSJWk2v+fYAoK02nIPzBtDmb7kvh5WTd+/kOgM+Fsbx17eFL6P4kTn7w==',
};
const DYLIB = 'portaudio/bin/libportaudio.dylib';
const BOTH = ['x64', 'arm64'] as const;
/** Packages of which npm installs the half that fits this Mac. */
const HALVES = ['@livekit/rtc-ffi-bindings-darwin-x64', '@livekit/rtc-ffi-bindings-darwin-arm64'];

/** On a Mac, before a universal app is packed: makes every native part in node_modules one that serves both processors. */
export function takeUniversalNatives(repository: string, say: (line: string) => void): void {
  const naudiodon = join(repository, 'node_modules/naudiodon');
  takePortAudio(join(naudiodon, DYLIB));
  buildForBoth(repository, naudiodon);
  for (const name of HALVES) takePackage(lockedPackage(repository, name), join(repository, 'node_modules', name));
  say('PortAudio, its addon and the echo canceller are there for both processors.');
}

/** Replaces a PortAudio by the universal one. */
export function takePortAudio(place: string): void {
  const work = mkdtempSync(join(tmpdir(), 'pilot-portaudio-'));
  try {
    takePackage(WITH_UNIVERSAL_PORT_AUDIO, work);
    const dylib = join(work, DYLIB);
    const found = architecturesOf(readFileSync(dylib));
    if (!BOTH.every((one) => found.includes(one))) throw new Error(`its PortAudio is for ${found.join()}`);
    copyFileSync(dylib, place);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The addon, compiled once for each processor and joined. Its build copies PortAudio beside it. */
function buildForBoth(repository: string, naudiodon: string): void {
  const addon = join(naudiodon, 'build/Release/naudiodon.node');
  const halves = BOTH.map((arch) => {
    execFileSync('npm', ['rebuild', 'naudiodon'], { cwd: repository, env: { ...process.env, npm_config_arch: arch }, stdio: 'inherit' });
    const half = join(naudiodon, `naudiodon-${arch}.node`);
    renameSync(addon, half);
    return half;
  });
  execFileSync('lipo', [...halves, '-create', '-output', addon]);
  for (const half of halves) rmSync(half);
}
