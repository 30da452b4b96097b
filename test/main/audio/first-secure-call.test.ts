import { fork } from 'node:child_process';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { STRAIGHT } from '../../../main/core/network/outbound-way.ts';
import { AUDIO_PROCESS_ENTRY } from '../../support/sound/fork-audio-process.ts';
import { startMediaServer } from '../../support/sound/media-server.ts';
import { TEST_SERVER } from '../../support/tls/test-authority.ts';

const PARENT_PORT = new URL('../../support/sound/parent-port.ts', import.meta.url).href;
/** Tells each time the system's authorities are read, and how long that held the process up. */
const READING_TOLD = `
  import tls from 'node:tls';
  import { syncBuiltinESMExports } from 'node:module';
  const { getCACertificates } = tls;
  tls.getCACertificates = (type) => {
    const startedMs = performance.now();
    const certificates = getCACertificates(type);
    if (type === 'system') process.send({ type: 'authorities-read', tookMs: performance.now() - startedMs });
    return certificates;
  };
  syncBuiltinESMExports();
`;

interface Told {
  readonly type: string;
  readonly tookMs?: number;
  readonly error?: { readonly code: string };
}
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

async function startProcess() {
  const child = fork(AUDIO_PROCESS_ENTRY, [], {
    execArgv: [PARENT_PORT, `data:text/javascript,${encodeURIComponent(READING_TOLD)}`].flatMap((url) => ['--import', url]),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  undo.push(() => child.kill('SIGKILL'));
  const told: Told[] = [];
  child.on('message', (message: Told) => told.push(message));
  const types = (): readonly string[] => told.map(({ type }) => type);
  await expect.poll(types, { timeout: 20_000 }).toContain('ready');
  return {
    told,
    types,
    readings: () => types().filter((type) => type === 'authorities-read').length,
    open(wsUrl: string) {
      const target = { wsUrl, sampleRate: 16_000, mode: 'listen', muted: false, sendFrameMs: 60, way: STRAIGHT };
      child.send({ type: 'open', stream: 1, target });
    },
  };
}

test('an audio process that idles has read whom to trust, so that a call over TLS does not stand still for it', async () => {
  const service = createServer(TEST_SERVER);
  undo.push(() => service.close());
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const { port } = service.address() as AddressInfo;

  const { told, types, readings, open } = await startProcess();
  expect(readings()).toBe(0); // nothing that the app’s start, or a call that lost its process, would have to wait for
  await expect.poll(readings, { timeout: 10_000 }).toBe(1);
  open(`wss://127.0.0.1:${String(port)}/x`);
  await expect.poll(types, { timeout: 10_000 }).toContain('open-failed');
  // It came as far as to look at the certificate, which nobody vouches for.
  expect(told.find(({ type }) => type === 'open-failed')?.error?.code).toBe('certificate-untrusted');
  expect(readings()).toBe(1);
  const tookMs = told.reduce((sum, { tookMs: one = 0 }) => sum + one, 0);
  console.log(`authorities read in ${tookMs.toFixed(0)} ms, before the first call`);
}, 40_000);

test('while a call is on nothing is read ahead: its sound would stand still', async () => {
  const server = await startMediaServer();
  undo.push(() => server.stop());
  const { types, readings, open } = await startProcess();
  open(server.wsUrl);
  await expect.poll(types, { timeout: 10_000 }).toContain('opened');
  await delay(3_000);
  expect(readings()).toBe(0);
}, 40_000);
