import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { connect as secureConnect } from 'node:tls';
import type { OutboundWay, ProxyLogin } from '../../core/network/outbound-way.ts';
import { OutboundError } from './outbound-error.ts';
import { openSocksTunnel } from './socks-tunnel.ts';
import { trustedAuthorities } from './trusted-authorities.ts';

/** As a TCP handshake of four tries; a proxy that is not there must not hold a call longer. */
const CONNECT_WITHIN_MS = 8_000;

export interface OutboundTarget {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
}

/** A connection to an address outside, through a proxy where one lies on the way, encrypted where it is to be. Rejects with a `code`. */
export async function openOutboundSocket({ host, port, isSecure }: OutboundTarget, way: OutboundWay): Promise<Socket> {
  if (!isSecure) return way.proxy === null ? connected(connect({ host, port }), 'connect') : openTunnel({ host, port }, way.proxy, way);
  // Before anything is open: what throws here leaves nothing behind.
  const encryption = { secureContext: trustedAuthorities(way.extraAuthorities), host, ...named(host) };
  // TLS around a socket that still connects takes the process down (SIGSEGV) where the first address of several is not the one.
  const at = way.proxy === null ? { port } : { socket: await openTunnel({ host, port }, way.proxy, way) };
  return connected(secureConnect({ ...encryption, ...at }), 'secureConnect');
}

/** A proxy learns who is there when it asks, and not before: most ask nobody, and one that only listens hears nothing. */
async function openTunnel(target: Omit<OutboundTarget, 'isSecure'>, proxy: ProxyLogin, way: OutboundWay): Promise<Socket> {
  if (proxy.scheme === 'socks5') return openSocksTunnel(target, proxy, CONNECT_WITHIN_MS);
  try {
    return await askTunnel(target, { ...proxy, login: null }, way);
  } catch (cause) {
    const isAsked = cause instanceof OutboundError && cause.code === 'PROXY_LOGIN_NEEDED';
    if (!isAsked || proxy.login === null) throw cause;
  }
  return askTunnel(target, proxy, way);
}

function askTunnel(target: Omit<OutboundTarget, 'isSecure'>, proxy: ProxyLogin, way: OutboundWay): Promise<Socket> {
  const { host, port, login } = proxy;
  const authority = `${target.host.includes(':') && !target.host.startsWith('[') ? `[${target.host}]` : target.host}:${String(target.port)}`;
  const at = { host: host.replace(/^\[|\]$/g, ''), port };
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const asking = request({
    method: 'CONNECT',
    path: authority,
    headers: { host: authority, ...(login === null ? {} : { 'proxy-authorization': basic(login) }) },
    createConnection: () =>
      proxy.scheme === 'https'
        ? secureConnect({ ...at, ...named(at.host), secureContext: trustedAuthorities(way.extraAuthorities) })
        : connect(at),
    timeout: CONNECT_WITHIN_MS,
  });
  asking.once('timeout', () => {
    asking.destroy(new OutboundError('PROXY_UNREACHABLE', 'no answer in time'));
  });
  asking.once('error', (cause: NodeJS.ErrnoException) => {
    reject(cause instanceof OutboundError ? cause : new OutboundError('PROXY_UNREACHABLE', cause.code ?? 'unknown'));
  });
  asking.once('connect', (response, socket: Socket, head) => {
    socket.setTimeout(0);
    if (response.statusCode === 200) {
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
      return;
    }
    socket.destroy();
    reject(refusalOf(response.statusCode ?? 0, String(response.headers['proxy-authenticate'] ?? '')));
  });
  asking.end();
  return promise;
}

/** Only a name is told in the handshake (RFC 6066), not an address of numbers. */
function named(host: string): { readonly servername?: string } {
  return /^[0-9.]+$|:/.test(host) ? {} : { servername: host };
}

function refusalOf(status: number, schemes: string): OutboundError {
  if (status !== 407) return new OutboundError('PROXY_UNREACHABLE', `HTTP ${String(status)}`);
  // Kerberos and NTLM take a ticket of the system's, which only Chromium could give.
  return /basic/i.test(schemes)
    ? new OutboundError('PROXY_LOGIN_NEEDED', 'Basic')
    : new OutboundError('PROXY_UNSUPPORTED', schemes.split(/[\s,]/)[0] ?? 'unknown');
}

function basic({ user, password }: { readonly user: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function connected(socket: Socket, event: 'connect' | 'secureConnect'): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  socket.setTimeout(CONNECT_WITHIN_MS);
  const late = (): void => {
    socket.destroy(Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' }));
  };
  socket.once('timeout', late);
  socket.once('error', reject);
  socket.once(event, () => {
    socket.setTimeout(0);
    socket.off('timeout', late);
    socket.off('error', reject);
    resolve(socket);
  });
  return promise;
}
