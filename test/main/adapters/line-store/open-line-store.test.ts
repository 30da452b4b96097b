import '../../../support/without-electron.ts';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { DEFAULT_LINE_OPTIONS, lineId } from '#contract/line.ts';
import { fail } from '#contract/result.ts';
import { safeStorageSeal, type SealingStorage } from '../../../../main/adapters/line-store/key-seal.ts';
import { openLineStore, type OpenedLines } from '../../../../main/adapters/line-store/open-line-store.ts';
import { openKeptFile } from '../../../../main/adapters/settings-store/kept-file.ts';
import type { KeptFile } from '../../../../main/core/kept-file-port.ts';
import { KEY_CANARY, keptLine, lineStoreSuite } from '../../../support/contract-suites/line-store-suite.ts';
import { memoryFile } from '../../../support/memory-file.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

type Backend = ReturnType<SealingStorage['getSelectedStorageBackend']>;

/** Seals for real (AES-GCM), as a keyring does: another key, or a changed byte, does not open. */
function keyring(backend: Backend = 'gnome_libsecret', key = randomBytes(32)): SealingStorage {
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => backend,
    encryptString(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    decryptString(sealed) {
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString('utf8');
    },
  };
}
const NO_KEYRING: SealingStorage = { ...keyring(), isEncryptionAvailable: () => false };

const fileIn = (folder: string): KeptFile => openKeptFile({ folder, name: 'lines', now: () => 1_700_000_000_000 });
function openWith(file: KeptFile, storage: SealingStorage, platform: NodeJS.Platform = 'linux'): OpenedLines {
  return openLineStore({ file, seal: safeStorageSeal(storage, platform), log: memoryLog() });
}
function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

lineStoreSuite('file', { open: () => openWith(fileIn(temporaryFolder()), keyring()).store, keeps: true });
lineStoreSuite('memory', { open: () => openWith(memoryFile(), keyring()).store, keeps: true });
lineStoreSuite('no safe place for keys', { open: () => openWith(fileIn(temporaryFolder()), NO_KEYRING).store, keeps: false });

