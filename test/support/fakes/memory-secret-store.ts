import { appError } from '#contract/errors.ts';
import type { SecretName, SecretStore } from '../../../main/core/ports.ts';

/** `keeps` false: a machine without a safe place for secrets. */
export function createMemorySecretStore({ keeps = true }: { readonly keeps?: boolean } = {}): SecretStore {
  const secrets = new Map<SecretName, string>();
  return {
    isLocked: () => false,
    canKeep: () => keeps,
    read: (name) => secrets.get(name) ?? null,
    write(name, secret) {
      if (secret === null) secrets.delete(name);
      else secrets.set(name, secret);
      return secret === null || keeps ? null : appError('keys-not-kept');
    },
  };
}
