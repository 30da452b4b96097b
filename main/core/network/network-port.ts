import type { AppError } from '#contract/errors.ts';
import type { NetworkSettings } from '#contract/network.ts';
import type { Result } from '#contract/result.ts';

/** Chromium's side of the network: it knows the system's proxies and runs PAC scripts, for itself and for us. */
export interface ProxyRules {
  /** Takes the settings for every address asked for from now on. */
  use(proxy: NetworkSettings['proxy']): Promise<void>;
  /** What to take for an address, in PAC's words such as `PROXY a:3128; DIRECT`. */
  resolve(url: string): Promise<string>;
}

/** Reads the certificates of a PEM file. Fails with `ca-file-unusable`. */
export type ReadAuthorities = (path: string) => Result<readonly string[], AppError>;
