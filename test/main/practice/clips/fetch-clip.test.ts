import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayFetchFrom } from '../../../../main/practice/clips/address-guard.ts';
import { fetchClip } from '../../../../main/practice/clips/fetch-clip.ts';
import { openMediaHost, type MediaHost } from '../support/media-host.ts';

let host: MediaHost;
beforeAll(async () => {
  host = await openMediaHost({
    '/a.wav': (response) => response.end('sound'),
    '/moved.wav': (response) => response.writeHead(302, { location: '/a.wav' }).end(),
    '/round.wav': (response) => response.writeHead(302, { location: '/round.wav' }).end(),
    '/inward.wav': (response) => response.writeHead(302, { location: 'http://192.168.0.1/a.wav' }).end(),
    '/file.wav': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/large.wav': (response) => response.end(Buffer.alloc(1_001)),
    '/never.wav': () => undefined,
  });
});
afterAll(() => host.close());

const fetched = async (url: string, signal = AbortSignal.timeout(5_000)): Promise<string> => {
  const answer = await fetchClip({ url, mostBytes: 1_000, signal });
  return typeof answer === 'string' ? answer : `got ${answer.toString('utf8')}`;
};
const at = (path: string): string => new URL(path, host.base).href;

test.each([
  ['/a.wav', 'got sound'],
  ['/moved.wav', 'got sound'],
  ['/none.wav', /^127\.0\.0\.1:\d+ answered HTTP 404$/],
  ['/round.wav', /leads from one address to the next/],
  ['/file.wav', /leads to an address that is not http or https/],
  ['/inward.wav', '192.168.0.1 is neither this machine nor a public host'],
  ['/large.wav', 'the file is larger than 1000 bytes'],
])('%s: %s', async (path, outcome) => {
  expect(await fetched(at(path))).toMatch(outcome);
});

test('a host that never answers is given up', async () => {
  expect(await fetched(at('/never.wav'), AbortSignal.timeout(100))).toMatch(/took too long/);
});

test('a name is held to the same rule as an address', async () => {
  expect(await fetched(at('/a.wav').replace('127.0.0.1', 'localhost'))).toBe('got sound');
  expect(await fetched('http://[::ffff:10.0.0.1]/a.wav')).toMatch(/is neither this machine nor a public host/);
  expect(await fetched('http://0x0a000001/a.wav')).toMatch(/is neither this machine nor a public host/);
});

describe('a clip may come', () => {
  test.each(['127.0.0.1', '::1', '93.184.216.34', '2606:2800:220:1::1'])('from %s', (address) => {
    expect(mayFetchFrom(address)).toBe(true);
  });
  test.each([
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
  ])('not from %s', (address) => {
    expect(mayFetchFrom(address)).toBe(false);
  });
});
