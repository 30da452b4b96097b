import type { TunnelRules } from '../../../core/events/tunnel.ts';
import { publicAddress } from '../public-address.ts';
import { readCloudflaredLine, type CloudflaredLine } from './log-line.ts';

/** What a line of cloudflared means to us. Its text goes nowhere: it may name the paths of requests, which are secret. */
export type LineNews =
  /** The address of a quick tunnel. */
  | { readonly type: 'address'; readonly publicUrl: string }
  /** One of up to four connections to Cloudflare. `why`: in words of ours. */
  | { readonly type: 'connected'; readonly connection: string }
  | { readonly type: 'disconnected'; readonly connection: string; readonly why: string | null }
  /** trycloudflare.com gives no new tunnels for now. */
  | { readonly type: 'rate-limited' }
  /** The token is malformed, was rotated, or its tunnel deleted. Only of named tunnels. */
  | { readonly type: 'refused'; readonly why: string };

const QUICK_ADDRESS = /^https:\/\/(?!api\.)[a-z0-9-]+\.trycloudflare\.com\/?$/;
const CONNECTED = /^(?:Registered tunnel connection|Connection [0-9a-f-]{36} registered)/;
const DISCONNECTED =
  /^(?:Unregistered tunnel connection|Lost connection with the edge|Connection terminated|Serve tunnel error|Retrying connection in up to|Register tunnel error|Unable to establish connection|Failed to (?:serve|dial a|create new) quic connection)/;
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/Provided tunnel token is not valid/i, 'the token is malformed'],
  [/Unauthorized: Invalid tunnel secret/i, 'the token was replaced'],
  [/Unauthorized: Tunnel not found/i, 'the tunnel does not exist any more'],
];
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/no such host|lookup .* on .*:53/, 'names are not resolved'],
  [/no recent network activity|i\/o timeout|deadline exceeded/, 'Cloudflare does not answer'],
  [/network is unreachable|no route to host|connection refused|connection reset/, 'Cloudflare cannot be reached'],
  [/Unauthorized/, 'Cloudflare does not know the tunnel yet'],
];

/** Null for the many lines that say nothing about whether the tunnel is up. */
export function newsOfLine(text: string, rules: TunnelRules): LineNews | null {
  const line = readCloudflaredLine(text);
  return address(line, rules) ?? refusal(line) ?? rateLimit(line) ?? connection(line);
}

/** In words of ours, what an error line blames; null where it blames nothing we know. */
function reason({ message, fields }: CloudflaredLine): string | null {
  const text = `${message} ${fields['error'] ?? ''}`;
  return REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Alone on its line inside a box of dashes: other lines name addresses that are not the tunnel's. */
function address({ message, fields }: CloudflaredLine, rules: TunnelRules): LineNews | null {
  if (Object.keys(fields).length > 0) return null;
  const boxed = /^\|\s+(\S+)\s+\|$/.exec(message)?.[1];
  if (boxed === undefined) return null;
  const publicUrl = publicAddress(boxed, rules);
  const isOurs = QUICK_ADDRESS.test(boxed) || (rules.allowLoopback && boxed.startsWith('http://127.0.0.1:'));
  return publicUrl !== null && isOurs ? { type: 'address', publicUrl } : null;
}

function refusal({ message, fields }: CloudflaredLine): LineNews | null {
  const text = `${message} ${fields['error'] ?? ''}`;
  const why = REFUSED.find(([pattern]) => pattern.test(text))?.[1];
  return why === undefined ? null : { type: 'refused', why };
}

/** Cloudflare's 1015 comes as text where cloudflared expects JSON. Older versions print no status with it. */
function rateLimit({ message, fields }: CloudflaredLine): LineNews | null {
  const isLimit = /^429\b/.test(fields['status_code'] ?? '') || /QuickTunnel response: error code: 1015/.test(message);
  return isLimit ? { type: 'rate-limited' } : null;
}

function connection(line: CloudflaredLine): LineNews | null {
  const index = line.fields['connIndex'];
  if (index === undefined) return null;
  if (CONNECTED.test(line.message)) return { type: 'connected', connection: index };
  return DISCONNECTED.test(line.message) ? { type: 'disconnected', connection: index, why: reason(line) } : null;
}
