import type Electron from 'electron';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createSafeStorage } from '../../build/dev-host/modules/safe-storage.ts';

describe('safe storage', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'safe-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const storage = (keyring: boolean, ready = true): Electron.SafeStorage =>
    createSafeStorage({ keyring, isReady: () => ready, userDataDir: () => folder });

  test('with a keyring a secret comes back, hidden meanwhile, also after a restart', async () => {
    const secret = storage(true).encryptString('token of the agent');
    expect(storage(true).getSelectedStorageBackend()).toBe('gnome_libsecret');
    expect(secret.includes('token')).toBe(false);
    expect(storage(true).encryptString('token of the agent').equals(secret)).toBe(false);
    expect(storage(true).decryptString(secret)).toBe('token of the agent');
    expect(await storage(true).decryptStringAsync(await storage(true).encryptStringAsync('olá'))).toEqual({
      result: 'olá',
      shouldReEncrypt: false,
    });
    expect(statSync(join(folder, 'keyring.key')).mode & 0o777).toBe(0o600);
  });

  test('a secret that was changed is refused', () => {
    const secret = storage(true).encryptString('token');
    secret[secret.length - 1] = (secret.at(-1) ?? 0) ^ 1;
    expect(() => storage(true).decryptString(secret)).toThrow(/Error while decrypting/);
  });

  test('without a keyring nothing is encrypted until the app asks for plain text', async () => {
    const plain = storage(false);
    expect([plain.getSelectedStorageBackend(), plain.isEncryptionAvailable(), await plain.isAsyncEncryptionAvailable()]).toEqual([
      'basic_text',
      false,
      false,
    ]);
    expect(() => plain.encryptString('token')).toThrow(/not available/);
    plain.setUsePlainTextEncryption(true);
    expect(plain.isEncryptionAvailable()).toBe(true);
    expect(plain.decryptString(plain.encryptString('token'))).toBe('token');
  });

  test('before the app is ready there is nothing', () => {
    expect([storage(true, false).getSelectedStorageBackend(), storage(true, false).isEncryptionAvailable()]).toEqual(['unknown', false]);
  });
});
