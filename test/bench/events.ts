/**
 * What the event path can take, and how fast it rings:
 *
 *     npm run bench:events
 *
 * webhooks per second: into a gateway in a process of its own, each signed and on the disk (fsync) before its 2xx, from
 * this process over kept-alive connections. webhook → ring: from the POST until the call desk has the call ringing, by
 * receiver, log, feed and desk as in the app. polls: requests of one line in a minute, on a simulated clock. memory: of
 * this process, with the whole path in it, after 20,000 and after 100,000 events.
 */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openWebhookStream } from '../support/webhook-stream.ts';
import { type EventPath, openEventPath, peerOf } from './event-path.ts';
import { pollsPerMinute } from './polls-per-minute.ts';

const CONNECTIONS = 64;
const IN_FLIGHT = 4;
const WARM_UP_MS = 2_000;
const MEASURED_MS = 8_000;
const SECRET = 'a shared secret';
const RINGS = 1_000;
const WARM_UP_RINGS = 100;
const EVENTS = 100_000;
const EARLY_EVENTS = 20_000;

/** Nearest rank. */
function rank(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
const milliseconds = (values: readonly number[]): string =>
  `p50 ${rank(values, 0.5).toFixed(1)} ms, p99 ${rank(values, 0.99).toFixed(1)} ms`;
const verdict = (target: string, holds: boolean): string => `target ${target}: ${holds ? 'holds' : 'MISSED'}`;

async function webhooksPerSecond(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'softphone-bench-'));
  const entry = join(import.meta.dirname, '../main/gateway/receiver/receiver-process.ts');
  const child = spawn(process.execPath, [entry], { env: { ...process.env, WEBHOOK_SECRET: SECRET }, stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    child.stdin.write(`${join(folder, 'events.sqlite')}\n`);
    const [url]: unknown[] = await once(createInterface({ input: child.stdout }), 'line');
    const tookMs: number[] = [];
    let refused = 0;
    let count = 0;
    const end = performance.now() + WARM_UP_MS + MEASURED_MS;
    const measuredFrom = end - MEASURED_MS;
    const sender = async (stream: ReturnType<typeof openWebhookStream>): Promise<void> => {
      while (performance.now() < end) {
        const started = performance.now();
        const call = (count += 1);
        const body = Buffer.from(
          JSON.stringify({ event: 'call.ringing', callId: `bench-${String(call)}`, direction: 'INBOUND', from: peerOf(call) }),
        );
        const status = await stream.send(body, { 'x-signature': createHmac('sha256', SECRET).update(body).digest('hex') });
        if (status !== 204) refused += 1;
        else if (started >= measuredFrom) tookMs.push(performance.now() - started);
      }
    };
    const streams = Array.from({ length: CONNECTIONS }, () => openWebhookStream(String(url)));
    await Promise.all(streams.flatMap((stream) => Array.from({ length: IN_FLIGHT }, () => sender(stream))));
    for (const stream of streams) stream.end();
    const perSecond = tookMs.length / (MEASURED_MS / 1_000);
    console.log(`webhooks, signed, with fsync: ${perSecond.toFixed(0)}/s, ${milliseconds(tookMs)}, ${String(refused)} refused`);
    console.log(`  ${verdict('≥ 10,000/s', perSecond >= 10_000)}`);
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rings and ends calls, one after another; resolves with how long each took to ring. */
async function rings(path: EventPath, from: number, count: number): Promise<readonly number[]> {
  const tookMs: number[] = [];
  for (let call = from; call < from + count; call += 1) {
    const started = performance.now();
    const rang = new Promise<number>((resolve) => {
      path.onChange((calls) => {
        if (calls.some(({ phase, peer }) => phase === 'ringing' && peer === peerOf(call))) resolve(performance.now() - started);
      });
    });
    await path.post('call.ringing', call);
    tookMs.push(await rang);
    path.onChange((calls) => {
      for (const { id, phase } of calls) if (phase === 'ended') path.dismiss(id);
    });
    await path.post('call.missed', call);
    await delay(2);
  }
  return tookMs;
}

async function webhookToRing(path: EventPath): Promise<void> {
  while (!path.isLive()) await delay(20);
  await rings(path, 0, WARM_UP_RINGS);
  const tookMs = await rings(path, WARM_UP_RINGS, RINGS);
  console.log(`webhook → ring: ${milliseconds(tookMs)} (${String(RINGS)} calls)`);
  console.log(`  ${verdict('p99 ≤ 50 ms', rank(tookMs, 0.99) <= 50)}`);
}

async function onPath(journal: 'disk' | 'memory', work: (path: EventPath) => Promise<void>): Promise<void> {
  const path = await openEventPath({ journal });
  try {
    await work(path);
  } finally {
    await path.stop();
  }
}

async function polls(): Promise<void> {
  for (const webhooks of [true, false]) {
    for (const stake of ['idle', 'ringing'] as const) {
      const { mean, most } = await pollsPerMinute({ stake, webhooks, minutes: 30 });
      const way = webhooks ? 'live webhooks' : 'polling only';
      console.log(`requests a minute, ${stake}, ${way}: ${mean.toFixed(1)}, at most ${String(most)}; ${verdict('≤ 40', most <= 40)}`);
    }
  }
}

async function memory(path: EventPath): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const now = async (): Promise<{ readonly rss: number; readonly heap: number }> => {
    await delay(2_500); // timers of the last calls
    if (typeof collect === 'function') for (let times = 0; times < 3; times += 1) collect();
    const { rss, heapUsed } = process.memoryUsage();
    return { rss: rss / 1_048_576, heap: heapUsed / 1_048_576 };
  };
  const measured = [];
  path.onChange((calls) => {
    for (const { id, phase } of calls) if (phase === 'ended') path.dismiss(id);
  });
  let sent = 0;
  for (const until of [EARLY_EVENTS, EVENTS]) {
    for (; sent < until; sent += 100) {
      const calls = Array.from({ length: 50 }, (_, index) => 1_000_000 + sent / 2 + index);
      await Promise.all(calls.flatMap((call) => [path.post('call.ringing', call), path.post('call.missed', call)]));
    }
    const { rss, heap } = await now();
    measured.push({ rss, heap });
    console.log(`memory after ${String(until)} events: RSS ${rss.toFixed(0)} MiB, heap ${heap.toFixed(1)} MiB`);
  }
  const [early, late] = measured;
  const grown = (late?.heap ?? 0) / (early?.heap ?? Number.NaN) - 1;
  console.log(`  heap grew by ${(grown * 100).toFixed(1)} % over 80,000 events; ${verdict('flat (≤ 10 %)', grown <= 0.1)}`);
}

await polls();
await webhooksPerSecond();
await onPath('disk', webhookToRing);
await onPath('memory', memory);
