import { describe, expect, test } from 'vitest';
import type { Machine } from '../../build/setup/machine.ts';
import { NEEDS } from '../../build/setup/needs.ts';
import { installLine, planSetup } from '../../build/setup/plan.ts';

const EVERYTHING = new Set(NEEDS.map((need) => need.name));
const bareServer: Machine = {
  platform: 'linux',
  family: 'debian',
  has: new Set(),
  mayInstall: true,
  display: 'none',
  sound: 'none',
  electronBinary: false,
  portAudioLoads: false,
  portAudioFailed: false,
};
const desktop: Machine = { ...bareServer, display: 'real', sound: 'server', electronBinary: true, portAudioLoads: true, mayInstall: false };

const names = (needs: readonly { readonly name: string }[]): readonly string[] => needs.map((need) => need.name);

describe('npm start', () => {
  test('wants nothing on a desktop with Electron but the way from ALSA to its sound server', () => {
    expect(planSetup({ ...desktop, has: new Set(['ALSA bridge']) }, 'start')).toEqual({
      install: [],
      notes: [],
      buildPortAudio: false,
      cannotGoOn: null,
    });
    expect(planSetup(desktop, 'start').notes).toEqual([
      'To add ALSA bridge: sudo apt-get install -y --no-install-recommends libasound2-plugins',
    ]);
  });

  test('installs browser, screen, sound and compilers on a bare server it may change', () => {
    const plan = planSetup(bareServer, 'start');
    expect(names(plan.install)).toEqual([
      'browser',
      'screen',
      'window manager',
      'session bus',
      'typefaces',
      'sound server',
      'sound tools',
      'ALSA bridge',
      'compilers',
    ]);
    expect(plan).toMatchObject({ cannotGoOn: null, notes: [] });
    // It depends on Debian's own Node, which would take the place of the machine's.
    expect(plan.install.flatMap((need) => need.packages.debian)).not.toContain('libnode-dev');
    expect(planSetup({ ...bareServer, has: EVERYTHING }, 'start')).toMatchObject({ install: [], buildPortAudio: true });
  });

  test('names compilers in one line where it may not install them, and does not try without them', () => {
    const machine: Machine = { ...desktop, portAudioLoads: false, has: new Set(['ALSA bridge']) };
    expect(planSetup(machine, 'start')).toEqual({
      install: [],
      notes: ['To add compilers: sudo apt-get install -y --no-install-recommends python3 make g++'],
      buildPortAudio: false,
      cannotGoOn: null,
    });
  });

  test('builds naudiodon without headers of its own, which node-gyp may download, and once only', () => {
    const machine: Machine = { ...desktop, portAudioLoads: false, has: new Set(['ALSA bridge', 'compilers']) };
    expect(planSetup(machine, 'start').buildPortAudio).toBe(true);
    expect(planSetup({ ...machine, portAudioFailed: true }, 'start').buildPortAudio).toBe(false);
    expect(planSetup({ ...machine, platform: 'win32', family: null, portAudioFailed: true }, 'start').buildPortAudio).toBe(false);
  });

  test('stops with the reason and one line to paste where it may not install a browser', () => {
    const plan = planSetup(
      { ...bareServer, mayInstall: false, has: new Set([...EVERYTHING].filter((name) => name !== 'browser')) },
      'start',
    );
    expect(plan.cannotGoOn).toBe(
      'No browser; it is needed for the development host, which stands in where the Electron binary is missing.',
    );
    expect(plan.notes).toEqual(['To add browser: sudo apt-get install -y --no-install-recommends chromium']);
  });

  test('goes on without sound, and says how to get it', () => {
    const plan = planSetup({ ...desktop, sound: 'none', has: new Set(['ALSA bridge']) }, 'start');
    expect(plan.cannotGoOn).toBeNull();
    expect(plan.notes.join('')).toContain('pulseaudio pulseaudio-utils');
  });

  test('leaves macOS and Windows alone but for naudiodon', () => {
    for (const platform of ['darwin', 'win32'] as const) {
      expect(planSetup({ ...bareServer, platform, family: null }, 'start')).toEqual({
        install: [],
        notes: [],
        buildPortAudio: true,
        cannotGoOn: null,
      });
    }
  });
});

describe('npm test', () => {
  test('wants its own screen and headset even on a desktop', () => {
    expect(planSetup(desktop, 'tests').cannotGoOn).toContain('No screen');
    expect(planSetup({ ...desktop, has: EVERYTHING }, 'tests').cannotGoOn).toBeNull();
  });

  test('never replaces the sound server a desktop uses', () => {
    const plan = planSetup({ ...desktop, mayInstall: true }, 'tests');
    expect(names(plan.install)).toContain('screen');
    expect(names(plan.install)).not.toContain('sound server');
    expect(plan.notes).toEqual(['To add sound server: sudo apt-get install -y --no-install-recommends pulseaudio']);
  });
});

test('the line to paste speaks each distribution’s language, and names Debian’s words where it knows none', () => {
  const compilers = NEEDS.filter((need) => need.name === 'compilers' || need.name === 'browser');
  expect(installLine(compilers, 'fedora')).toBe('sudo dnf install -y chromium python3 make gcc-c++');
  expect(installLine(compilers, 'arch')).toBe('sudo pacman -S --needed chromium python make gcc');
  expect(installLine(compilers, null)).toBe('install what Debian calls chromium python3 make g++');
});
