import type { AppError } from '#contract/errors.ts';
import type { TunnelSettings } from '#contract/tunnel.ts';

/**
 * A pipe from a public address to our receiver on 127.0.0.1. It speaks for itself only: whether events come through
 * is proven elsewhere, by sending one round.
 */
export interface TunnelProvider {
  /** The port our receiver must listen on, where the other end was told so by hand; null for any. */
  readonly localPort: number | null;
  /** Begins to open. News follow until `stop`; a tunnel that dies is opened again by itself, later and later. */
  open(order: { readonly localPort: number; readonly listener: (news: TunnelNews) => void }): OpenTunnel;
}

export type TunnelNews =
  | { readonly state: 'opening' }
  /** `publicUrl`: without a trailing slash. A later one replaces it. */
  | { readonly state: 'open'; readonly publicUrl: string }
  /** It will be tried again, unless the agent has to act first (program missing, token refused). */
  | { readonly state: 'failed'; readonly error: AppError };

export interface OpenTunnel {
  /** It looks connected and is not, or the machine slept: drops what is there and opens anew at once. */
  reopen(): void;
  /** Resolves when its process or session is gone. */
  stop(): Promise<void>;
}

/** `token`: of a named cloudflared tunnel, or ngrok's authtoken. Null for `none`. */
export type TunnelProviderFor = (settings: TunnelSettings, token: string | null, rules?: TunnelRules) => TunnelProvider | null;

/** `allowLoopback`: a public address may be `http://127.0.0.1:…`, for a service that runs on this machine itself. */
export interface TunnelRules {
  readonly allowLoopback: boolean;
}
