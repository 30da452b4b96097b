import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { openLineApi } from '../../../../main/adapters/pilot-status/open-line-api.ts';
import { serviceOffsets } from '../../../../main/core/events/service-offset.ts';
import type { LineApi } from '../../../../main/core/ports.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { json, openScriptedServer, type Script, type ScriptedServer } from '../../../support/scripted-server.ts';

const KEY = 'ps_CANARY7key';
const TO = phoneNumber('+5511999990000') as PhoneNumber;
const SDP = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\na=x:é\t\\ "quoted"\r\n';
const CALL = {
  id: 'call_1',
  externalCallId: 'wacid.ABC==',
  direction: 'INBOUND',
  status: 'RINGING',
  peerNumber: '5511999990000',
  createdAt: '2026-11-22T18:00:00.000Z',
};

let server: ScriptedServer;
const log = memoryLog();
function api(): LineApi {
  return openLineApi({ apiBase: `${server.origin}/v1`, apiKey: KEY }, { fetch, log });
}
/** The same API with deadlines a test can wait for. */
function impatientApi(milliseconds: number): LineApi {
  const hasty: typeof fetch = (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.any([AbortSignal.timeout(milliseconds), ...(init?.signal ? [init.signal] : [])]) });
  return openLineApi({ apiBase: `${server.origin}/v1`, apiKey: KEY }, { fetch: hasty, log });
}

beforeAll(async () => {
  server = await openScriptedServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.answer(json(500, {}));
});

function lastRequest(): { method: string; url: string; body: unknown } {
  const request = server.seen.at(-1);
  return {
    method: request?.method ?? '',
    url: request?.url ?? '',
    body: request?.body === '' ? null : JSON.parse(request?.body ?? 'null'),
  };
}

describe('what is asked of the service', () => {
  test('the key travels in x-api-key alone, and not as a Bearer token', async () => {
    server.answer(json(200, { calls: [] }));
    await api().list(25);
    const headers = server.seen.at(-1)?.headers;
    expect(headers?.['x-api-key']).toBe(KEY);
    expect(headers?.['authorization']).toBeUndefined();
    expect(lastRequest()).toEqual({ method: 'GET', url: '/v1/calls?limit=25', body: null });
  });

  test('a Meta call is placed with an SDP offer, a web call with the number alone', async () => {
    server.answer(json(201, { id: 'call_9', externalCallId: 'E9', status: 'INITIATED' }));
    expect(await api().place({ to: TO, sdpOffer: SDP })).toEqual({ ok: true, value: { remoteId: 'call_9', externalId: 'E9' } });
    expect(lastRequest()).toEqual({ method: 'POST', url: '/v1/calls', body: { to: TO, sdp: SDP, sdpType: 'offer' } });
    await api().place({ to: TO, sdpOffer: null });
    expect(lastRequest().body).toEqual({ to: TO });
  });

  test('accept carries the SDP byte for byte on Meta numbers and has no body on web numbers', async () => {
    server.answer(json(200, { success: true, id: 'call_1', status: 'ACCEPTED' }));
    expect(await api().accept('call_1', SDP)).toEqual({ ok: true, value: null });
    expect(lastRequest()).toEqual({ method: 'POST', url: '/v1/calls/call_1/accept', body: { sdp: SDP, sdpType: 'answer' } });
    await api().preAccept('call_1', SDP);
    expect(lastRequest()).toEqual({ method: 'POST', url: '/v1/calls/call_1/pre-accept', body: { sdp: SDP, sdpType: 'answer' } });
    await api().accept('call_1', null);
    expect(lastRequest()).toEqual({ method: 'POST', url: '/v1/calls/call_1/accept', body: null });
    expect(server.seen.at(-1)?.headers['content-type']).toBeUndefined();
    await api().reject('call_1');
    expect(lastRequest()).toEqual({ method: 'POST', url: '/v1/calls/call_1/reject', body: null });
    await api().terminate('call_1');
    expect(lastRequest()).toEqual({ method: 'POST', url: '/v1/calls/call_1/terminate', body: null });
  });

  test('an id stays one segment of the path, whatever it holds', async () => {
    server.answer(json(200, CALL));
    await api().read('wacid.A/../B?x=1&y#=', true);
    expect(lastRequest().url).toBe('/v1/calls/wacid.A%2F..%2FB%3Fx%3D1%26y%23%3D?includeSdp=1');
  });

  test('placing is never repeated', async () => {
    for (const script of [json(500, {}), json(429, {}), hangUp]) {
      const before = server.seen.length;
      server.answer(script);
      await api().place({ to: TO, sdpOffer: null });
      expect(server.seen.length - before).toBe(1);
    }
  });
});

