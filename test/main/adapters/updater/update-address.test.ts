import { describe, expect, test } from 'vitest';
import { updateAddress } from '../../../../main/adapters/updater/build-facts.ts';
import { installationOf } from '../../../../main/adapters/updater/installation.ts';
import { openUpdateMemory } from '../../../../main/adapters/updater/update-memory.ts';
import { appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import { memoryFile } from '../../../support/memory-file.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const KEY = '-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n';

describe('where updates come from', () => {
  test('is what the packaging wrote', () => {
    const packed = { name: 'pilot-softphone', updates: { url: 'https://updates.example.com/softphone/', publicKeys: [KEY] } };
    expect(updateAddress(packed)).toEqual({ url: 'https://updates.example.com/softphone', publicKeys: [KEY] });
  });

  test.each([
    ['nothing was written', {}],
    ['it is not https', { updates: { url: 'http://updates.example.com', publicKeys: [KEY] } }],
    ['it is a file', { updates: { url: 'file:///tmp/updates', publicKeys: [KEY] } }],
    ['it carries a password', { updates: { url: 'https://me:secret@updates.example.com', publicKeys: [KEY] } }],
    ['it asks a question', { updates: { url: 'https://updates.example.com/?for=me', publicKeys: [KEY] } }],
    ['nobody’s signature would be believed', { updates: { url: 'https://updates.example.com', publicKeys: [] } }],
    ['its key is a private one', { updates: { url: 'https://updates.example.com', publicKeys: ['-----BEGIN PRIVATE KEY-----'] } }],
  ])('is nowhere when %s', (_what, packed) => {
    expect(updateAddress(packed)).toBeNull();
  });
});

describe('a copy', () => {
  const linux = {
    platform: 'linux',
    executable: '/opt/Pilot Softphone/pilot-softphone',
    resources: '/opt/Pilot Softphone/resources',
  } as const;
  const windows = {
    platform: 'win32',
    resources: '',
    executable: 'C:\\People\\ana\\AppData\\Local\\Programs\\Pilot Softphone\\Pilot Softphone.exe',
  } as const;
  const LOCALAPPDATA = 'C:\\People\\ana\\AppData\\Local';
  const all = (): boolean => true;
  const none = (): boolean => false;

  test.each([
    [
      'that is an AppImage replaces itself',
      { ...linux, appImage: '/people/ana/x.AppImage', env: {}, exists: none },
      { none: null, isUnattended: true },
    ],
    ['of a deb or rpm asks for a password', { ...linux, env: {}, exists: all }, { none: null, isUnattended: false }],
    ['that lies in a bare folder is left alone', { ...linux, env: {}, exists: none }, { none: 'by-system', isUnattended: false }],
    ['of one Windows user replaces itself', { ...windows, env: { LOCALAPPDATA }, exists: all }, { none: null, isUnattended: true }],
    [
      'for all Windows users asks for an administrator',
      { ...windows, executable: 'C:\\Program Files\\Pilot Softphone\\Pilot Softphone.exe', env: { LOCALAPPDATA }, exists: all },
      { none: null, isUnattended: false },
    ],
    ['of an MSI is the administrator’s', { ...windows, env: { LOCALAPPDATA }, exists: none }, { none: 'by-system', isUnattended: false }],
    ['on macOS replaces itself', { ...linux, platform: 'darwin', env: {}, exists: none }, { none: null, isUnattended: true }],
  ] as const)('%s', (_what, facts, expected) => {
    expect(installationOf({ appImage: null, ...facts })).toEqual(expected);
  });
});

describe('what updates remember', () => {
  const open = (file = memoryFile(), chance = 0.25) => openUpdateMemory({ file, random: () => chance, log: memoryLog() });

  test('lasts over restarts: the seat, the newest notice, and the word against calls', () => {
    const file = memoryFile();
    const before = open(file, 0.25);
    before.seen({ channel: 'stable', publishedAt: unixMs(2_000), noCallsBelow: '1.2.0' });
    before.seen({ channel: 'stable', publishedAt: unixMs(1_000), noCallsBelow: null });
    const after = open(file, 0.75);
    expect(after.seat).toBe(25);
    expect(after.newestSeenAt('stable')).toBe(2_000);
    expect(after.newestSeenAt('early')).toBeNull();
    expect(after.noCallsBelow()).toBe('1.2.0');
  });

  test.each(['{', '[]', '{"seat":"x"}', '{"seat":200,"newestSeenAt":{},"noCallsBelow":null}'])(
    'of a damaged file (%s) is drawn anew',
    (text) => {
      const file = memoryFile(text);
      expect(open(file, 0.75).seat).toBe(75);
      expect(open(file, 0.5).seat).toBe(75);
    },
  );

  const KEPT = { seat: 25, newestSeenAt: { stable: 2_000, early: 3_000 }, noCallsBelow: '1.2.0' };

  test.each<[string, object, readonly unknown[]]>([
    ['the seat', { seat: 'x' }, [75, 2_000, 3_000, '1.2.0']],
    ['the newest notice of one channel', { newestSeenAt: { stable: null, early: 3_000 } }, [25, null, 3_000, '1.2.0']],
    ['the newest notices', { newestSeenAt: 7 }, [25, null, null, '1.2.0']],
    ['the word against calls', { noCallsBelow: 7 }, [25, 2_000, 3_000, null]],
  ])('loses %s that cannot be read and nothing else, so that no older notice passes', (_what, damage, expected) => {
    const file = memoryFile(JSON.stringify({ ...KEPT, ...damage }));
    const all = (memory: ReturnType<typeof open>) => [
      memory.seat,
      memory.newestSeenAt('stable'),
      memory.newestSeenAt('early'),
      memory.noCallsBelow(),
    ];
    expect(all(open(file, 0.75))).toEqual(expected);
    expect(all(open(file, 0.5))).toEqual(expected);
  });

  test('that cannot be read today is not written over', () => {
    let written = 0;
    const error = appError('storage-unavailable', 'EACCES');
    const memory = open({ ...memoryFile(), read: () => ({ state: 'unavailable', error }) as never, write: () => void (written += 1) });
    memory.seen({ channel: 'stable', publishedAt: unixMs(1), noCallsBelow: null });
    expect([memory.newestSeenAt('stable'), written]).toEqual([1, 0]);
  });

  test('a disk that refuses costs nothing but the memory', () => {
    const refusing = {
      ...memoryFile(),
      write: () => {
        throw new Error('ENOSPC');
      },
    };
    const memory = open(refusing);
    memory.seen({ channel: 'stable', publishedAt: unixMs(1), noCallsBelow: null });
    expect(memory.newestSeenAt('stable')).toBe(1);
  });
});
