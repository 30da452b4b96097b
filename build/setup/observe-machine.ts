import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { findDisplay } from './find-display.ts';
import { findCommand } from './find-command.ts';
import { findElectronBinary } from './find-electron.ts';
import { findSound } from './find-sound.ts';
import type { Machine } from './machine.ts';
import { NEEDS, type Family, type Need } from './needs.ts';
import { buildFailedBefore } from './port-audio-failure.ts';
import { compilersAreThere, portAudioLoads } from './port-audio.ts';

/** Looks at this machine; changes nothing. Everything slow is asked at the same time. */
export async function observeMachine(repository: string): Promise<Machine> {
  const [display, sound, loads, mayInstall] = await Promise.all([
    findDisplay(process.env),
    findSound(process.env),
    portAudioLoads(repository),
    mayInstallPackages(),
  ]);
  const has = new Set(NEEDS.filter(isThere).map((need) => need.name));
  if (compilersAreThere()) has.add('compilers');
  return {
    platform: process.platform,
    family: process.platform === 'linux' ? distributionFamily(osRelease()) : null,
    has,
    mayInstall,
    display: display === null ? 'none' : 'real',
    sound: sound?.kind ?? 'none',
    electronBinary: findElectronBinary(repository) !== null,
    portAudioLoads: loads,
    portAudioFailed: buildFailedBefore(repository),
  };
}

function isThere(need: Need): boolean {
  return (
    (need.programs ?? []).some((name) => findCommand(name) !== null) || (need.files ?? []).some((pattern) => globSync(pattern).length > 0)
  );
}

/** Reads ID and ID_LIKE of os-release. */
export function distributionFamily(release: string): Family | null {
  const words = [...release.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)].flatMap((match) => (match[1] ?? '').split(' '));
  if (words.some((word) => word === 'debian' || word === 'ubuntu')) return 'debian';
  if (words.some((word) => word === 'fedora' || word === 'rhel')) return 'fedora';
  return words.includes('arch') ? 'arch' : null;
}

function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return ''; // a Linux that does not say what it is: its family is unknown
  }
}

async function mayInstallPackages(): Promise<boolean> {
  if (process.env['PILOT_NO_INSTALL'] !== undefined || findCommand('apt-get') === null) return false;
  if (process.getuid?.() === 0) return true;
  if (findCommand('sudo') === null) return false;
  return new Promise((resolve) => {
    const sudo = spawn('sudo', ['-n', 'true'], { stdio: 'ignore', timeout: 5_000 });
    sudo.once('error', () => {
      resolve(false);
    });
    sudo.once('exit', (code) => {
      resolve(code === 0);
    });
  });
}
