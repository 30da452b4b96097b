import type { AppError } from './errors.ts';
import type { UnixMs } from './time.ts';

/**
 * The way by which webhooks reach this machine. `program`: the cloudflared binary, null for the one on PATH.
 * `localPort`: where our receiver must listen, because the other end of the tunnel was told so by hand.
 * Tokens never stand here.
 */
export type TunnelSettings =
  /** Polling alone: a working mode. */
  | { readonly provider: 'none' }
  /** An address that changes with every start; no account needed. */
  | { readonly provider: 'cloudflared-quick'; readonly program: string | null }
  /** A tunnel made in Cloudflare's dashboard, run by its token; `url` is its public address. */
  | { readonly provider: 'cloudflared-named'; readonly program: string | null; readonly url: string; readonly localPort: number }
  /** By its authtoken; `domain` null for the one the account was given. */
  | { readonly provider: 'ngrok'; readonly domain: string | null }
  /** A reverse proxy of one's own. */
  | { readonly provider: 'own-url'; readonly url: string; readonly localPort: number };

/** What the tunnel says of itself, and what was proven through it. */
export type TunnelStatus =
  | { readonly state: 'off' }
  | { readonly state: 'opening' }
  /** `provenAt`: when an event of ours last came round the whole path; null before the first. */
  | { readonly state: 'open'; readonly publicUrl: string; readonly provenAt: UnixMs | null }
  /** It says it is open, but nothing comes round. */
  | { readonly state: 'silent'; readonly publicUrl: string; readonly since: UnixMs }
  | { readonly state: 'failed'; readonly error: AppError; readonly since: UnixMs };

export interface TunnelState {
  readonly settings: TunnelSettings;
  /** Whether a token is kept for it. The token itself never crosses the bridge. */
  readonly hasToken: boolean;
  readonly status: TunnelStatus;
}

/** Whether the provider wants a token of its account. */
export function needsToken(provider: TunnelSettings['provider']): boolean {
  return provider === 'cloudflared-named' || provider === 'ngrok';
}
