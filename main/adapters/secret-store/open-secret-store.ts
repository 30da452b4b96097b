import { appError, type AppError } from '#contract/errors.ts';
import { errorCode } from '../../core/error-code.ts';
import { keepDamaged } from '../../core/kept-damage.ts';
import type { KeptFile } from '../../core/kept-file-port.ts';
import type { Log, SecretName, SecretStore } from '../../core/ports.ts';
import { isSecretName, readSealed, sealedDocument } from './secret-document.ts';

/** Locks a text so that only this user on this machine opens it. */
export interface SecretSeal {
  /** Null where this machine has no safe place, and then the text must not be written anywhere. */
  seal(text: string): string | null;
  /** Null where it cannot be opened: another user, another machine, a keyring that is locked or was reset. */
  unseal(sealed: string): string | null;
}

export interface OpenedSecrets {
  readonly store: SecretStore;
  /** What to tell the agent about the file, or secrets of it, that could not be read. */
  readonly problem: AppError | null;
}

/**
 * Tokens, sealed on disk, or in memory alone where nothing can seal them. One that cannot be opened stays on disk
 * until another takes its place, because a vault that is locked today may be open tomorrow.
 */
export function openSecretStore({
  file,
  seal,
  log,
}: {
  readonly file: KeptFile;
  readonly seal: SecretSeal;
  readonly log: Log;
}): OpenedSecrets {
  const kept = file.read();
  const read = kept.state === 'document' ? readSealed(kept.document) : null;
  const { problem, unwritable } = keepDamaged(file, kept, read?.unread ?? null);
  if (problem !== null) log.error('the secrets could not be read', { code: problem.code, detail: problem.detail ?? '' });

  const sealed = new Map(read?.sealed ?? []);
  const usable = new Map<SecretName, string>();
  /** Asked once, because it takes the keyring's time. */
  let seals: boolean | null = null;
  for (const [name, text] of sealed) {
    if (!isSecretName(name)) {
      log.warn('a secret of another version is kept as it is', { name });
      continue;
    }
    const secret = seal.unseal(text);
    if (secret === null) log.warn('a secret cannot be opened', { name });
    else usable.set(name, secret);
  }

  function keep(): AppError | null {
    // Nobody knows what it holds: writing would lose it.
    if (unwritable !== null) return unwritable;
    try {
      file.write(sealedDocument(sealed));
      return null;
    } catch (cause) {
      const why = errorCode(cause);
      log.error('the secrets could not be kept', { why });
      return appError('storage-unavailable', why);
    }
  }

  // The copy has what could not be read: said once, it is not said again at the next start.
  if (read !== null && read.unread.length > 0) keep();

  return {
    problem,
    store: {
      read: (name) => usable.get(name) ?? null,
      // A file that cannot be opened, or not be copied, may hold it.
      isLocked: (name) => !usable.has(name) && (sealed.has(name) || unwritable !== null),
      canKeep: () => (seals ??= seal.seal('probe') !== null),
      write(name, secret) {
        if (secret === null) {
          usable.delete(name);
          return sealed.delete(name) || unwritable !== null ? keep() : null;
        }
        usable.set(name, secret);
        const text = seal.seal(secret);
        if (text !== null) {
          sealed.set(name, text);
          return keep();
        }
        // An older one would come back in its place.
        if (sealed.delete(name)) keep();
        return appError('keys-not-kept');
      },
    },
  };
}