describe('keys at rest', () => {
  test('a line is there after a restart, and its key is nowhere on disk in the clear', () => {
    const folder = temporaryFolder();
    const storage = keyring();
    openWith(fileIn(folder), storage).store.save(keptLine('a'));
    const again = openWith(fileIn(folder), storage);
    expect(again).toMatchObject({ problem: null });
    expect(again.store.read()).toEqual([keptLine('a')]);
    expect(everythingIn(folder)).toContain('Linha a');
    for (const form of [KEY_CANARY, Buffer.from(KEY_CANARY).toString('base64').slice(0, 20), Buffer.from(KEY_CANARY).toString('hex')]) {
      expect(everythingIn(folder)).not.toContain(form);
    }
  });

  test('a line that was kept before lines had ringtones gets the usual one and is pre-accepted', () => {
    const folder = temporaryFolder();
    const storage = keyring();
    openWith(fileIn(folder), storage).store.save(keptLine('a'));
    const path = join(folder, 'lines.json');
    const document = JSON.parse(readFileSync(path, 'utf8'));
    delete document.lines[0].ringtone;
    delete document.lines[0].preAccept;
    writeFileSync(path, JSON.stringify(document));
    expect(openWith(fileIn(folder), storage).store.read()).toEqual([keptLine('a', DEFAULT_LINE_OPTIONS)]);
  });

  test.each<[string, SealingStorage, NodeJS.Platform]>([
    ['Linux without a keyring (basic_text)', keyring('basic_text'), 'linux'],
    ['Linux before it knows its keyring', keyring('unknown'), 'linux'],
    ['no encryption', NO_KEYRING, 'darwin'],
    [
      'a keyring that breaks',
      {
        ...keyring(),
        encryptString: () => {
          throw new Error('locked');
        },
      },
      'linux',
    ],
  ])('%s: the key lives until quit and nothing is written', (_what, storage, platform) => {
    const folder = temporaryFolder();
    const opened = openWith(fileIn(folder), storage, platform);
    expect(opened.store.save(keptLine('a'))).toEqual({ code: 'keys-not-kept' });
    expect(opened.store.read()).toEqual([keptLine('a')]);
    expect(everythingIn(folder)).not.toContain('CANARY');
    expect(openWith(fileIn(folder), storage, platform).store.read()).toEqual([]);
  });

  test('the backend is asked only on Linux, where there is one', () => {
    const elsewhere: SealingStorage = {
      ...keyring(),
      getSelectedStorageBackend: () => {
        throw new Error('Linux only');
      },
    };
    expect(openWith(memoryFile(), elsewhere, 'win32').store.save(keptLine('a'))).toBeNull();
  });

  test('a line whose key cannot be opened is locked, and comes back when the keyring does', () => {
    const folder = temporaryFolder();
    const storage = keyring();
    openWith(fileIn(folder), storage).store.save(keptLine('a'));
    const locked = openWith(fileIn(folder), keyring());
    expect(locked.store.read()).toEqual([]);
    const { access: _access, ...shown } = keptLine('a');
    expect([locked.problem, locked.store.locked()]).toEqual([null, [shown]]);
    locked.store.save(keptLine('b'));
    expect(openWith(fileIn(folder), storage).store.read()).toEqual([keptLine('a')]);
  });

  test('pasting the key again replaces the entry that cannot be opened; removing the line removes it', () => {
    const folder = temporaryFolder();
    openWith(fileIn(folder), keyring()).store.save(keptLine('a'));
    const fresh = keyring();
    const locked = openWith(fileIn(folder), fresh);
    locked.store.save(keptLine('a'));
    expect(openWith(fileIn(folder), fresh)).toMatchObject({ problem: null });
    openWith(fileIn(folder), keyring()).store.remove(lineId('a'));
    expect(openWith(fileIn(folder), fresh).store.read()).toEqual([]);
  });

  test('a key that can be sealed no more takes its old entry off the disk', () => {
    const folder = temporaryFolder();
    openWith(fileIn(folder), keyring()).store.save(keptLine('a'));
    openWith(fileIn(folder), NO_KEYRING).store.save(keptLine('a'));
    expect(everythingIn(folder)).not.toContain('Linha a');
  });

  test('nobody can point a sealed key at another address by editing the file', () => {
    const folder = temporaryFolder();
    const storage = keyring();
    openWith(fileIn(folder), storage).store.save(keptLine('a'));
    const path = join(folder, 'lines.json');
    const document = JSON.parse(readFileSync(path, 'utf8'));
    document.lines[0].apiBase = 'https://evil.org/v1';
    document.lines[0].access = { apiBase: 'https://evil.org/v1', apiKey: 'x' };
    writeFileSync(path, JSON.stringify(document));
    expect(openWith(fileIn(folder), storage).store.read()).toEqual([keptLine('a')]);
  });

  test('a damaged file is set aside and said, and new lines are kept', () => {
    const folder = temporaryFolder();
    const storage = keyring();
    writeFileSync(join(folder, 'lines.json'), '{"version":1,"lines":{"id":7}}');
    const opened = openWith(fileIn(folder), storage);
    expect(opened.problem).toEqual({ code: 'storage-damaged', detail: 'kept as lines.bad-1700000000000.json' });
    opened.store.save(keptLine('a'));
    expect(openWith(fileIn(folder), storage).store.read()).toEqual([keptLine('a')]);
  });

  test.each<[string, (line: Record<string, unknown>) => unknown]>([
    ['a colour of another version', (line) => ({ ...line, colour: 'plaid' })],
    ['no key', ({ sealedAccess: _sealed, ...line }) => line],
    ['no line at all', () => 7],
  ])('a line of which nobody can make sense (%s) costs no other; it is said once and kept beside', (_what, damaged) => {
    const folder = temporaryFolder();
    const storage = keyring();
    const { store } = openWith(fileIn(folder), storage);
    for (const id of ['a', 'b', 'c']) store.save(keptLine(id));
    const path = join(folder, 'lines.json');
    const document = JSON.parse(readFileSync(path, 'utf8'));
    document.lines[1] = damaged(document.lines[1]);
    writeFileSync(path, JSON.stringify(document));
    const opened = openWith(fileIn(folder), storage);
    expect(opened.store.read()).toEqual([keptLine('a'), keptLine('c')]);
    expect(opened.problem).toEqual({ code: 'storage-damaged', detail: 'kept as lines.bad-1700000000000.json; not read: 1 of 3 lines' });
    expect(JSON.parse(readFileSync(join(folder, 'lines.bad-1700000000000.json'), 'utf8'))).toEqual(document);
    const again = openWith(fileIn(folder), storage);
    expect([again.problem, again.store.read()]).toEqual([null, [keptLine('a'), keptLine('c')]]);
  });

  test('a file that cannot be copied is not written over: what nobody can read stays in it', () => {
    const kept = memoryFile('{"version":1,"lines":[7]}');
    const error = appError('storage-unavailable', 'lines.json cannot be copied (ENOSPC)');
    const opened = openWith({ ...kept, copyAside: () => fail(error) }, keyring());
    expect([opened.problem, opened.store.save(keptLine('a'))]).toEqual([error, error]);
    expect(opened.store.read()).toEqual([keptLine('a')]);
    expect(kept.text()).toBe('{"version":1,"lines":[7]}');
  });

  test('a line whose name was kept in full, longer than a name may be, is read with a shorter one', () => {
    const file = memoryFile();
    const storage = keyring();
    openWith(file, storage).store.save(keptLine('a', { label: 'n'.repeat(256) }));
    const again = openWith(file, storage);
    expect([again.problem, again.store.read()]).toEqual([null, [keptLine('a', { label: 'n'.repeat(60) })]]);
  });

  test('a thousand lines, which one account may have, are no damage', () => {
    const folder = temporaryFolder();
    const storage = keyring();
    openWith(fileIn(folder), storage).store.save(keptLine('a'));
    const path = join(folder, 'lines.json');
    const document = JSON.parse(readFileSync(path, 'utf8'));
    const [line] = document.lines;
    writeFileSync(
      path,
      JSON.stringify({ ...document, lines: Array.from({ length: 1_200 }, (_, at) => ({ ...line, id: `l${String(at)}` })) }),
    );
    expect(openWith(fileIn(folder), storage).store.read()).toHaveLength(1_200);
  });

  test('a file that does not open today is left alone: its lines are there when it opens again', () => {
    const folder = temporaryFolder();
    const storage = keyring();
    openWith(fileIn(folder), storage).store.save(keptLine('a'));
    const path = join(folder, 'lines.json');
    renameSync(path, join(folder, 'elsewhere'));
    mkdirSync(path); // reads as EISDIR, also for root, whom no missing right stops
    const opened = openWith(fileIn(folder), storage);
    expect(opened.problem).toEqual({ code: 'storage-unavailable', detail: 'lines.json (EISDIR)' });
    expect(opened.store.save(keptLine('b'))).toMatchObject({ code: 'storage-unavailable' });
    expect(opened.store.read()).toEqual([keptLine('b')]);
    rmdirSync(path);
    renameSync(join(folder, 'elsewhere'), path);
    expect(openWith(fileIn(folder), storage).store.read()).toEqual([keptLine('a')]);
  });

  test('a disk that refuses is said as such, and not blamed on the vault', () => {
    const refusing: KeptFile = {
      ...memoryFile(),
      write: () => {
        throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
      },
    };
    const { store } = openWith(refusing, keyring());
    expect(store.save(keptLine('a'))).toEqual({ code: 'line-not-kept', detail: 'ENOSPC' });
    // It will be back at the next start.
    expect(store.remove(lineId('a'))).toEqual({ code: 'storage-unavailable', detail: 'lines.json (ENOSPC)' });
    expect([store.remove(lineId('a')), store.read()]).toEqual([null, []]);
  });
});
