import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLineApi } from '../../../../main/adapters/pilot-status/open-line-api.ts';
import { openOutboundFetch, type OutboundFetch } from '../../../../main/adapters/proxy/open-fetch.ts';
import { proveWays } from '../../../../main/adapters/proxy/prove-ways.ts';
import { openOutboundSocket } from '../../../../main/audio/socket/outbound-socket.ts';
import { tryHandshake } from '../../../../main/compose/try-handshake.ts';
import { systemClock } from '../../../../main/adapters/clock/system-clock.ts';
import type { OutboundWay } from '../../../../main/core/network/outbound-way.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { TEST_AUTHORITY, TEST_SERVER } from '../../../support/tls/test-authority.ts';
import { startTestProxy, type TestProxy } from '../../../support/tls/test-proxy.ts';

const LOGIN = { user: 'ana', password: 'segredo' } as const;
const ACCESS = { apiBase: 'https://service.test/v1', apiKey: 'ps_key' } as const;

let service: Server;
let proxy: TestProxy;
let outbound: OutboundFetch | null = null;
let requests = 0;

beforeEach(async () => {
  requests = 0;
  service = createServer(TEST_SERVER, (_request, response) => {
    requests += 1;
    response.setHeader('content-type', 'application/json');
    response.end('{"calls":[]}');
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  proxy = await startTestProxy({ login: LOGIN, to: (service.address() as AddressInfo).port });
});
afterEach(async () => {
  await outbound?.close();
  await proxy.close();
  service.closeAllConnections();
  service.close();
});

function opened(part: { readonly login?: typeof LOGIN; readonly isTrusted?: boolean } = {}): OutboundFetch & { readonly way: OutboundWay } {
  const way: OutboundWay = {
    proxy: { scheme: 'http', host: '127.0.0.1', port: proxy.port, login: part.login ?? null },
    extraAuthorities: part.isTrusted === false ? [] : [TEST_AUTHORITY],
  };
  outbound = openOutboundFetch({ wayTo: async () => way, openSocket: openOutboundSocket });
  return { ...outbound, way };
}

describe('requests of the API behind a proxy', () => {
  test('go through it, by the service’s name and no other way', async () => {
    const api = openLineApi(ACCESS, { fetch: opened({ login: LOGIN }).fetch, log: memoryLog() });
    expect(await api.list(10)).toEqual({ ok: true, value: [] });
    expect(await api.list(10)).toEqual({ ok: true, value: [] });
    expect(requests).toBe(2);
    expect(new Set(proxy.asked)).toEqual(new Set(['service.test:443']));
  });

  test('that wants a login are told as that, and never as a service that is down', async () => {
    const log = memoryLog();
    const api = openLineApi(ACCESS, { fetch: opened().fetch, log });
    expect(await api.list(10)).toEqual({ ok: false, error: { code: 'proxy-login-needed' } });
    expect(log.text()).not.toContain('segredo');
  });

  test('whose certificate nobody here knows are told to add the company’s', async () => {
    const api = openLineApi(ACCESS, { fetch: opened({ login: LOGIN, isTrusted: false }).fetch, log: memoryLog() });
    expect(await api.list(10)).toMatchObject({ ok: false, error: { code: 'certificate-untrusted' } });
    expect(requests).toBe(0);
  });

  test('both ways that calls need are proven by going them', async () => {
    const { way } = opened({ login: LOGIN });
    const ways = {
      // Anew for each proof: a connection that is kept would prove that it was kept.
      fetch: (...asked: Parameters<typeof globalThis.fetch>) => opened({ login: LOGIN }).fetch(...asked),
      wayTo: async () => way,
      handshake: (url: string, by: OutboundWay) => tryHandshake(url, by, systemClock),
      now: () => performance.now(),
    };
    const proof = await proveWays(ACCESS.apiBase, ways);
    expect(proof).toMatchObject({ via: `127.0.0.1:${String(proxy.port)}`, requests: { ok: true }, sound: { ok: true } });
    await proxy.close();
    service.closeAllConnections();
    expect(await proveWays(ACCESS.apiBase, ways)).toMatchObject({
      requests: { ok: false, error: { code: 'proxy-unreachable' } },
      sound: { ok: false, error: { code: 'proxy-unreachable' } },
    });
  });
});
