import '../../../support/without-electron.ts';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { AppError } from '#contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { openKeptFile } from '../../../../main/adapters/settings-store/kept-file.ts';
import { openSettingsStore, type OpenedSettings } from '../../../../main/adapters/settings-store/open-settings-store.ts';
import { SETUP_AHEAD } from '#contract/setup.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../../../main/adapters/settings-store/settings-document.ts';
import type { KeptFile } from '../../../../main/core/kept-file-port.ts';
import { OTHER_SETTINGS, settingsStoreSuite } from '../../../support/contract-suites/settings-store-suite.ts';
import { memoryFile } from '../../../support/memory-file.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const fileIn = (folder: string): KeptFile => openKeptFile({ folder, name: 'settings', now: () => 1_700_000_000_000 });
const openIn = (folder: string): OpenedSettings => openSettingsStore({ file: fileIn(folder), log: memoryLog(), refused: unexpected });
const unexpected = ({ code }: AppError): never => expect.unreachable(`the disk refuses: ${code}`);

settingsStoreSuite('file', () => openIn(temporaryFolder()).store);
settingsStoreSuite('memory', () => openSettingsStore({ file: memoryFile(), log: memoryLog(), refused: unexpected }).store);

describe('the settings file', () => {
  test('settings are there after a restart, in a file that only its owner reads', () => {
    const folder = temporaryFolder();
    openIn(folder).store.write(OTHER_SETTINGS);
    const again = openIn(folder);
    expect(again.store.read()).toEqual(OTHER_SETTINGS);
    expect(again.problem).toBeNull();
    expect(statSync(join(folder, 'settings.json')).mode & 0o077).toBe(0);
  });

  test.each([
    ['half a file', '{"version":1,"settings":{"lang'],
    ['an empty file', ''],
    ['a later version', '{"version":2,"settings":{}}'],
    ['no version', '{"settings":{}}'],
    ['a list', '[1]'],
    ['null', 'null'],
  ])('%s is set aside, said, and the defaults rule', (_what, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), text);
    const opened = openIn(folder);
    expect(opened.problem).toMatchObject({ code: 'storage-damaged', detail: 'kept as settings.bad-1700000000000.json' });
    expect(readFileSync(join(folder, 'settings.bad-1700000000000.json'), 'utf8')).toBe(text);
    // Whoever kept recordings for ever did so by what cannot be read now: none may be deleted for that.
    expect(opened.store.read()).toEqual({ ...DEFAULT_SETTINGS, recording: { ...DEFAULT_SETTINGS.recording, keepDays: null } });
    opened.store.write(OTHER_SETTINGS);
    expect(openIn(folder).problem).toBeNull();
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('a member of another version is no damage: missing ones take their default, unknown ones are dropped', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{"version":1,"settings":{"theme":"dark","holograms":true}}');
    const opened = openIn(folder);
    expect(opened.problem).toBeNull();
    expect(opened.store.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });

  test('a voice of another version takes what it lacks from the defaults', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{"version":1,"settings":{"voice":{"echoCancellation":true}}}');
    expect(openIn(folder).store.read()).toEqual({ ...DEFAULT_SETTINGS, voice: { ...DEFAULT_SETTINGS.voice, echoCancellation: true } });
  });

  test('a file that does not open is left alone, said, and the defaults rule', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'settings.json'));
    const opened = openIn(folder);
    expect(opened.problem).toEqual({ code: 'storage-unavailable', detail: 'settings.json (EISDIR)' });
    opened.store.write(OTHER_SETTINGS);
    expect(opened.store.read()).toEqual(OTHER_SETTINGS);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  test('an address that the environment gives rules while nobody has chosen another, and is not kept', () => {
    const folder = temporaryFolder();
    const given = 'https://test.example/v1';
    const openGiven = (): OpenedSettings =>
      openSettingsStore({ file: fileIn(folder), log: memoryLog(), refused: unexpected, defaults: { ...DEFAULT_SETTINGS, apiBase: given } });
    const { store } = openGiven();
    expect(store.read().apiBase).toBe(given);
    store.write({ ...store.read(), theme: 'dark' });
    expect(openGiven().store.read()).toMatchObject({ theme: 'dark', apiBase: given });
    expect(openIn(folder).store.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', setup: SETUP_AHEAD });
    store.write({ ...store.read(), apiBase: 'https://chosen.example/v1' });
    expect(openGiven().store.read().apiBase).toBe('https://chosen.example/v1');
  });

  test('a phone that has no settings begins with the questions of the first run; one that has is asked nothing', () => {
    const folder = temporaryFolder();
    expect(openIn(folder).store.read().setup).toEqual({ isOpen: true, step: 'language' });
    writeFileSync(join(folder, 'settings.json'), '{"version":1,"settings":{"theme":"dark"}}');
    expect(openIn(folder).store.read().setup.isOpen).toBe(false);
  });

  test('what an administrator presets holds until the agent chooses, and follows the administrator where they do not', () => {
    const folder = temporaryFolder();
    const openPreset = (theme: 'dark' | 'light'): OpenedSettings =>
      openSettingsStore({
        file: fileIn(folder),
        log: memoryLog(),
        refused: unexpected,
        defaults: { ...DEFAULT_SETTINGS, theme, ringer: { ...DEFAULT_SETTINGS.ringer, volumePercent: 40 } },
        preset: ['theme', 'ringer.volumePercent'],
      });
    const { store } = openPreset('dark');
    store.write({ ...store.read(), ringer: { ...store.read().ringer, volumePercent: 55 } });
    expect(openPreset('light').store.read()).toMatchObject({ theme: 'light', ringer: { volumePercent: 55 } });
  });

  test('an older document is taken through every step to this version', () => {
    const steps = [
      (old: Readonly<Record<string, unknown>>) => ({ ...old, theme: old['night'] === true ? 'dark' : 'light' }),
      (old: Readonly<Record<string, unknown>>) => ({ ...old, microphone: `${String(old['microphone'])}!` }),
    ];
    const read = (document: unknown): unknown => readSettings(document, { defaults: DEFAULT_SETTINGS, steps });
    expect(read({ version: 1, settings: { night: true, microphone: 'A' } })).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      microphone: 'A!',
    });
    expect(read({ version: 2, settings: { microphone: 'A' } })).toEqual({ ...DEFAULT_SETTINGS, microphone: 'A!' });
    expect(read({ version: 3, settings: { microphone: 'A' } })).toEqual({ ...DEFAULT_SETTINGS, microphone: 'A' });
    expect(read({ version: 4, settings: {} })).toBeNull();
  });

  test('a disk that refuses is logged and told, and the change rules until quit', () => {
    const folder = temporaryFolder();
    const log = memoryLog();
    const told: string[] = [];
    const { store } = openSettingsStore({
      file: openKeptFile({ folder: join(folder, 'settings.json', 'x'), name: 's', now: Date.now }),
      log,
      refused: ({ code }) => void told.push(code),
    });
    writeFileSync(join(folder, 'settings.json'), '{}'); // a file where a folder is wanted
    store.write(OTHER_SETTINGS);
    expect(store.read()).toEqual(OTHER_SETTINGS);
    expect(log.text()).toContain('could not be kept');
    expect(told).toEqual(['storage-unavailable']);
  });

  test('whatever the document holds, reading it gives whole settings or null', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ version: fc.constant(1), settings: fc.anything() })), (document) => {
        const settings = readSettings(document, { defaults: DEFAULT_SETTINGS });
        return settings === null || Object.keys(DEFAULT_SETTINGS).every((key) => key in settings);
      }),
    );
  });
});
