import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Machine, Purpose } from '../../build/setup/machine.ts';
import { NEEDS } from '../../build/setup/needs.ts';
import { buildFailedBefore, rememberFailedBuild } from '../../build/setup/port-audio-failure.ts';
import { setUp, type SetupTools } from '../../build/setup/set-up.ts';

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

/** All a person sees of one set-up, and what was done. */
async function shown(machine: Machine, trial: { readonly purpose?: Purpose } & Partial<SetupTools> = {}) {
  const lines: string[] = [];
  const done: string[] = [];
  const outcome = await setUp({
    repository: '/nowhere',
    purpose: trial.purpose ?? 'start',
    say: (line) => lines.push(line),
    tools: {
      observe: trial.observe ?? (() => Promise.resolve(machine)),
      install: (needs) => {
        done.push('install');
        return (trial.install ?? (() => Promise.resolve(0)))(needs);
      },
      buildPortAudio: (repository) => {
        done.push('build');
        return (trial.buildPortAudio ?? (() => Promise.resolve(true)))(repository);
      },
      rememberFailedBuild: () => done.push('remember'),
    },
  });
  const text = [...lines, ...(outcome.ok ? [] : [outcome.reason])].join('\n');
  return { ok: outcome.ok, text, done, toPaste: text.split('\n').flatMap((line) => /sudo apt-get install .*/.exec(line)?.[0] ?? []) };
}

describe('one line to copy and paste, and only one, is shown', () => {
  test('where apt-get fails although it may run', async () => {
    const { ok, text, done, toPaste } = await shown(bareServer, { install: () => Promise.resolve(100) });
    expect(ok).toBe(false);
    expect(text).toContain('apt-get ended with code 100.');
    expect(text).toContain('No browser; it is needed for');
    expect(toPaste).toEqual([
      'sudo apt-get install -y --no-install-recommends chromium xvfb openbox dbus fonts-inter fonts-noto-core pulseaudio pulseaudio-utils libasound2-plugins python3 make g++',
    ]);
    expect(done).toEqual(['install']);
  });

  test('where there is no right to install', async () => {
    for (const purpose of ['start', 'tests'] as const) {
      const { ok, toPaste, done } = await shown({ ...bareServer, mayInstall: false }, { purpose });
      expect(ok).toBe(false);
      expect(toPaste).toHaveLength(1);
      expect(done).toEqual([]);
    }
  });

  test('where only compilers are missing: the app starts, and nothing is tried without them', async () => {
    const has = new Set([...EVERYTHING].filter((name) => name !== 'compilers'));
    const { ok, text, toPaste, done } = await shown({ ...bareServer, mayInstall: false, has });
    expect(ok).toBe(true);
    expect(text).toBe('To add compilers: sudo apt-get install -y --no-install-recommends python3 make g++');
    expect(toPaste).toHaveLength(1);
    expect(done).toEqual([]);
  });
});

test('naudiodon is built with compilers that were installed a moment ago', async () => {
  let has = new Set(EVERYTHING);
  has.delete('compilers');
  const { ok, done, toPaste } = await shown(bareServer, {
    observe: () => Promise.resolve({ ...bareServer, has }),
    install: () => {
      has = EVERYTHING;
      return Promise.resolve(0);
    },
  });
  expect({ ok, done, toPaste }).toEqual({ ok: true, done: ['install', 'build'], toPaste: [] });
});

test('a build that fails says so once and is remembered', async () => {
  const machine = { ...bareServer, has: EVERYTHING };
  const { ok, text, done } = await shown(machine, { buildPortAudio: () => Promise.resolve(false) });
  expect({ ok, done }).toEqual({ ok: true, done: ['build', 'remember'] });
  expect(text).toContain('naudiodon cannot be built here');
  expect(await shown({ ...machine, portAudioFailed: true })).toMatchObject({ ok: true, done: [], text: '' });
});

describe('a failed build of naudiodon', () => {
  let folder: string;
  const wants = (naudiodon: string): void => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ optionalDependencies: { naudiodon } }));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pilot-test-'));
    wants('2.3.6');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('is not tried again before something changes', () => {
    expect(buildFailedBefore(folder)).toBe(false);
    rememberFailedBuild(folder);
    expect(buildFailedBefore(folder)).toBe(true);
    wants('2.3.7');
    expect(buildFailedBefore(folder)).toBe(false);
  });
});
