import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNetRequest } from '../../build/dev-host/modules/net-request.ts';

const request = createNetRequest();
const server = createServer(({ url, headers }, response) => {
  if (url === '/elsewhere') response.writeHead(302, { location: '/here' }).end();
  else if (url === '/never') response.writeHead(200).write('a');
  else response.end(`${String(url)} ${String(headers['x-told'])}`);
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo); // of a TCP server
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('net.request asks as it is told and gives what is answered', async () => {
  const asked = request({ protocol: 'http:', hostname: '127.0.0.1', port, path: '/here?a=1', headers: { 'x-told': 'yes' } });
  const text = new Promise<string>((resolve) => {
    asked.on('response', (response) => {
      let all = '';
      response.on('data', (part) => (all += part.toString('utf8')));
      response.on('end', () => resolve(all));
    });
  });
  asked.end();
  expect(await text).toBe('/here?a=1 yes');
});

test('a redirect of net.request is told, and not followed unasked', async () => {
  const asked = request(`http://127.0.0.1:${String(port)}/elsewhere`);
  const told: string[] = [];
  asked.on('redirect', (status, _method, to) => told.push(`${String(status)} ${new URL(to).pathname}`));
  asked.on('response', () => told.push('response'));
  const failed = new Promise<void>((resolve) => {
    asked.on('error', () => resolve());
  });
  asked.end();
  await failed;
  expect(told).toEqual(['302 /here']);
});

test('a net.request that is given up ends once, and is no error', async () => {
  const asked = request(`http://127.0.0.1:${String(port)}/never`);
  const told: string[] = [];
  for (const event of ['abort', 'error', 'close'] as const) asked.on(event as 'close', () => told.push(event));
  await new Promise<void>((resolve) => {
    asked.on('response', () => resolve());
    asked.end();
  });
  asked.abort();
  asked.abort();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(told).toEqual(['abort', 'close']);
});
