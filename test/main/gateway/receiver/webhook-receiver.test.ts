import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { openWebhookReceiver } from '../../../../main/gateway/receiver/open-webhook-receiver.ts';
import { memoryEventLog } from '../../../support/fakes/memory-event-log.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { LINE, memoryTokens, NOW, post, raw, receiverBench } from './receiver-bench.ts';

const ringing = (callId: string): string => JSON.stringify({ event: 'call.ringing', callId, direction: 'INBOUND' });

describe('a delivery', () => {
  test('is in the log, as it came, before it is answered 2xx', async () => {
    const { url, eventLog, receiver } = await receiverBench();
    const body = `{ "event":"call.ringing",\t"callId":"c1" }`;
    const response = await post(url, body, { 'content-type': 'application/json; charset=utf-8' });
    expect(response.status).toBe(204);
    expect(eventLog.events).toMatchObject([{ lineId: LINE, source: 'webhook', receivedAt: NOW, body }]);
    expect(receiver.counts()).toEqual({ taken: 1, repeated: 0, unsigned: 0, malformed: 0, turnedAway: 0 });
  });

  test('that comes again, also in other words or with a query, is one event, and is told each time', async () => {
    const { url, eventLog, receiver } = await receiverBench();
    const told: unknown[] = [];
    const stop = receiver.onDelivery(({ lineId: line, repeated }) => told.push([line, repeated]));
    await post(url, '{"event":"call.ringing","callId":"c1","timestamp":1}');
    await post(`${url}?attempt=2`, '{"timestamp":2,"callId":"c1","event":"call.ringing"}');
    stop();
    expect((await post(url, '{"event":"call.ended","callId":"c1"}')).status).toBe(204);
    expect(eventLog.events).toHaveLength(2);
    expect(told).toEqual([
      [LINE, false],
      [LINE, true],
    ]);
    expect(receiver.counts()).toMatchObject({ taken: 2, repeated: 1 });
  });

  test('comes to an address of this machine that nobody can guess, one per line', async () => {
    const { url, receiver } = await receiverBench();
    const other = receiver.open(lineId('line 2/é')).path;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hooks\/line-1\/[0-9a-f]{32}$/);
    expect(other.slice(-32)).not.toBe(url.slice(-32));
    expect(other.split('/')).toHaveLength(4);
  });

  test('reaches the line whose address it was sent to', async () => {
    const { url, receiver, eventLog, at } = await receiverBench();
    const other = at(receiver.open(lineId('line 2/é')).path);
    await post(other, '2');
    await post(url, '1');
    expect(eventLog.events.map(({ lineId: line, body }) => [line, body])).toEqual([
      ['line 2/é', '2'],
      ['line-1', '1'],
    ]);
  });

  test('of Meta’s native calls may be large, any other may not', async () => {
    const { url, eventLog } = await receiverBench();
    const native = (bytes: number): string => JSON.stringify({ event: 'calls', data: 'x'.repeat(bytes - 27) });
    expect((await post(url, native(256 * 1024))).status).toBe(204);
    const value = { calls: [{ id: 'wacid.1', event: 'connect', session: { sdp_type: 'offer', sdp: 'v=0' } }], x: 'x'.repeat(70_000) };
    expect((await post(url, JSON.stringify({ entry: [{ changes: [{ value }] }] }))).status).toBe(204);
    expect((await post(url, JSON.stringify({ event: 'call.ringing', callId: 'c1', x: 'x'.repeat(65_600) }))).status).toBe(413);
    expect((await post(url, native(256 * 1024 + 1))).status).toBe(413);
    expect(eventLog.events).toHaveLength(2);
  });

  test('that the log cannot keep is a 503 with Retry-After, never a 2xx, and taken when it can', async () => {
    const { url, eventLog, receiver } = await receiverBench();
    eventLog.refuse(appError('storage-full'));
    const refused = await post(url, ringing('c1'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    eventLog.refuse(null);
    expect((await post(url, ringing('c1'))).status).toBe(204);
    expect(receiver.counts()).toMatchObject({ taken: 1, turnedAway: 1 });
  });

  test('that a bug of ours breaks is a 500 and a line in the log, and the next one is taken', async () => {
    const { url, receiver, log } = await receiverBench();
    const stop = receiver.onDelivery(() => {
      throw new Error('a bug');
    });
    expect((await post(url, ringing('c1'))).status).toBe(500);
    expect(log.text()).toContain('a bug');
    stop();
    expect((await post(url, ringing('c2'))).status).toBe(204);
  });
});

describe('the address of a line', () => {
  test('is the same after a restart, and gone for good once the line is removed', async () => {
    const tokens = memoryTokens();
    const first = await receiverBench({ tokens });
    const { path } = first.receiver.open(LINE);
    const second = await receiverBench({ tokens });
    expect(second.receiver.open(LINE).path).toBe(path);
    second.receiver.forget(LINE);
    expect((await post(second.at(path), '{}')).status).toBe(404);
    expect(second.receiver.open(LINE).path).not.toBe(path);
  });

  test('is a 404 once it was closed, by all who opened it', async () => {
    const { receiver, at } = await receiverBench();
    const line = lineId('line-2');
    const [one, two] = [receiver.open(line), receiver.open(line)];
    expect(one.path).toBe(two.path);
    one.close();
    one.close();
    expect((await post(at(two.path), '{}')).status).toBe(204);
    two.close();
    expect((await post(at(two.path), '{}')).status).toBe(404);
  });
});

describe('a probe', () => {
  test('is told, answered 2xx, and never logged', async () => {
    const { receiver, at, eventLog } = await receiverBench({ secrets: () => ['s'] });
    const heard: string[] = [];
    const stop = receiver.onProbe((nonce) => heard.push(nonce));
    expect((await post(at(receiver.probePath), '{"nonce":"n1"}')).status).toBe(204);
    for (const body of ['{}', '{"nonce":7}', `{"nonce":"${'n'.repeat(129)}"}`, 'n']) {
      expect((await post(at(receiver.probePath), body)).status).toBe(400);
    }
    stop();
    await post(at(receiver.probePath), '{"nonce":"n2"}');
    expect(heard).toEqual(['n1']);
    expect(eventLog.events).toEqual([]);
    expect((await receiverBench()).receiver.probePath).not.toBe(receiver.probePath);
  });
});

describe('what is refused', () => {
  test('a wrong address is a 404 whatever the method, type or size', async () => {
    const { url, at, eventLog, receiver } = await receiverBench();
    const wrong = [
      url.slice(0, -1),
      `${url}0`,
      `${url}/`,
      url.replace('line-1', 'line-2'),
      ...['/', '/hooks/line-1/', '/%zz', '/probe/x'].map(at),
    ];
    for (const address of wrong) {
      expect((await post(address, '{}')).status).toBe(404);
      expect((await fetch(address)).status).toBe(404);
      expect((await fetch(address, { method: 'PROPFIND' })).status).toBe(404);
    }
    const path = new URL(url).pathname;
    const large = await raw(receiver.port(), `POST ${path}x HTTP/1.1\r\nhost: x\r\ncontent-length: 300000\r\n\r\n`);
    expect(large.text).toMatch(/^HTTP\/1\.1 404 /);
    expect(large.tookMs).toBeLessThan(2_000);
    expect(eventLog.events).toEqual([]);
    expect(receiver.counts().malformed).toBe(0);
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND'])('%s is a 405', async (method) => {
    const { url } = await receiverBench();
    const response = await fetch(url, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', ''])(
    'type %j is a 415',
    async (type) => {
      const { url, receiver } = await receiverBench();
      expect((await post(url, '{}', { 'content-type': type })).status).toBe(415);
      expect(receiver.counts().malformed).toBe(1);
    },
  );

  test('what is not UTF-8, not JSON, or nests deeper than 16, is a 400', async () => {
    const { url, eventLog, receiver } = await receiverBench();
    const bodies = [
      '',
      '{',
      'undefined',
      '[1,]',
      `${'['.repeat(17)}${']'.repeat(17)}`,
      '[{'.repeat(30_000),
      Buffer.from([0x22, 0xff, 0x22]),
    ];
    for (const body of bodies) expect((await post(url, body)).status).toBe(400);
    expect(eventLog.events).toEqual([]);
    expect(receiver.counts().malformed).toBe(bodies.length);
    expect((await post(url, `${'['.repeat(16)}${']'.repeat(16)}`)).status).toBe(204);
    expect((await post(url, JSON.stringify('[['.repeat(50)))).status).toBe(204);
  });

  test('more than 256 KiB is a 413 before the rest is sent, announced or not', async () => {
    const { url, receiver } = await receiverBench();
    const head = `POST ${new URL(url).pathname} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`;
    const announced = await raw(receiver.port(), `${head}content-length: 300000\r\n\r\n`);
    expect(announced.text).toMatch(/^HTTP\/1\.1 413 /);
    expect(announced.tookMs).toBeLessThan(2_000);
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const chunked = await raw(receiver.port(), `${head}transfer-encoding: chunked\r\n\r\n`, chunk, chunk, chunk, chunk, chunk);
    expect(chunked.text).toMatch(/^HTTP\/1\.1 413 /);
    expect(chunked.tookMs).toBeLessThan(2_000);
    expect(receiver.counts().malformed).toBe(2);
  });

  test('headers of more than 8 KiB are refused', async () => {
    const { url, receiver } = await receiverBench();
    const { text } = await raw(receiver.port(), `POST ${new URL(url).pathname} HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(9_000)}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('whatever two parsers could read differently is a 400 (request smuggling)', async () => {
    const { url, receiver, eventLog } = await receiverBench();
    const head = `POST ${new URL(url).pathname} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`;
    const hidden = '0\r\n\r\nPOST / HTTP/1.1\r\n\r\n';
    const corpus = [
      `${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n${hidden}`,
      `${head}transfer-encoding: chunked\r\ncontent-length: 2\r\n\r\n${hidden}`,
      `${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`,
      `${head}content-length: +2\r\n\r\n{}`,
      `${head}content-length: 0x2\r\n\r\n{}`,
      `${head}content-length: 2, 2\r\n\r\n{}`,
      `${head}content-length: -1\r\n\r\n{}`,
      `${head}content-length : 2\r\n\r\n{}`,
      `${head}transfer-encoding: chunked, identity\r\n\r\n${hidden}`,
      `${head}transfer-encoding: xchunked\r\n\r\n${hidden}`,
      `${head}transfer-encoding : chunked\r\n\r\n${hidden}`,
      `${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
      `${head}transfer-encoding: chunked\r\n\r\n2;\n{}\r\n0\r\n\r\n`,
      `${head}x: y\rtransfer-encoding: chunked\r\n\r\n${hidden}`,
      `${head} transfer-encoding: chunked\r\n\r\n${hidden}`,
      `${head}x\0: y\r\n\r\n`,
      'POST / HTTP/9.9\r\nhost: x\r\n\r\n',
    ];
    for (const request of corpus) {
      const { text } = await raw(receiver.port(), request);
      expect([request, text.split('\r\n')[0]]).toEqual([request, expect.stringMatching(/^HTTP\/1\.1 400 /)]);
      expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
    }
    expect(eventLog.events).toEqual([]);
  });
});

describe('the port', () => {
  test('moves, and the addresses stay the same', async () => {
    const { receiver, url, at } = await receiverBench();
    const before = receiver.port();
    const path = new URL(url).pathname;
    const free = (await receiverBench()).receiver;
    const wanted = free.port();
    await free.close();
    expect(await receiver.listenOn(wanted)).toEqual({ ok: true, value: wanted });
    expect(receiver.port()).toBe(wanted);
    expect((await post(at(path), '{}')).status).toBe(204);
    await expect(fetch(`http://127.0.0.1:${String(before)}${path}`)).rejects.toThrow();
    expect(await receiver.listenOn(wanted)).toEqual({ ok: true, value: wanted });
  });

  test('that is taken is told, and the receiver goes on where it was', async () => {
    const { receiver, url } = await receiverBench();
    const other = (await receiverBench()).receiver;
    expect(await receiver.listenOn(other.port())).toMatchObject({ ok: false, error: { code: 'tunnel-port-taken' } });
    expect((await post(url, '{}')).status).toBe(204);
    const again = await openWebhookReceiver({
      eventLog: memoryEventLog(),
      tokens: memoryTokens(),
      now: () => NOW,
      log: memoryLog(),
      port: receiver.port(),
    });
    expect(again).toMatchObject({ ok: false, error: { code: 'tunnel-port-taken' } });
  });

  test('is free, and every connection ended, once the receiver has closed', async () => {
    const { receiver, url } = await receiverBench();
    const open = raw(receiver.port(), `POST ${new URL(url).pathname} HTTP/1.1\r\nhost: x\r\n`);
    await post(url, '{}');
    await receiver.close();
    await open;
    await expect(fetch(url)).rejects.toThrow();
    expect((await receiverBench({ port: Number(new URL(url).port) })).receiver.port()).toBe(Number(new URL(url).port));
  });
});

test('a sender that breaks off in its body leaves no error and no event', async () => {
  const { url, log, eventLog } = await receiverBench();
  await new Promise<void>((resolve) => {
    const request = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': '100' } });
    request.on('error', () => resolve());
    request.write('{"event":');
    setTimeout(() => request.destroy(), 50);
  });
  expect((await post(url, '{}')).status).toBe(204);
  expect(eventLog.events.map(({ body }) => body)).toEqual(['{}']);
  expect(log.lines).toEqual([]);
});
