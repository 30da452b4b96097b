import type { ProxyServer } from '#contract/proxy-server.ts';

/** How one address outside is reached. */
export interface OutboundWay {
  /** Null: straight. */
  readonly proxy: ProxyLogin | null;
  /** PEM certificates of authorities that are trusted besides the system's and the built-in ones. */
  readonly extraAuthorities: readonly string[];
}
export interface ProxyLogin extends ProxyServer {
  /** Secret. Null where nobody is to be named. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

export const STRAIGHT: OutboundWay = { proxy: null, extraAuthorities: [] };

/** The way to an address, asked before each connection: a script may send each another way. */
export type WayTo = (url: string) => Promise<OutboundWay>;

/** Whether two ways are the same, so that their connections may be shared. */
export function isSameWay(one: OutboundWay, other: OutboundWay): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
