import { expect, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { createKnownCalls } from '../../../../main/core/events/known-calls.ts';
import { webhookObservations } from '../../../../main/core/events/webhook-payload.ts';
import { IN_MEMORY } from '../../../../main/gateway/log/event-database.ts';
import { openEventLog } from '../../../../main/gateway/log/open-event-log.ts';
import { fuzzedWebhook, seededRandom } from '../../../support/fuzzed-webhook.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { openWebhookStream } from '../../../support/webhook-stream.ts';
import { LINE, NOW, receiverBench } from './receiver-bench.ts';

const BODIES = 100_000;
const SEED = 20_261_122;
const AT_ONCE = 500;

const ringsOf = (): ((body: unknown) => number) => {
  const known = createKnownCalls({ watchedSince: unixMs(0), now: () => NOW, isKept: () => false });
  return (body) => webhookObservations(body).filter((observation) => known.observe(observation)?.verdict.type === 'begin').length;
};

test('of an honest ring this test would know', () => {
  expect(ringsOf()({ event: 'call.ringing', callId: 'c1', direction: 'INBOUND', from: '+5511999990001' })).toBe(1);
});

test('a hundred thousand hostile bodies: an answer each time, no ring, no crash, no prototype changed', { timeout: 120_000 }, async () => {
  const log = memoryLog();
  const opened = openEventLog({ path: IN_MEMORY, now: () => NOW, log });
  const { url, receiver } = await receiverBench({ eventLog: opened.eventLog, log });
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  const random = seededRandom(SEED);
  const rings = ringsOf();
  const answers = new Map<number | null, number>();
  let heard = 0;
  let rang = 0;
  opened.eventLog.subscribe({ epoch: '', seq: 0 }, { lineId: LINE }, ({ body }) => {
    heard += 1;
    rang += rings(JSON.parse(body));
  });

  const stream = openWebhookStream(url);
  for (let sent = 0; sent < BODIES; sent += AT_ONCE) {
    const asked = Array.from({ length: AT_ONCE }, () => stream.send(fuzzedWebhook(random)));
    for (const status of await Promise.all(asked)) answers.set(status, (answers.get(status) ?? 0) + 1);
  }
  stream.end();
  await new Promise((resolve) => setImmediate(resolve));

  const { taken, repeated, malformed } = receiver.counts();
  expect(new Set(answers.keys())).toEqual(new Set([204, 400]));
  expect([answers.get(204), answers.get(400)]).toEqual([taken + repeated, malformed]);
  expect(taken + repeated + malformed).toBe(BODIES);
  expect(heard).toBe(taken);
  // Bodies that were all refused would prove nothing.
  expect(taken).toBeGreaterThan(10_000);
  expect(rang).toBe(0);
  expect([Object.getOwnPropertyNames(Object.prototype).join(), 'polluted' in {}]).toEqual([before, false]);
  expect(log.lines).toEqual([]);
  await opened.eventLog.close();
});
