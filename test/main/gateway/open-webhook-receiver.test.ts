import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { nestsWithin } from '../../../main/gateway/receive-body.ts';
import { openWebhookReceiver, type WebhookReceiver } from '../../../main/gateway/open-webhook-receiver.ts';
import { memoryLog, type MemoryLog } from '../../support/memory-log.ts';

let receiver: WebhookReceiver;
let log: MemoryLog;
let taken: unknown[];
let url: string;
let close: () => void;

beforeEach(async () => {
  log = memoryLog();
  taken = [];
  receiver = await openWebhookReceiver({ log });
  ({ url, close } = receiver.receive(lineId('line-1'), (body) => taken.push(body)));
});
afterEach(() => receiver.close());

const post = (
  to: string,
  body: string,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
): Promise<Response> => fetch(to, { method: 'POST', body, headers });

/** Sends bytes as they are and collects what comes back until the other side closes. */
function raw(...pieces: readonly string[]): Promise<{ readonly text: string; readonly tookMs: number }> {
  const started = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ text, tookMs: performance.now() - started }));
    for (const piece of pieces) socket.write(piece);
  });
}

describe('a delivery', () => {
  test('is handed on and answered 2xx', async () => {
    const response = await post(url, '{"event":"call.ringing"}', { 'content-type': 'application/json; charset=utf-8' });
    expect(response.status).toBe(204);
    expect(taken).toEqual([{ event: 'call.ringing' }]);
  });

  test('comes to an address of this machine that nobody can guess, one per line', () => {
    const other = receiver.receive(lineId('line 2/é'), () => undefined);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hooks\/line-1\/[0-9a-f]{32}$/);
    expect(other.url.slice(-32)).not.toBe(url.slice(-32));
    expect(new URL(other.url).pathname.split('/')).toHaveLength(4);
  });

  test('reaches the line whose address it was sent to', async () => {
    const others: unknown[] = [];
    const other = receiver.receive(lineId('line-2'), (body) => others.push(body));
    await post(other.url, '2');
    await post(`${url}?retry=1`, '1');
    expect([taken, others]).toEqual([[1], [2]]);
  });

  test('is not found any more once the line has closed its address', async () => {
    close();
    expect((await post(url, '{}')).status).toBe(404);
  });

  test('that we cannot handle is a 500 and a line in the log, and the next one is taken', async () => {
    const broken = receiver.receive(lineId('line-3'), () => {
      throw new Error('a bug');
    });
    expect((await post(broken.url, '{}')).status).toBe(500);
    expect(log.text()).toContain('a bug');
    expect((await post(url, '{}')).status).toBe(204);
  });
});

describe('what is refused', () => {
  test('a wrong address is a 404 whatever the method, type or size', async () => {
    const wrong = [
      url.slice(0, -1),
      `${url}0`,
      `${url}/`,
      url.replace(/.$/, 'x'),
      url.replace('line-1', 'line-2'),
      new URL('/', url).href,
      new URL('/hooks/line-1/', url).href,
    ];
    for (const address of wrong) {
      expect((await post(address, '{}')).status).toBe(404);
      expect((await fetch(address)).status).toBe(404);
      expect((await post(address, 'x'.repeat(300_000), { 'content-type': 'text/plain' }).catch(() => ({ status: 404 }))).status).toBe(404);
    }
    expect(taken).toEqual([]);
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])('%s is a 405', async (method) => {
    const response = await fetch(url, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', ''])(
    'type %j is a 415',
    async (type) => {
      expect((await post(url, '{}', { 'content-type': type })).status).toBe(415);
    },
  );

  test('what is not JSON, or nests deeper than 16, is a 400', async () => {
    for (const body of ['', '{', 'undefined', '[1,]', `${'['.repeat(17)}${']'.repeat(17)}`, '[{'.repeat(100_000)]) {
      expect((await post(url, body)).status).toBe(400);
    }
    expect((await post(url, `${'['.repeat(16)}${']'.repeat(16)}`)).status).toBe(204);
    expect((await post(url, JSON.stringify('[['.repeat(50)))).status).toBe(204);
  });

  test('more than 256 KiB is a 413 before the rest is sent, announced or not', async () => {
    const path = new URL(url).pathname;
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`;
    const announced = await raw(`${head}content-length: 300000\r\n\r\n`);
    expect(announced.text).toMatch(/^HTTP\/1\.1 413 /);
    expect(announced.tookMs).toBeLessThan(2_000);
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const chunked = await raw(`${head}transfer-encoding: chunked\r\n\r\n`, chunk, chunk, chunk, chunk, chunk);
    expect(chunked.text).toMatch(/^HTTP\/1\.1 413 /);
    expect((await post(url, JSON.stringify('a'.repeat(256 * 1024 - 2)))).status).toBe(204);
    expect(taken).toHaveLength(1);
  });

  test('headers of more than 8 KiB are refused', async () => {
    const { text } = await raw(`POST ${new URL(url).pathname} HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(9_000)}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('two lengths in one request are refused (request smuggling)', async () => {
    const head = `POST ${new URL(url).pathname} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`;
    expect((await raw(`${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`)).text).toMatch(/^HTTP\/1\.1 400 /);
    expect((await raw(`${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`)).text).toMatch(/^HTTP\/1\.1 400 /);
    expect(taken).toEqual([]);
  });

  test('senders that never finish their headers are cut off, and others are served meanwhile', { timeout: 20_000 }, async () => {
    const slow = Array.from({ length: 20 }, () => raw('POST /hooks HTTP/1.1\r\nx-slow: '));
    expect((await post(url, '{}')).status).toBe(204);
    for (const { text, tookMs } of await Promise.all(slow)) {
      expect(text).toMatch(/^(HTTP\/1\.1 408 |$)/);
      expect(tookMs).toBeLessThan(10_000);
    }
  });
});

test('a sender that breaks off in its body leaves no error and no delivery', async () => {
  await new Promise<void>((resolve) => {
    const request = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': '100' } });
    request.on('error', () => resolve());
    request.write('{"event":');
    setTimeout(() => request.destroy(), 50);
  });
  expect((await post(url, '{}')).status).toBe(204);
  expect(taken).toEqual([{}]);
  expect(log.lines).toEqual([]);
});

test('closing ends open connections and frees the port', async () => {
  const open = raw(`POST ${new URL(url).pathname} HTTP/1.1\r\nhost: x\r\n`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await receiver.close();
  await open;
  await expect(fetch(url)).rejects.toThrow();
  const { port } = new URL(url);
  receiver = await openWebhookReceiver({ log, port: Number(port) });
});

test('a port that is taken is told to whoever opens the receiver', async () => {
  await expect(openWebhookReceiver({ log, port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE');
});

test('depth is counted as a JSON parser would, in one pass', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const text = JSON.stringify(value);
      const depth = depthOf(value);
      return nestsWithin(text, depth) && (depth === 0 || !nestsWithin(text, depth - 1));
    }),
  );
});

test('five hundred fuzzed bodies: an answer each time, and no prototype changes', { timeout: 60_000 }, async () => {
  const text = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.json().map((inner) => `{"__proto__":${inner},"constructor":{"prototype":{"polluted":1}}}`),
  );
  await fc.assert(
    fc.asyncProperty(text, async (body) => {
      const { status } = await post(url, body);
      return (status === 204 || status === 400) && !('polluted' in {});
    }),
    { numRuns: 500 },
  );
});
