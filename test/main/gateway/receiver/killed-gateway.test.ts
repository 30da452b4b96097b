import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openEventLog } from '../../../../main/gateway/log/open-event-log.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { openWebhookStream, type WebhookStream } from '../../../support/webhook-stream.ts';

const KILLS = 20;
const A_SECOND = 1_000;
const SECRET = 'a shared secret';
/** Between the first answer and the kill: never in the same state twice. */
const lifeMs = (kill: number): number => 60 + ((kill * 7_919) % 240);

let count = 0;
function nextWebhook(): { readonly id: string; readonly body: Buffer; readonly headers: Readonly<Record<string, string>> } {
  const id = `call-${String((count += 1))}`;
  const body = Buffer.from(JSON.stringify({ event: 'call.ringing', callId: id, direction: 'INBOUND', from: '+5511999990001' }));
  return { id, body, headers: { 'x-signature': createHmac('sha256', SECRET).update(body).digest('hex') } };
}

interface Gateway {
  readonly child: ChildProcess;
  /** Opens the log and the receiver; resolves with the address of its webhooks. */
  readonly open: (path: string) => Promise<string>;
}

/** Started ahead, because loading a process takes longer than its life here. */
function startGateway(): Gateway {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'receiver-process.ts')], {
    env: { ...process.env, WEBHOOK_SECRET: SECRET },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  return {
    child,
    async open(path) {
      child.stdin.write(`${path}\n`);
      const [told]: unknown[] = await Promise.race([once(lines, 'line'), once(child, 'exit')]);
      if (typeof told !== 'string') throw new Error('the gateway did not start');
      return told;
    },
  };
}

/** Sends until told to stop, as many a second as promised whatever the answers; every id with a 2xx goes into `acknowledged`. */
async function sendUntil(stop: AbortSignal, stream: WebhookStream, acknowledged: Set<string>): Promise<void> {
  const started = performance.now();
  const answers: Promise<void>[] = [];
  let sent = 0;
  while (!stop.aborted && stream.isOpen) {
    for (; sent < ((performance.now() - started) / 1_000) * A_SECOND; sent += 1) {
      const { id, body, headers } = nextWebhook();
      answers.push(
        stream.send(body, headers).then((status) => {
          if (status !== null && status >= 200 && status < 300) acknowledged.add(id);
        }),
      );
    }
    await delay(1);
  }
  await Promise.all(answers);
}

test(
  'killed twenty times under a thousand signed webhooks a second, no event that got a 2xx is missing',
  { timeout: 120_000 },
  async () => {
    const path = join(temporaryFolder(), 'events.db');
    const acknowledged = new Set<string>();
    let left = 0;
    let answered = 0;
    let next = startGateway();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { child, open } = next;
      next = startGateway();
      const stream = openWebhookStream(await open(path));
      const stop = new AbortController();
      const sending = sendUntil(stop.signal, stream, acknowledged);
      const before = acknowledged.size;
      while (acknowledged.size === before) await delay(1);
      await delay(lifeMs(kill));
      child.kill('SIGKILL');
      await once(child, 'exit');
      await sending;
      stop.abort();
      answered += acknowledged.size - before;

      const { eventLog, problem } = openEventLog({ path, now: Date.now, log: memoryLog() });
      expect(problem).toBeNull();
      const kept = eventLog.read({ epoch: '', seq: 0 }, null, 1_000_000).map(({ body }) => /call-\d+/.exec(body)?.[0] ?? '');

      const there = new Set(kept);
      left = there.size;
      expect(kept).toHaveLength(left);
      expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
      await eventLog.close();
    }
    // It was under load, or nothing was proven.
    expect(answered).toBeGreaterThan(KILLS * 30);
    expect(left).toBeGreaterThanOrEqual(acknowledged.size);
  },
);