describe('what the service says, in our words', () => {
  test('a call is read with its times, number and SDP', async () => {
    server.answer(json(200, { ...CALL, connectedAt: '2026-11-22T18:00:05Z', sdpOffer: SDP, sdpAnswer: null, later: { more: true } }));
    expect(await api().read('call_1', true)).toEqual({
      ok: true,
      value: {
        remoteId: 'call_1',
        externalId: 'wacid.ABC==',
        direction: 'inbound',
        status: 'ringing',
        outcome: null,
        peer: TO,
        durationSeconds: null,
        createdAt: Date.parse(CALL.createdAt),
        connectedAt: Date.parse('2026-11-22T18:00:05Z'),
        sdpOffer: SDP,
        sdpAnswer: null,
      },
    });
  });

  test('one unreadable call does not hide the others', async () => {
    server.answer(json(200, { calls: [null, 7, { id: 'call_0' }, { ...CALL, status: 'PARKED', endedAt: '2026-11-22T18:01:00Z' }, CALL] }));
    const listed = await api().list(25);
    expect(listed.ok && listed.value.map(({ status, outcome }) => [status, outcome])).toEqual([
      ['ended', 'unknown'],
      ['ringing', null],
    ]);
  });

  test('the kind of a number is found out by its calling settings', async () => {
    server.answer(json(200, { calling: { status: 'ENABLED' } }));
    expect(await api().detectKind()).toEqual({ ok: true, value: 'meta' });
    server.answer(json(400, { error: 'x', code: 'FEATURE_NOT_SUPPORTED' }));
    expect(await api().detectKind()).toEqual({ ok: true, value: 'web' });
    server.answer(json(401, { error: 'x' }));
    expect(await api().detectKind()).toMatchObject({ ok: false, error: { code: 'key-rejected' } });
  });

  test('a key finds its number alone or among the account’s, and null where it may not ask', async () => {
    const mine = { number: '5511999990000', name: 'Vendas', isFullyConnected: true, apiKeys: [{ keyLast4: '7key' }] };
    const other = { number: '5511888880000', name: 'Outro', isFullyConnected: false, apiKeys: [{ keyLast4: 'zzzz' }] };
    server.answer(json(200, [mine]));
    expect(await api().readNumber()).toEqual({ ok: true, value: { number: TO, label: 'Vendas', connection: 'open' } });
    server.answer(json(200, [other, mine]));
    expect(await api().readNumber()).toMatchObject({ ok: true, value: { label: 'Vendas' } });
    server.answer(json(200, [other, { ...other, state: 'OPEN' }]));
    expect(await api().readNumber()).toEqual({ ok: true, value: null });
    server.answer(json(200, [{ number: null, instanceName: 'inst', state: 'OPEN' }]));
    expect(await api().readNumber()).toEqual({ ok: true, value: { number: null, label: 'inst', connection: 'open' } });
    server.answer(json(403, { error: 'x', code: 'NUMBER_SCOPE_NOT_ALLOWED' }));
    expect(await api().readNumber()).toEqual({ ok: true, value: null });
  });

  test('a realtime session is used only where its host is trusted', async () => {
    server.answer(json(200, { wsUrl: 'ws://127.0.0.1:9/a?token=T', token: 'T', expiresInSeconds: 120 }));
    expect(await api().realtimeSession('call_1', 'talk')).toEqual({ ok: true, value: { wsUrl: 'ws://127.0.0.1:9/a?token=T' } });
    expect(lastRequest()).toEqual({ method: 'POST', url: '/v1/calls/call_1/realtime-session', body: { mode: 'talk' } });
    server.answer(json(200, { wsUrl: 'wss://evil.org/a?token=T-CANARY', token: 'T', expiresInSeconds: 120 }));
    const refused = await api().realtimeSession('call_1', 'listen');
    expect(lastRequest()).toMatchObject({ body: { mode: 'listen' } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'media-host-refused' } });
    expect(JSON.stringify(refused)).not.toContain('CANARY');
  });
});

const hangUp: Script = (response) => response.destroy();
const halfAnswer: Script = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"calls":[');
  setTimeout(() => response.destroy(), 20);
};
const html: Script = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in to the Wi-Fi</html>');
const endless: Script = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  const more = (): void => {
    while (!response.destroyed) if (!response.write(chunk)) return void response.once('drain', more);
  };
  more();
};
const hang: Script = () => undefined;
const slowHeaders: Script = (response) => {
  response.socket?.write('HTTP/1.1 200 OK\r\nx-slow: ');
};
const slowBody: Script = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{');
};

