import { expect, onTestFinished, test } from 'vitest';
import { openLineApi } from '../../../../main/adapters/pilot-status/open-line-api.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { openScriptedServer, type Script } from '../../../support/scripted-server.ts';

const LIST = JSON.stringify({ calls: [] });

/** Writes bytes past the HTTP server, so that they may contradict each other, and hangs up. */
const raw =
  (...lines: readonly string[]): Script =>
  (response) => {
    response.socket?.end(lines.join('\r\n'));
  };

test.each<[string, Script]>([
  ['is shorter than it says', raw('HTTP/1.1 200 OK', 'content-length: 9999', '', LIST)],
  ['is longer than it says', raw('HTTP/1.1 200 OK', 'content-length: 3', '', LIST)],
  ['says two lengths', raw('HTTP/1.1 200 OK', 'content-length: 3', 'content-length: 12', '', LIST)],
  ['has a broken chunk', raw('HTTP/1.1 200 OK', 'transfer-encoding: chunked', '', 'zz', LIST)],
  ['is no HTTP', raw('SSH-2.0-OpenSSH_9.2', '')],
  ['is packed, by its own word, and is not', raw('HTTP/1.1 200 OK', 'content-encoding: gzip', 'connection: close', '', LIST)],
  ['leads elsewhere', (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/v1/calls' }).end()],
  [
    'is the log-in page of a network',
    (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>'),
  ],
  [
    'is in another charset',
    (response) => void response.writeHead(200, { 'content-type': 'application/json; charset=utf-16' }).end(Buffer.from(LIST, 'utf16le')),
  ],
  ['never ends', (response) => void response.writeHead(200).end(`{"calls":["${'x'.repeat(2_000_000)}"]}`)],
])('an answer that %s is the service’s trouble, not the network’s, and nothing is followed', async (_what, script) => {
  const server = await openScriptedServer();
  onTestFinished(() => server.close());
  server.answer(script);
  const api = openLineApi({ apiBase: `${server.origin}/v1`, apiKey: 'ps_k' }, { fetch, log: memoryLog() });
  expect(await api.list(25)).toMatchObject({ ok: false, error: { code: 'service-broken' } });
  expect(server.seen).toHaveLength(1);
});
