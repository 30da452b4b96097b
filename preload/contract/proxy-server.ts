import { appError, type AppError } from './errors.ts';
import { parsesAsUrl } from './parses-as-url.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * Scheme, host, port, nothing else: a password that stands in an address ends in logs, and whatever follows the port a proxy never sees.
 */
const SERVER = /^(?:(https?|socks5):\/\/)?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::([0-9]{1,5}))?$/;
const DEFAULT_PORTS = { http: 80, https: 443, socks5: 1_080 } as const;
const HIGHEST_PORT = 65_535;

export interface ProxyServer {
  readonly scheme: keyof typeof DEFAULT_PORTS;
  readonly host: string;
  readonly port: number;
}

/**
 * A proxy's address as it is typed, such as `proxy.empresa.com.br:3128` or `https://10.0.0.1:8443`. Without a scheme it is `http`.
 * Fails with `proxy-address-wrong`; the detail repeats nothing of the text, which may hold a password.
 */
export function proxyServer(text: string): Result<ProxyServer, AppError> {
  const trimmed = text.trim().replace(/\/$/, '').toLowerCase();
  if (trimmed.includes('@')) return fail(appError('proxy-address-wrong', 'user and password have fields of their own'));
  const parts = SERVER.exec(trimmed);
  if (parts === null) return fail(appError('proxy-address-wrong', 'not host:port'));
  const [, named, host = '', portText] = parts;
  const scheme = named === 'https' || named === 'socks5' ? named : 'http';
  const port = portText === undefined ? DEFAULT_PORTS[scheme] : Number(portText);
  if (port < 1 || port > HIGHEST_PORT) return fail(appError('proxy-address-wrong', 'an impossible port'));
  if (!parsesAsUrl(`http://${host}:${String(port)}`)) return fail(appError('proxy-address-wrong', 'an impossible host'));
  return ok({ scheme, host, port });
}

/** `scheme://host:port`, as it is kept. */
export function proxyAddress({ scheme, host, port }: ProxyServer): string {
  return `${scheme}://${host}:${String(port)}`;
}
