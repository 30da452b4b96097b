import '../../../support/without-electron.ts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appError } from '#contract/errors.ts';
import { fail } from '#contract/result.ts';
import { expect, test } from 'vitest';
import { openKeptFile } from '../../../../main/adapters/settings-store/kept-file.ts';
import { openSettingsStore, type OpenedSettings } from '../../../../main/adapters/settings-store/open-settings-store.ts';
import { DEFAULT_SETTINGS, SETTINGS_VERSION } from '../../../../main/adapters/settings-store/settings-document.ts';
import { withMember } from '../../../../main/core/policy/setting-path.ts';
import type { KeptFile } from '../../../../main/core/kept-file-port.ts';
import { OTHER_SETTINGS } from '../../../support/contract-suites/settings-store-suite.ts';
import { memoryFile } from '../../../support/memory-file.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const ASIDE = 'settings.bad-1700000000000.json';
const fileIn = (folder: string): KeptFile => openKeptFile({ folder, name: 'settings', now: () => 1_700_000_000_000 });
const open = (file: KeptFile): OpenedSettings =>
  openSettingsStore({ file, log: memoryLog(), refused: ({ code }) => expect.unreachable(code) });
/** Every member has another value than by default. */
const text = (path: string, value: unknown): string =>
  JSON.stringify({ version: SETTINGS_VERSION, settings: withMember({ ...OTHER_SETTINGS }, path, value) });

test.each<[path: string, value: unknown, instead: unknown]>([
  ['network.proxy', { mode: 'pac', url: 'http://10.0.0.256/proxy.pac' }, DEFAULT_SETTINGS.network.proxy],
  ['network.extraCaFile', '', null],
  ['network', 7, DEFAULT_SETTINGS.network],
  ['language', 'tlh', DEFAULT_SETTINGS.language],
  // It would show keys to the network.
  ['apiBase', 'http://evil.org', DEFAULT_SETTINGS.apiBase],
  ['knownDevices', 'none', []],
  ['ringer.devices', 'Room', []],
  ['tunnel', { provider: 'string-and-cans' }, DEFAULT_SETTINGS.tunnel],
  // What nobody chose deletes nothing.
  ['recording.keepDays', -1, null],
  ['recording', null, { ...DEFAULT_SETTINGS.recording, keepDays: null }],
])('%s that is wrong costs itself alone; it is said once and kept beside', (path, value, instead) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'settings.json'), text(path, value));
  const expected = withMember({ ...OTHER_SETTINGS }, path, instead);
  const opened = open(fileIn(folder));
  expect(opened.store.read()).toEqual(expected);
  expect(opened.problem).toEqual({ code: 'storage-damaged', detail: `kept as ${ASIDE}; not read: ${path}` });
  expect(readFileSync(join(folder, ASIDE), 'utf8')).toBe(text(path, value));
  const again = open(fileIn(folder));
  expect([again.problem, again.store.read()]).toEqual([null, expected]);
});

test('several that are wrong cost themselves, and the proxies that know the login stay known', () => {
  const proxyLoginAt = ['http://proxy.example.com:3128'];
  const settings = { ...OTHER_SETTINGS, theme: 'plaid', network: { ...OTHER_SETTINGS.network, extraCaFile: 7, proxyLoginAt } };
  const opened = open(memoryFile(JSON.stringify({ version: SETTINGS_VERSION, settings })));
  expect(opened.store.read()).toEqual({
    ...OTHER_SETTINGS,
    theme: DEFAULT_SETTINGS.theme,
    network: { ...OTHER_SETTINGS.network, extraCaFile: null, proxyLoginAt },
  });
  expect(opened.problem?.detail).toBe('copied; not read: theme, network.extraCaFile');
});

const HEADSETS = [0, 1, 2, 3].map((productId) => ({ vendorId: 0x0b0e, productId, name: `Jabra ${String(productId)}` }));

test.each<[path: string, value: unknown, instead: unknown, unread: string]>([
  ['knownDevices', [{ kind: 'nose', name: '', id: '' }], [], 'knownDevices.0'],
  ['ringer.devices', ['', 'Room'], ['Room'], 'ringer.devices.0'],
  ['headsets', HEADSETS.with(1, 7 as never).with(3, null as never), [HEADSETS[0], HEADSETS[2]], 'headsets.3, headsets.1'],
  [
    'alerts.quickReplies',
    ['Já retorno.', 'n'.repeat(5_000), 'Estou em reunião.'],
    ['Já retorno.', 'Estou em reunião.'],
    'alerts.quickReplies.1',
  ],
  ['wrapUp.codes', [{ id: 'vip', label: 'VIP' }, { id: '' }], [{ id: 'vip', label: 'VIP' }], 'wrapUp.codes.1'],
  ['hook.events', ['call.missed', 'call.exec'], ['call.missed'], 'hook.events.1'],
  // The proxy itself stays, or its user would go out by another way.
  [
    'network.proxy',
    { mode: 'manual', server: 'http://proxy.example.com:3128', bypass: ['', '*.local'] },
    { mode: 'manual', server: 'http://proxy.example.com:3128', bypass: ['*.local'] },
    'network.proxy.bypass.0',
  ],
])('an item of %s that is wrong costs no other item', (path, value, instead, unread) => {
  const file = memoryFile(text(path, value));
  const opened = open(file);
  expect(opened.store.read()).toEqual(withMember({ ...OTHER_SETTINGS }, path, instead));
  expect(opened.problem?.detail).toBe(`copied; not read: ${unread}`);
  expect([open(file).problem, open(file).store.read()]).toEqual([null, opened.store.read()]);
});

test('a bit that tips over anywhere in the file keeps no app from starting, and costs a setting or two', () => {
  const bytes = Buffer.from(text('theme', 'dark'));
  const whole = JSON.stringify(OTHER_SETTINGS);
  // All of them take half a minute; each seventh has every kind of place among them.
  for (let at = 0; at < bytes.length; at += 7) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << ((at * 5) % 8));
    const file = memoryFile(flipped.toString());
    const { store } = open(file);
    if (file.text() === '' || file.text() === flipped.toString()) continue;
    const members = Object.entries(store.read()).filter(([, value]) => !whole.includes(JSON.stringify(value)));
    expect(members.length, flipped.toString()).toBeLessThanOrEqual(1);
  }
});

test('a file that cannot be copied is not written over', () => {
  const file = memoryFile(text('theme', 'plaid'));
  const error = appError('storage-unavailable', 'settings.json cannot be copied (ENOSPC)');
  const opened = open({ ...file, copyAside: () => fail(error) });
  expect(opened.problem).toEqual(error);
  opened.store.write({ ...opened.store.read(), speaker: 'Box' });
  expect(opened.store.read()).toMatchObject({ language: 'en', speaker: 'Box' });
  expect(file.text()).toBe(text('theme', 'plaid'));
});

test('a copy that the disk refuses is said as such', () => {
  const folder = join(temporaryFolder(), 'settings.json');
  const copied = openKeptFile({ folder, name: 'settings', now: Date.now }).copyAside();
  expect(copied).toEqual({ ok: false, error: { code: 'storage-unavailable', detail: 'settings.json cannot be copied (ENOENT)' } });
  expect(existsSync(folder)).toBe(false);
});
