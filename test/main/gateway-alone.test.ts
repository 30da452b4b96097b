import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { LineAccess } from '../../main/core/ports.ts';
import { openEventLog } from '../../main/gateway/log/open-event-log.ts';
import { memoryLog } from '../support/memory-log.ts';
import { type PracticeBench, practiceBench } from '../support/practice-bench.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { raw } from './gateway/receiver/receiver-bench.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
/** The talker of the practice line, who lets it ring until somebody answers or she hangs up. */
const CUSTOMER = '+5521988880002';
/** Starting a whole process on a loaded machine takes its time. */
const SOON = { timeout: 20_000, interval: 25 } as const;

interface Gateway {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly until: (text: string | RegExp, times?: number) => Promise<void>;
}

function startGateway(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Gateway {
  const child = spawn(process.execPath, [join(REPOSITORY, 'main/gateway-alone.ts'), ...args], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    child,
    said: () => said,
    until: (text, times = 1) =>
      vi.waitFor(() => expect(said.match(new RegExp(text, 'g'))?.length ?? 0, said).toBeGreaterThanOrEqual(times), SOON),
  };
}

function onPractice({ access }: PracticeBench, folder: string): Gateway {
  const { apiBase, apiKey }: LineAccess = access('web');
  return startGateway({ PILOT_STATUS_API_URL: apiBase, PILOT_STATUS_API_KEYS: apiKey }, '--data', folder);
}

async function exitOf({ child }: Gateway): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode;
  const [code, signal]: unknown[] = await once(child, 'exit');
  return code ?? signal;
}

const LIVE = 'reach line="[a-z_]+" state="live"';

test(
  'without a window: a call’s events land in the log, a kill doubles none, and leaving takes the webhook back',
  { timeout: 90_000 },
  async () => {
    const bench = await practiceBench();
    const folder = temporaryFolder();

    const first = onPractice(bench, folder);
    await first.until(LIVE);
    const { callId } = await bench.control.ring(bench.numberId('web'), CUSTOMER);
    await first.until('event seq=1 .* source="webhook" event="call.ringing" status="ringing" direction="inbound" peer="[0-9a-f]{6}…0002"');
    const [, statusUrl = ''] = /status="(http:[^"]+)"/.exec(first.said()) ?? [];
    const status: unknown = await (await fetch(statusUrl)).json();
    expect(status).toMatchObject({ lines: [{ kind: 'web', reach: { state: 'live' } }], log: { seq: 1 }, webhooks: { taken: 1 } });
    first.child.kill('SIGKILL');
    expect(await exitOf(first)).toBe('SIGKILL');

    const second = onPractice(bench, folder);
    await second.until(LIVE);
    await bench.control.hangUp(callId);
    await second.until('event seq=2 .* event="call.(?:missed|ended)" status="ended"');
    second.child.kill('SIGTERM');
    expect(await exitOf(second)).toBe(0);
    expect(second.said()).toContain('stopped');

    const kept = await bench.webhooks('web').list();
    expect(kept).toEqual({ ok: true, value: [] });
    const { eventLog, problem } = openEventLog({ path: join(folder, 'events.sqlite'), now: Date.now, log: memoryLog() });
    const bodies = eventLog.read({ epoch: '', seq: 0 }, null, 100).map(({ body }) => body);
    await eventLog.close();
    expect([problem, bodies.length, bodies.every((body) => body.includes(callId))]).toEqual([null, 2, true]);

    // What it says and shows is for anybody who may see its output.
    const shown = first.said() + second.said() + JSON.stringify(status);
    for (const secret of [bench.access('web').apiKey, CUSTOMER.slice(1), '/hooks/line']) expect(shown).not.toContain(secret);
  },
);

test('/status is answered under this machine’s own name alone', { timeout: 60_000 }, async () => {
  const bench = await practiceBench();
  const gateway = onPractice(bench, temporaryFolder());
  await gateway.until('ready');
  const [, statusUrl = ''] = /status="(http:[^"]+)"/.exec(gateway.said()) ?? [];
  expect((await fetch(statusUrl, { method: 'POST' })).status).toBe(405);
  expect((await fetch(new URL('/', statusUrl))).status).toBe(404);
  const rebound = await raw(Number(new URL(statusUrl).port), 'GET /status HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n');
  expect(rebound.text).toMatch(/^HTTP\/1\.1 403 /);
  gateway.child.kill('SIGTERM');
  expect(await exitOf(gateway)).toBe(0);
});

test('what it cannot do it says in a sentence, and leaves', { timeout: 60_000 }, async () => {
  const gateway = startGateway({ PILOT_STATUS_API_KEYS: 'ps_secret' }, '--tunnel', 'bridge');
  expect(await exitOf(gateway)).toBe(2);
  expect(gateway.said()).toContain('--tunnel is cloudflared, ngrok or none');
  expect(gateway.said()).not.toContain('ps_secret');
});
