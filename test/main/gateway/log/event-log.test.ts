import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { IN_MEMORY } from '../../../../main/gateway/log/event-database.ts';
import { openEventLog, type OpenedEventLog } from '../../../../main/gateway/log/open-event-log.ts';
import { KEPT_FOR_MS, keepRetention } from '../../../../main/gateway/log/retention.ts';
import { eventLogSuite, newEvent } from '../../../support/contract-suites/event-log-suite.ts';
import { memoryEventLog } from '../../../support/fakes/memory-event-log.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

let files = 0;
const folder = (): string => temporaryFolder();
const open = (path: string, change: { readonly mostBytes?: number } = {}): OpenedEventLog =>
  openEventLog({ path, now: () => 1_800_000_000_000, log: memoryLog(), ...change });

eventLogSuite('SQLite', () => open(join(folder(), `events-${String((files += 1))}.db`)).eventLog);
eventLogSuite('SQLite in memory', () => open(IN_MEMORY).eventLog);
eventLogSuite('fake', () => memoryEventLog());

describe('the log on the disk', () => {
  test('after a restart holds the same events, places, consumers and hook tokens', async () => {
    const path = join(folder(), 'events.db');
    const before = open(path);
    for (const id of ['a', 'b', 'c']) await before.eventLog.append(newEvent(id));
    before.eventLog.advance('feed', { ...before.eventLog.head(), seq: 2 });
    before.tokens.keep(lineId('line-1'), 'secret');
    const events = before.eventLog.read(before.eventLog.cursorOf('nobody'), null, 10);
    await before.eventLog.close();

    const after = open(path);
    expect(after.problem).toBeNull();
    expect(after.eventLog.read(after.eventLog.cursorOf('nobody'), null, 10)).toEqual(events);
    expect(after.eventLog.cursorOf('feed')).toEqual({ epoch: before.eventLog.head().epoch, seq: 2 });
    expect(after.tokens.read(lineId('line-1'))).toBe('secret');
    after.tokens.forget(lineId('line-1'));
    expect(after.tokens.read(lineId('line-1'))).toBeNull();
    await after.eventLog.close();
  });

  test('goes on counting after everything was trimmed and the app restarted', async () => {
    const path = join(folder(), 'events.db');
    const before = open(path);
    for (const id of ['a', 'b']) await before.eventLog.append(newEvent(id, { receivedAt: unixMs(1) }));
    expect(before.eventLog.trim(unixMs(2))).toBe(2);
    await before.eventLog.close();
    const after = open(path);
    expect([after.problem, after.eventLog.head()]).toEqual([null, { epoch: before.eventLog.head().epoch, seq: 2 }]);
    await after.eventLog.close();
  });

  test('keeps what a consumer took soon, not only when it closes', async () => {
    const path = join(folder(), 'events.db');
    const { eventLog } = open(path);
    await eventLog.append(newEvent('a'));
    eventLog.advance('feed', eventLog.head());
    await eventLog.append(newEvent('b'));
    // What a crash would find: the files as they are now.
    const copy = join(folder(), 'events.db');
    for (const part of ['', '-wal', '-head']) writeFileSync(copy + part, await readWhole(path + part));
    const crashed = open(copy);
    expect(crashed.problem).toBeNull();
    expect(crashed.eventLog.cursorOf('feed').seq).toBe(1);
    await Promise.all([eventLog.close(), crashed.eventLog.close()]);
  });

  test('held by another process, events last until quit and the agent is told', { timeout: 10_000 }, async () => {
    const path = join(folder(), 'events.db');
    const first = open(path);
    const second = open(path);
    expect(second.problem).toMatchObject({ code: 'storage-unavailable' });
    expect(await second.eventLog.append(newEvent('a'))).toMatchObject({ ok: true });
    await second.eventLog.close();
    expect(first.eventLog.head().seq).toBe(0);
    await first.eventLog.close();
  });

  test('of a later version of the app is left alone', async () => {
    const path = join(folder(), 'events.db');
    await open(path).eventLog.close();
    const { DatabaseSync } = await import('node:sqlite');
    const later = new DatabaseSync(path);
    later.exec('PRAGMA user_version = 99');
    later.close();
    const opened = open(path);
    expect(opened.problem).toMatchObject({ code: 'storage-unavailable' });
    await opened.eventLog.close();
    expect(existsSync(path)).toBe(true);
    expect(readdirSync(join(path, '..')).filter((file) => file.includes('.bad-'))).toEqual([]);
  });

  test('turns away what comes while ten thousand events wait, and takes more afterwards', async () => {
    const { eventLog } = open(join(folder(), 'events.db'));
    const outcomes = await Promise.all(Array.from({ length: 10_003 }, (_, index) => eventLog.append(newEvent(`e${String(index)}`))));
    const refused = outcomes.filter((outcome) => !outcome.ok);
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ error: { code: 'rate-limited', retryAfterMs: 1_000 } });
    expect(eventLog.head().seq).toBe(10_000);
    expect(await eventLog.append(newEvent('late'))).toMatchObject({ ok: true });
    await eventLog.close();
  });
});

test('events older than seven days are dropped at the start and every hour', async () => {
  const clock = createSimulatedClock();
  const eventLog = memoryEventLog();
  const at = (id: string, ago: number): Promise<unknown> => eventLog.append(newEvent(id, { receivedAt: unixMs(clock.now() - ago) }));
  await at('old', KEPT_FOR_MS + 1);
  await at('young', KEPT_FOR_MS - 1_800_000);
  const stop = keepRetention({ eventLog, clock, log: memoryLog() });
  expect(eventLog.events.map(({ eventId }) => eventId)).toEqual(['young']);
  await clock.advance(3_600_000);
  expect(eventLog.events).toEqual([]);
  stop();
  expect(clock.pending()).toBe(0);
});

async function readWhole(path: string): Promise<Buffer> {
  const { readFile } = await import('node:fs/promises');
  return readFile(path);
}