describe('a service that misbehaves', () => {
  const failures: readonly (readonly [string, Script, string])[] = [
    ['500', json(500, { error: 'x' }), 'service-broken'],
    ['HTML with 200', html, 'service-broken'],
    ['HTML with 503', (response) => response.writeHead(503).end('<html>'), 'service-broken'],
    ['malformed JSON', (response) => response.writeHead(200).end('{"calls": ['), 'service-broken'],
    ['nothing with 200', (response) => response.writeHead(200).end(), 'service-broken'],
    ['another shape', json(200, { items: [] }), 'service-broken'],
    ['null', json(200, null), 'service-broken'],
    ['half an answer', halfAnswer, 'service-broken'],
    ['an endless answer', endless, 'service-broken'],
    ['not HTTP', (response) => void response.socket?.end('SSH-2.0-OpenSSH\r\n\r\n'), 'service-broken'],
    ['a closed connection', hangUp, 'service-unreachable'],
    ['a wrong key', json(401, { error: 'x' }), 'key-rejected'],
    ['an account key', json(403, { error: 'x', code: 'TENANT_SCOPE_NOT_ALLOWED' }), 'tenant-key-given'],
    ['another address', (response) => response.writeHead(404).end('Not Found'), 'service-broken'],
  ];
  test.each(failures)('%s is a value', async (_name, script, code) => {
    server.answer(script);
    expect(await api().list(25)).toMatchObject({ ok: false, error: { code } });
  });

  test.each([
    ['no answer', hang],
    ['headers that never end', slowHeaders],
    ['a body that never ends', slowBody],
  ])('%s ends at the deadline', async (_name, script) => {
    server.answer(script);
    expect(await impatientApi(150).list(25)).toMatchObject({ ok: false, error: { code: 'service-timeout' } });
  });

  test('the real deadline of a look is five seconds', { timeout: 10_000 }, async () => {
    server.answer(hang);
    const before = performance.now();
    expect(await api().list(25)).toMatchObject({ ok: false, error: { code: 'service-timeout' } });
    expect(performance.now() - before).toBeGreaterThan(4_900);
    expect(performance.now() - before).toBeLessThan(6_500);
  });

  test('429 says how long to wait', async () => {
    server.answer(json(429, { error: 'x' }, { 'retry-after': '7' }));
    expect(await api().list(25)).toEqual({ ok: false, error: { code: 'rate-limited', detail: 'HTTP 429', retryAfterMs: 7_000 } });
  });

  test('no one listening is a value', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const nobody = openLineApi({ apiBase: `http://127.0.0.1:${String(port)}/v1`, apiKey: KEY }, { fetch, log });
    expect(await nobody.list(25)).toMatchObject({ ok: false, error: { code: 'service-unreachable', detail: 'ECONNREFUSED' } });
  });

  test.each([301, 302, 303, 307, 308])('a %i is not followed, so the key reaches no other address', async (status) => {
    const elsewhere = await openScriptedServer();
    elsewhere.answer(json(200, { calls: [] }));
    server.answer((response) => response.writeHead(status, { location: `${elsewhere.origin}/v1/calls` }).end());
    expect(await api().list(25)).toMatchObject({ ok: false, error: { code: 'service-broken' } });
    expect(await api().place({ to: TO, sdpOffer: null })).toMatchObject({ ok: false });
    expect(elsewhere.seen).toEqual([]);
    await elsewhere.close();
  });

  test('accept is believed only when the service says so in its own words', async () => {
    for (const script of [
      html,
      json(200, { success: false }),
      json(200, []),
      (response: Parameters<Script>[0]) => void response.writeHead(200).end(),
    ]) {
      server.answer(script);
      expect(await api().accept('call_1', null)).toMatchObject({ ok: false, error: { code: 'service-broken' } });
    }
    server.answer((response) => response.writeHead(204).end());
    expect((await api().accept('call_1', null)).ok).toBe(true);
  });

  test('through all of this neither a log line nor an error holds the key, a number or an SDP', async () => {
    const results: unknown[] = [];
    const echo: Script = (response, request) => {
      json(400, { error: `no ${KEY} ${request.body}`, code: `X_${KEY}`, headers: request.headers })(response, request);
    };
    for (const [, script] of [...failures, ['echo', echo, ''] as const]) {
      server.answer(script);
      const subject = impatientApi(300);
      results.push(await subject.list(25), await subject.detectKind(), await subject.readNumber(), await subject.read('call_55119', true));
      results.push(
        await subject.place({ to: TO, sdpOffer: SDP }),
        await subject.accept('call_55119', SDP),
        await subject.realtimeSession('c', 'talk'),
      );
    }
    const everything = `${log.text()} ${JSON.stringify(results)}`;
    for (const secret of ['CANARY', '99999', 'v=0', 'call_55119']) expect(everything).not.toContain(secret);
    expect(log.lines.length).toBeGreaterThan(50);
    expect(server.seen.map(({ url }) => url).join(' ')).not.toContain('CANARY');
  });
});

test.each([-2 * 3_600_000, 2 * 3_600_000])('the instants of a service whose clock is %i ms off are told in our time', async (aheadMs) => {
  const theirs = new Date(Date.now() + aheadMs);
  server.answer((response, request) => {
    response.setHeader('date', theirs.toUTCString());
    json(200, { calls: [{ ...CALL, createdAt: theirs.toISOString(), connectedAt: theirs.toISOString() }] })(response, request);
  });
  const offsets = serviceOffsets(() => unixMs(Date.now()));
  const listed = await openLineApi({ apiBase: `${server.origin}/v1`, apiKey: KEY }, { fetch, log, offsets }).list(1);
  const [call] = listed.ok ? listed.value : [];
  for (const instant of [call?.createdAt, call?.connectedAt]) expect(Math.abs((instant ?? 0) - Date.now())).toBeLessThan(2_000);
});
