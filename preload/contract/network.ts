import type { AppError } from './errors.ts';

/**
 * The way out of this network. `system`: as the system is set up, its PAC file included. `manual`: one proxy for everything but what
 * `bypass` names (hosts, `*.hosts`, `<local>`). `pac`: a script of the company says for each address.
 */
export type ProxySettings =
  | { readonly mode: 'system' }
  | { readonly mode: 'direct' }
  | { readonly mode: 'manual'; readonly server: string; readonly bypass: readonly string[] }
  | { readonly mode: 'pac'; readonly url: string };
export type ProxyMode = ProxySettings['mode'];

export interface NetworkSettings {
  readonly proxy: ProxySettings;
  /** For a proxy that asks who is there; its password is in the vault and never here. */
  readonly proxyUser: string | null;
  /** The proxies that login was entered for, `scheme://host:port`; no other is given it. Written by main alone. */
  readonly proxyLoginAt?: readonly string[];
  /** A PEM file with certificate authorities that are trusted besides the system's. */
  readonly extraCaFile: string | null;
}

export const DEFAULT_NETWORK: NetworkSettings = { proxy: { mode: 'system' }, proxyUser: null, extraCaFile: null };

/** What of the network is known besides its settings. */
export interface NetworkState {
  readonly hasPassword: boolean;
  /** How many authorities the file gave; 0 without a file. */
  readonly extraCaCount: number;
  /** Why the file is of no use; null where it is, or where there is none. */
  readonly extraCaError: AppError | null;
  /** The proxy has asked and was not content: its user or password is wrong or missing. */
  readonly proxyRefused: boolean;
}

export const EMPTY_NETWORK: NetworkState = { hasPassword: false, extraCaCount: 0, extraCaError: null, proxyRefused: false };

/** What came of going out and back, on the two ways that calls need. */
export interface NetworkProof {
  /** `host:port` of the proxy that was used; null: none. */
  readonly via: string | null;
  readonly requests: ProvenWay;
  /** The sound of web numbers. */
  readonly sound: ProvenWay;
}
export type ProvenWay = { readonly ok: true; readonly tookMs: number } | { readonly ok: false; readonly error: AppError };

/** As many hosts are left out, and as many proxies are known to have the login. */
export const LONGEST_BYPASS = 50;
export const LONGEST_PROXY_ADDRESS = 500;
