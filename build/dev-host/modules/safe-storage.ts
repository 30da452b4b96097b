import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Electron from 'electron';

import { provide } from '../provide.ts';

export interface SafeStorageOptions {
  /** Whether a keyring counts as there (DEV_HOST_KEYRING=1). */
  readonly keyring: boolean;
  readonly isReady: () => boolean;
  readonly userDataDir: () => string;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PREFIX = { keyring: 'v11', plain: 'v10' } as const;
/** What Chromium uses without a keyring: a password that everybody knows, so this hides nothing. */
const WELL_KNOWN_KEY = Buffer.alloc(KEY_BYTES, 'peanuts');

/**
 * `safeStorage`. With a keyring the key is random and lies in the user data folder, readable by its user only, where a desktop would
 * keep it in its keyring. Without one the backend is `basic_text`: encryption is unavailable until the app asks for plain text.
 */
export function createSafeStorage(options: SafeStorageOptions): Electron.SafeStorage {
  let plainText = false;

  function keyringKey(): Buffer {
    const path = join(options.userDataDir(), 'keyring.key');
    if (existsSync(path)) return readFileSync(path);
    mkdirSync(options.userDataDir(), { recursive: true });
    const key = randomBytes(KEY_BYTES);
    writeFileSync(path, key, { mode: 0o600, flag: 'wx' });
    chmodSync(path, 0o600);
    return key;
  }
  const isAvailable = (): boolean => options.isReady() && (options.keyring || plainText);
  function encrypt(text: string): Buffer {
    if (typeof text !== 'string')
      throw new TypeError('Error while encrypting the text provided to safeStorage.encryptString. Expected a string.');
    if (!isAvailable())
      throw new Error('Error while encrypting the text provided to safeStorage.encryptString. Encryption is not available.');
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', options.keyring ? keyringKey() : WELL_KNOWN_KEY, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from(options.keyring ? PREFIX.keyring : PREFIX.plain), nonce, cipher.getAuthTag(), body]);
  }
  function decrypt(bytes: Buffer): string {
    const prefix = bytes.subarray(0, 3).toString('latin1');
    if (!isAvailable() || (prefix !== PREFIX.keyring && prefix !== PREFIX.plain)) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    }
    const nonceEnd = 3 + NONCE_BYTES;
    const bodyStart = nonceEnd + TAG_BYTES;
    const decipher = createDecipheriv(
      'aes-256-gcm',
      prefix === PREFIX.keyring ? keyringKey() : WELL_KNOWN_KEY,
      bytes.subarray(3, nonceEnd),
    );
    decipher.setAuthTag(bytes.subarray(nonceEnd, bodyStart));
    try {
      return decipher.update(bytes.subarray(bodyStart), undefined, 'utf8') + decipher.final('utf8');
    } catch (cause) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.', { cause });
    }
  }

  return provide<Electron.SafeStorage>()('safeStorage', {
    isEncryptionAvailable: isAvailable,
    isAsyncEncryptionAvailable: () => Promise.resolve(isAvailable()),
    encryptString: encrypt,
    decryptString: decrypt,
    encryptStringAsync: async (text: string) => encrypt(text),
    decryptStringAsync: async (bytes: Buffer) => ({ result: decrypt(bytes), shouldReEncrypt: false }),
    getSelectedStorageBackend: () => (!options.isReady() ? 'unknown' : options.keyring ? 'gnome_libsecret' : 'basic_text'),
    setUsePlainTextEncryption: (usePlainText: boolean) => void (plainText = usePlainText),
  });
}
