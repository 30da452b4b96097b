import { expect, onTestFinished, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import type { LoggedEvent } from '../../../../main/core/events/event-log.ts';
import { subscriptions } from '../../../../main/gateway/log/subscriptions.ts';
import { until } from '../../../support/intake-bench.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const kept = (seq: number): LoggedEvent => ({
  eventId: `e${String(seq)}`,
  lineId: lineId('line-1'),
  source: 'webhook',
  receivedAt: unixMs(1),
  body: '{}',
  cursor: { epoch: 'e', seq },
});

test('a subscriber whose disk refuses to be read for a while hears every event once it can be', async () => {
  const log = memoryLog();
  const heard: number[] = [];
  let refusals = 2;
  const events = [kept(1), kept(2)];
  const listeners = subscriptions(log, ({ seq }, _scope, limit) => {
    if (refusals > 0) {
      refusals -= 1;
      throw new Error('disk I/O error');
    }
    return events.filter(({ cursor }) => cursor.seq > seq).slice(0, limit);
  });
  onTestFinished(listeners.close);
  listeners.subscribe({ epoch: 'e', seq: 0 }, null, ({ cursor }) => void heard.push(cursor.seq));
  await until('the first refusal', () => refusals < 2);
  events.push(kept(3));
  listeners.told([kept(3)]);
  await until('all three', () => heard.length === 3);
  expect(heard).toEqual([1, 2, 3]);
  expect(log.text()).toContain('could not be read');
});
