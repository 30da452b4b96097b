import '../../../support/without-electron.ts';
import { appError } from '#contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { openSecretStore, type SecretSeal } from '../../../../main/adapters/secret-store/open-secret-store.ts';
import { openKeptFile } from '../../../../main/adapters/settings-store/kept-file.ts';
import type { KeptFile } from '../../../../main/core/kept-file-port.ts';
import { secretStoreSuite } from '../../../support/contract-suites/secret-store-suite.ts';
import { createMemorySecretStore } from '../../../support/fakes/memory-secret-store.ts';
import { memoryFile } from '../../../support/memory-file.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const CANARY = 'eyJCANARYtoken';

/** Seals in a way that a test can see: base64 of the text with the name of its vault. */
function seal(vault = 'mine'): SecretSeal {
  return {
    seal: (text) => Buffer.from(`${vault}:${text}`).toString('base64'),
    unseal(sealed) {
      const text = Buffer.from(sealed, 'base64').toString();
      return text.startsWith(`${vault}:`) ? text.slice(vault.length + 1) : null;
    },
  };
}
const NO_SEAL: SecretSeal = { seal: () => null, unseal: () => null };
const log = memoryLog();

secretStoreSuite('on disk', {
  open: () =>
    openSecretStore({ file: openKeptFile({ folder: temporaryFolder(), name: 'secrets', now: () => 1 }), seal: seal(), log }).store,
  keeps: true,
});
secretStoreSuite('without a vault', { open: () => openSecretStore({ file: memoryFile(), seal: NO_SEAL, log }).store, keeps: false });
secretStoreSuite('fake', { open: () => createMemorySecretStore(), keeps: true });
secretStoreSuite('fake without a vault', { open: () => createMemorySecretStore({ keeps: false }), keeps: false });

describe('secrets on disk', () => {
  test('are there again after a restart, and never in the open', () => {
    const file = memoryFile();
    openSecretStore({ file, seal: seal(), log }).store.write('tunnel-token', CANARY);
    expect(file.text()).not.toContain(CANARY);
    const { store, problem } = openSecretStore({ file, seal: seal(), log });
    expect([store.read('tunnel-token'), problem]).toEqual([CANARY, null]);
  });

  test('where nothing can seal they are written nowhere, and take an older one along', () => {
    const file = memoryFile();
    openSecretStore({ file, seal: seal(), log }).store.write('tunnel-token', 'older');
    const { store } = openSecretStore({ file, seal: NO_SEAL, log });
    expect(store.write('tunnel-token', CANARY)).toEqual({ code: 'keys-not-kept' });
    expect(store.read('tunnel-token')).toBe(CANARY);
    expect(openSecretStore({ file, seal: seal(), log }).store.read('tunnel-token')).toBeNull();
  });

  test('that a locked vault does not open are kept for the day it does', () => {
    const file = memoryFile();
    openSecretStore({ file, seal: seal(), log }).store.write('tunnel-token', CANARY);
    const locked = openSecretStore({ file, seal: seal('other'), log }).store;
    expect(locked.read('tunnel-token')).toBeNull();
    locked.write('webhook-signature', 'new');
    expect(openSecretStore({ file, seal: seal(), log }).store.read('tunnel-token')).toBe(CANARY);
  });

  test.each(['{"version":', '{"version":2,"sealed":{}}', '{"version":1,"sealed":{"tunnel-token":7}}', '[]'])(
    'that make no sense are set aside, and said so: %s',
    (text) => {
      const file = memoryFile(text);
      const { store, problem } = openSecretStore({ file, seal: seal(), log });
      expect(problem?.code).toBe('storage-damaged');
      expect(store.write('tunnel-token', CANARY)).toBeNull();
      expect(openSecretStore({ file, seal: seal(), log }).store.read('tunnel-token')).toBe(CANARY);
    },
  );

  test('that cannot be read today are not written over', () => {
    const error = appError('storage-unavailable', 'EACCES');
    let written = 0;
    const file: KeptFile = { ...memoryFile(), read: () => ({ state: 'unavailable', error }), write: () => (written += 1) };
    const { store, problem } = openSecretStore({ file, seal: seal(), log });
    expect([problem, store.write('tunnel-token', CANARY), store.write('tunnel-token', null)]).toEqual([error, error, error]);
    expect(written).toBe(0);
  });

  test('that a full disk refuses last until quit, and say why', () => {
    const full = (): never => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    const { store } = openSecretStore({ file: { ...memoryFile(), write: full }, seal: seal(), log });
    expect(store.write('tunnel-token', CANARY)).toEqual({ code: 'storage-unavailable', detail: 'ENOSPC' });
    expect(store.read('tunnel-token')).toBe(CANARY);
  });

  test('are in no log', () => {
    expect(log.lines.length).toBeGreaterThan(0);
    expect(log.text()).not.toContain(CANARY);
  });
});
