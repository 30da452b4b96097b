import dns from 'node:dns';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { openMediaSocket, type SocketEnd } from '../../../../main/audio/socket/media-socket.ts';
import { openOutboundSocket } from '../../../../main/audio/socket/outbound-socket.ts';
import type { OutboundWay, ProxyLogin } from '../../../../main/core/network/outbound-way.ts';
import { TEST_AUTHORITY, TEST_SERVER } from '../../../support/tls/test-authority.ts';
import { startTestProxy, startTestSocks, type TestProxy } from '../../../support/tls/test-proxy.ts';

const TARGET = { host: 'service.test', port: 443, isSecure: true } as const;
const LOGIN = { user: 'ana', password: 'segredo: 1' } as const;

let service: Server;
let port: number;
const proxies: TestProxy[] = [];

beforeEach(async () => {
  service = createServer(TEST_SERVER, (_request, response) => response.end('hello'));
  const sockets = new WebSocketServer({ server: service });
  sockets.on('connection', (socket) => {
    socket.send(Buffer.from([1, 2, 3, 4]));
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  port = (service.address() as AddressInfo).port;
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const proxy of proxies.splice(0)) await proxy.close();
  service.closeAllConnections();
  service.close();
});

async function proxy(order: Omit<Parameters<typeof startTestProxy>[0], 'to'> = {}): Promise<TestProxy> {
  const started = await startTestProxy({ ...order, to: port });
  proxies.push(started);
  return started;
}

function through(at: { readonly port: number }, part: Partial<ProxyLogin> = {}): OutboundWay {
  return { proxy: { scheme: 'http', host: '127.0.0.1', port: at.port, login: null, ...part }, extraAuthorities: [TEST_AUTHORITY] };
}

async function codeOf(opening: Promise<Socket>): Promise<string> {
  try {
    (await opening).destroy();
    return 'opened';
  } catch (cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no code';
  }
}

describe('a connection out of a company’s network', () => {
  test('goes through its proxy, by name, and is encrypted to the service itself', async () => {
    const by = await proxy();
    const socket = await openOutboundSocket(TARGET, through(by));
    socket.write('GET / HTTP/1.1\r\nhost: service.test\r\nconnection: close\r\n\r\n');
    const answer = await new Promise<string>((resolve) => socket.once('data', (bytes: Buffer) => resolve(bytes.toString())));
    expect(answer).toContain('200 OK');
    expect(by.asked).toEqual(['service.test:443']);
    socket.destroy();
  });

  test('names itself to a proxy that asks, and says so where it cannot', async () => {
    const by = await proxy({ login: LOGIN });
    expect(await codeOf(openOutboundSocket(TARGET, through(by, { login: LOGIN })))).toBe('opened');
    expect(await codeOf(openOutboundSocket(TARGET, through(by, { login: { ...LOGIN, password: 'errada' } })))).toBe('PROXY_LOGIN_NEEDED');
    expect(await codeOf(openOutboundSocket(TARGET, through(by)))).toBe('PROXY_LOGIN_NEEDED');
  });

  test('tells a proxy that only takes the system’s tickets from one with a wrong password', async () => {
    const by = await proxy({ login: LOGIN, scheme: 'Negotiate' });
    expect(await codeOf(openOutboundSocket(TARGET, through(by, { login: LOGIN })))).toBe('PROXY_UNSUPPORTED');
    expect(await codeOf(openOutboundSocket(TARGET, through(by)))).toBe('PROXY_UNSUPPORTED');
  });

  test('tells a proxy nothing of who is there before it asks', async () => {
    const open = await proxy();
    const closed = await proxy({ login: LOGIN });
    for (const by of [open, closed]) expect(await codeOf(openOutboundSocket(TARGET, through(by, { login: LOGIN })))).toBe('opened');
    expect(open.named).toEqual([false]);
    expect(closed.named).toEqual([false, true]);
  });

  test('is encrypted to a proxy that wants it, whose certificate must be known too', async () => {
    const by = await proxy({ isSecure: true });
    expect(await codeOf(openOutboundSocket(TARGET, through(by, { scheme: 'https', host: 'localhost' })))).toBe('opened');
    const strange = { ...through(by, { scheme: 'https', host: 'localhost' }), extraAuthorities: [] };
    expect(await codeOf(openOutboundSocket(TARGET, strange))).toBe('PROXY_UNREACHABLE');
  });

  test('goes through SOCKS 5, with a login where it asks', async () => {
    const open = await startTestSocks({ to: port });
    const closed = await startTestSocks({ to: port, login: LOGIN });
    proxies.push(open, closed);
    expect(await codeOf(openOutboundSocket(TARGET, through(open, { scheme: 'socks5' })))).toBe('opened');
    expect(open.asked).toEqual(['service.test:443']);
    expect(await codeOf(openOutboundSocket(TARGET, through(closed, { scheme: 'socks5', login: LOGIN })))).toBe('opened');
    const wrong = { ...LOGIN, password: 'errada' };
    expect(await codeOf(openOutboundSocket(TARGET, through(closed, { scheme: 'socks5', login: wrong })))).toBe('PROXY_LOGIN_NEEDED');
    expect(await codeOf(openOutboundSocket(TARGET, through(closed, { scheme: 'socks5' })))).toBe('PROXY_LOGIN_NEEDED');
  });

  test('a proxy that is not there is told as that, and not as the service', async () => {
    const by = await proxy();
    await by.close();
    proxies.splice(0);
    expect(await codeOf(openOutboundSocket(TARGET, through(by)))).toBe('PROXY_UNREACHABLE');
    expect(await codeOf(openOutboundSocket(TARGET, through(by, { scheme: 'socks5' })))).toBe('PROXY_UNREACHABLE');
  });

  test('a certificate that nobody vouches for opens nothing, with a proxy or without', async () => {
    const here = { host: '127.0.0.1', port, isSecure: true } as const;
    const untrusted = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';
    expect(await codeOf(openOutboundSocket(here, { proxy: null, extraAuthorities: [] }))).toBe(untrusted);
    expect(await codeOf(openOutboundSocket(here, { proxy: null, extraAuthorities: [TEST_AUTHORITY] }))).toBe('opened');
    expect(await codeOf(openOutboundSocket(TARGET, { ...through(await proxy()), extraAuthorities: [] }))).toBe(untrusted);
  });

  test('a certificate of another name opens nothing, whoever signed it', async () => {
    expect(await codeOf(openOutboundSocket({ ...TARGET, host: 'other.test' }, through(await proxy())))).toBe(
      'ERR_TLS_CERT_ALTNAME_INVALID',
    );
  });
});

describe('a connection to a service of two addresses, of which the first does not connect', () => {
  beforeEach(() => {
    const answer = [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    const lookup = (_host: string, _options: unknown, answered: (error: null, addresses: typeof answer) => void): void => {
      answered(null, answer);
    };
    vi.spyOn(dns, 'lookup').mockImplementation(lookup as unknown as typeof dns.lookup);
  });

  test.each([true, false])('takes the other one, encrypted (%s) as well as not', async (isSecure) => {
    const way = { proxy: null, extraAuthorities: [TEST_AUTHORITY] };
    expect(await codeOf(openOutboundSocket({ ...TARGET, port, isSecure }, way))).toBe('opened');
    expect(dns.lookup).toHaveBeenCalled();
  });

  test('takes the other one of a proxy that is encrypted itself', async () => {
    const by = await proxy({ isSecure: true });
    expect(await codeOf(openOutboundSocket(TARGET, through(by, { scheme: 'https', host: 'localhost' })))).toBe('opened');
  });
});

describe('the sound of a web number behind a proxy', () => {
  function listen(url: string, way: OutboundWay): Promise<Buffer | SocketEnd> {
    return new Promise((resolve) => {
      const socket = openMediaSocket(
        url,
        {
          opened: () => undefined,
          audio(message) {
            resolve(message);
            socket.close();
          },
          text: () => undefined,
          pong: () => undefined,
          ended: resolve,
        },
        way,
      );
    });
  }

  test('comes through it', async () => {
    const by = await proxy({ login: LOGIN });
    expect(await listen('wss://service.test/calls?token=secret', through(by, { login: LOGIN }))).toEqual(Buffer.from([1, 2, 3, 4]));
    expect(by.asked).toEqual(['service.test:443', 'service.test:443']);
  });

  test('that keeps it out says what to do', async () => {
    const by = await proxy({ login: LOGIN });
    const refused = await listen('wss://service.test/calls?token=secret', through(by));
    expect(refused).toEqual({ how: 'never-opened', error: { code: 'proxy-login-needed' } });
    const strange = await listen('wss://service.test/x', { ...through(await proxy()), extraAuthorities: [] });
    expect(strange).toMatchObject({ how: 'never-opened', error: { code: 'certificate-untrusted' } });
    expect(JSON.stringify([refused, strange])).not.toContain('secret');
  });
});
