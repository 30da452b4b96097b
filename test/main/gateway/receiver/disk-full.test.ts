import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { openEventLog, type OpenedEventLog } from '../../../../main/gateway/log/open-event-log.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { LINE, post, receiverBench } from './receiver-bench.ts';

const BEGINNING = { epoch: '', seq: 0 };
let count = 0;
const webhook = (): string => JSON.stringify({ event: 'call.ringing', callId: `c${String((count += 1))}`, note: 'x'.repeat(20_000) });
const bodiesOf = ({ eventLog }: OpenedEventLog): readonly string[] => eventLog.read(BEGINNING, null, 1_000).map(({ body }) => body);

/** Posts until a delivery is refused, and then twenty more; frees space; and sees that it goes on. */
async function fillAndFree(opened: OpenedEventLog, free: () => void): Promise<void> {
  const { url } = await receiverBench({ eventLog: opened.eventLog, tokens: opened.tokens });
  const acknowledged: string[] = [];
  const refusedAfterMs: number[] = [];
  for (let posts = 0; refusedAfterMs.length < 20; posts += 1) {
    expect(posts).toBeLessThan(1_000);
    const body = webhook();
    const started = performance.now();
    const response = await post(url, body);
    if (response.status === 204) acknowledged.push(body);
    else {
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
      refusedAfterMs.push(performance.now() - started);
    }
  }
  expect(acknowledged.length).toBeGreaterThan(5);
  expect(bodiesOf(opened)).toEqual(acknowledged);
  expect(refusedAfterMs.toSorted((one, other) => one - other)[10]).toBeLessThan(100);
  expect(
    await opened.eventLog.append({
      eventId: 'x',
      lineId: LINE,
      source: 'polling',
      receivedAt: unixMs(0),
      body: 'x'.repeat(50_000),
    }),
  ).toMatchObject({
    ok: false,
    error: { code: 'storage-full' },
  });

  free();
  const freed = performance.now();
  const last = webhook();
  while ((await post(url, last)).status !== 204) {
    expect(performance.now() - freed).toBeLessThan(5_000);
    await delay(50);
  }
  expect(bodiesOf(opened)).toContain(last);
}

/** A disk of one mebibyte, where this user may make one; null elsewhere. */
function tinyDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null; // root of a container that may not mount
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

test('a full disk is a 503, never a 2xx, and deliveries are taken again once there is room', async (context) => {
  const folder = tinyDisk();
  if (folder === null) return context.skip('no small disk can be mounted here; the log’s own limit stands in for it in the next test');
  writeFileSync(join(folder, 'filler'), Buffer.alloc(500_000));
  const path = join(folder, 'events.db');
  const opened = openEventLog({ path, now: Date.now, log: memoryLog() });
  await fillAndFree(opened, () => rmSync(join(folder, 'filler')));
  const kept = bodiesOf(opened);
  await opened.eventLog.close();
  const after = openEventLog({ path, now: Date.now, log: memoryLog() });
  expect([after.problem, bodiesOf(after)]).toEqual([null, kept]);
  await after.eventLog.close();
});

test('a log that has grown as large as it may is the same, and room is made by dropping old events; the agent is told once', async () => {
  const told: string[] = [];
  const opened = openEventLog({
    path: join(temporaryFolder(), 'events.db'),
    now: Date.now,
    log: memoryLog(),
    mostBytes: 500_000,
    problemLater: ({ code }) => void told.push(code),
  });
  await fillAndFree(opened, () => opened.eventLog.trim(unixMs(Number.MAX_SAFE_INTEGER)));
  expect(bodiesOf(opened)).toHaveLength(1);
  expect(told).toEqual(['storage-full']);
  await opened.eventLog.close();
});
