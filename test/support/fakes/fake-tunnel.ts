import type { TunnelSettings, TunnelStatus } from '#contract/tunnel.ts';
import { appError } from '#contract/errors.ts';
import type { SecretName, SecretStore } from '../../../main/core/ports.ts';
import type { TunnelDesk } from '../../../main/core/tunnel-port.ts';

/** A way of webhooks that says what the test says. */
export interface FakeTunnelDesk extends TunnelDesk {
  /** Every choice it was given. */
  readonly used: readonly (readonly [TunnelSettings, string | null])[];
  say(status: TunnelStatus): void;
  listening(): number;
}

export function createFakeTunnelDesk(): FakeTunnelDesk {
  const used: (readonly [TunnelSettings, string | null])[] = [];
  const listeners = new Set<(status: TunnelStatus) => void>();
  let status: TunnelStatus = { state: 'off' };
  return {
    used,
    use: (settings, token) => void used.push([settings, token]),
    status: () => status,
    say(next) {
      status = next;
      for (const listener of listeners) listener(next);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    listening: () => listeners.size,
  };
}

/** `keeps` false: a machine without a safe place for secrets. */
export function createMemorySecrets(keeps = true): SecretStore {
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
