import type { TunnelSettings } from '#contract/tunnel.ts';
import type { TunnelProviderFor } from '../../../main/core/events/tunnel.ts';

/**
 * A tunnel on loopback behind the real adapter, that misbehaves as the real ones do. `publicUrl` is
 * `http://127.0.0.1:<port>`, and what is sent there really reaches the local port.
 *
 *   const standIn = await tunnelStandIn({ name: 'cloudflared-quick' });       // closed after the running vitest test
 *   const provider = standIn.tunnelFor(standIn.settings, standIn.token);      // or hand both to whoever opens tunnels
 *   await standIn.carry({ way: 'hang' });                                     // looks connected, and is not
 *
 * `cloudflared-*` are processes of their own, which `settings.program` names, so that a whole app can use them too.
 */
export interface TunnelStandIn {
  readonly name: StandInName;
  /** What the agent would have set. */
  readonly settings: TunnelSettings;
  /** What the agent would have pasted; null where the kind needs none. */
  readonly token: string | null;
  /** The product's own tunnels of every kind, with this stand-in outside, and loopback allowed whatever the rules say. */
  readonly tunnelFor: TunnelProviderFor;
  /** What it does with requests from now on, at later starts too. Resolves when that rules. */
  carry(carriage: Carriage): Promise<void>;
  /** How its later starts go. For `own-url` whether anybody listens there, from now on: `at-once` brings it back. */
  comeUp(how: ComingUp): Promise<void>;
  /** The process or session ends as if by itself; for `own-url` the proxy goes away. Resolves when it is gone. */
  die(how?: Death): Promise<void>;
  /** It lives, and says that it has lost its connections (`false`) or has them again (`true`). Nothing for `own-url`. */
  connect(connected: boolean): Promise<void>;
  /** How often it was started. */
  starts(): number;
  /** How many of its processes or sessions live now. */
  running(): number;
  /** Where it can be reached now; null while nobody can. */
  publicUrl(): string | null;
  /** Ends what is left of it. The duty of whoever called `openTunnelStandIn`, which needs no vitest. */
  close(): Promise<void>;
}

export type StandInName = Exclude<TunnelSettings['provider'], 'none'>;

/**
 * - `deliver`: to the local port, and its answer back.
 * - `hang`: accepts and never answers; the process lives and says nothing. `until: 'restart'`: its next start delivers.
 * - `answer-502`: answers itself, delivers nothing.
 * - `replay`: delivers at once, and the same again `afterMs` later.
 * - `delay`: delivers after `afterMs`.
 */
export type Carriage =
  | { readonly way: 'deliver' }
  | { readonly way: 'hang' | 'answer-502'; readonly until?: 'restart' }
  | { readonly way: 'replay' | 'delay'; readonly afterMs: number };

/**
 * - `at-once`; `slowly`: after `afterMs`; `never`: lives and says nothing more.
 * - `babbling`: with garbage, half lines and addresses of strangers around the lines that count.
 * - `rate-limited`: as trycloudflare.com does it (429 of 1015), and as ngrok at its limit of sessions.
 * - `refused`: the token or domain is not accepted. - `stillborn`: ends before it is up.
 * Every start of `cloudflared-quick` and, without a domain, of ngrok has another public address.
 */
export type ComingUp =
  | { readonly start: 'at-once' | 'never' | 'babbling' | 'rate-limited' | 'refused' | 'stillborn' }
  | { readonly start: 'slowly'; readonly afterMs: number };

/** Processes only; a session simply ends. */
export type Death = { readonly code: number } | { readonly signal: 'SIGKILL' | 'SIGTERM' | 'SIGSEGV' };
