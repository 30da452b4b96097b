import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { hookSender, makeHookSecret } from '../../../../main/adapters/crm/hook-sender.ts';

const LETTER = { id: 'event_1', event: 'call.ringing', at: unixMs(1_800_000_000_000), body: '{"número":"+5511999990000"}' } as const;
const SECRET = 'whsec_of_the_test';

let server: Server;
let url: string;
let answer: { readonly status: number; readonly location?: string } | 'never';
let heard: { readonly headers: IncomingHttpHeaders; readonly body: string }[];

beforeEach(async () => {
  answer = { status: 204 };
  heard = [];
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      if (answer === 'never') return;
      response.writeHead(answer.status, answer.location === undefined ? {} : { Location: answer.location });
      response.end('something we do not read');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const send = hookSender(globalThis.fetch);

describe('an event of a call', () => {
  test('arrives whole, with its identifier and a signature that whoever knows the secret can check', async () => {
    expect(await send(LETTER, { url, secret: SECRET })).toEqual({ isArrived: true, answer: '204', mayRetry: false });
    const [{ headers, body } = { headers: {}, body: '' }] = heard;
    expect(body).toBe(LETTER.body);
    expect(headers['x-pilot-delivery']).toBe('event_1');
    expect(headers['x-pilot-event']).toBe('call.ringing');
    const stamp = String(headers['x-pilot-timestamp']);
    const expected = createHmac('sha256', SECRET).update(`${stamp}.${body}`).digest('hex');
    expect(headers['x-pilot-signature']).toBe(`sha256=${expected}`);
  });

  test.each([
    [500, true],
    [503, true],
    [429, true],
    [408, true],
    [400, false],
    [401, false],
    [404, false],
    [410, false],
  ])('answered by %i may be sent again: %s', async (status, mayRetry) => {
    answer = { status };
    expect(await send(LETTER, { url, secret: SECRET })).toEqual({ isArrived: false, answer: String(status), mayRetry });
  });

  test('is not carried elsewhere by a redirect', async () => {
    answer = { status: 307, location: url.replace('/hook', '/elsewhere') };
    expect(await send(LETTER, { url, secret: SECRET })).toEqual({ isArrived: false, answer: 'redirect', mayRetry: false });
    expect(heard).toHaveLength(1);
  });

  test('that nobody answers is given up for now after five seconds', async () => {
    answer = 'never';
    const before = performance.now();
    expect(await send(LETTER, { url, secret: SECRET })).toEqual({ isArrived: false, answer: 'timeout', mayRetry: true });
    expect(performance.now() - before).toBeLessThan(9_000);
  });

  test('to a program that is not there is told by its kind, without the address', async () => {
    server.close();
    server.closeAllConnections();
    expect(await send(LETTER, { url, secret: SECRET })).toEqual({ isArrived: false, answer: 'ECONNREFUSED', mayRetry: true });
  });

  test.each(['http://crm.example/', 'file:///tmp/x', 'https://user:pass@crm.example/', ''])('never goes to %j', async (elsewhere) => {
    const asked: unknown[] = [];
    const watched = hookSender(async (...args) => {
      asked.push(args);
      return new Response();
    });
    expect(await watched(LETTER, { url: elsewhere, secret: SECRET })).toMatchObject({ isArrived: false, mayRetry: false });
    expect(asked).toEqual([]);
  });
});

test('each secret is another, and long', () => {
  const [one, other] = [makeHookSecret(), makeHookSecret()];
  expect(one).not.toBe(other);
  expect(one).toMatch(/^whsec_[\w-]{43}$/);
});
