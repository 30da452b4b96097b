import type { SafeStorage } from 'electron';

/** Locks a text so that only this user on this machine opens it. */
export interface KeySeal {
  /** Base64; null where this machine has no safe place, and then the text must not be written anywhere. */
  seal(text: string): string | null;
  /** Null where it cannot be opened: another user, another machine, a keyring that is locked or was reset. */
  unseal(sealed: string): string | null;
}

export type SealingStorage = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'>;

/** On Linux Electron "encrypts" with a fixed password where no keyring runs (`basic_text`), which protects nothing. */
function isSafe(storage: SealingStorage, platform: NodeJS.Platform): boolean {
  if (!storage.isEncryptionAvailable()) return false;
  if (platform !== 'linux') return true;
  const backend = storage.getSelectedStorageBackend();
  return backend !== 'basic_text' && backend !== 'unknown';
}

/** Sealing by the operating system. Ask only after the app is ready; before, Linux does not know its keyring. */
export function safeStorageSeal(storage: SealingStorage, platform: NodeJS.Platform): KeySeal {
  return {
    seal(text) {
      try {
        return isSafe(storage, platform) ? storage.encryptString(text).toString('base64') : null;
      } catch {
        return null; // the keyring was locked meanwhile: as good as none
      }
    },
    unseal(sealed) {
      try {
        return isSafe(storage, platform) ? storage.decryptString(Buffer.from(sealed, 'base64')) : null;
      } catch {
        return null;
      }
    },
  };
}
