import { expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import type { LoggedEvent } from '../../../main/core/events/event-log.ts';
import { type LoggedHint, loggedHints } from '../../../main/gateway/logged-hints.ts';
import { createSimulatedClock } from '../../support/fakes/simulated-clock.ts';
import { ringingHook } from '../../support/feed-bench.ts';
import { memoryLog } from '../../support/memory-log.ts';

test('a log that was mended meanwhile tells its old events from the beginning, and none of them is fresh; what comes then is', () => {
  const clock = createSimulatedClock();
  const hints: LoggedHint[] = [];
  let tell: (event: LoggedEvent) => void = () => undefined;
  const { stop } = loggedHints({
    lineId: lineId('line-1'),
    clock,
    log: memoryLog(),
    told: (hint) => void hints.push(hint),
    eventLog: {
      head: () => ({ epoch: 'before', seq: 9 }),
      cursorOf: () => ({ epoch: 'before', seq: 9 }),
      advance: () => undefined,
      subscribe(_after, _scope, listener) {
        tell = listener;
        return () => undefined;
      },
    },
  });
  const event = (id: string, seq: number, agoMs: number): LoggedEvent => ({
    eventId: id,
    lineId: lineId('line-1'),
    source: 'webhook',
    receivedAt: unixMs(clock.now() - agoMs),
    body: JSON.stringify(ringingHook(id)),
    cursor: { epoch: 'mended', seq },
  });
  tell(event('yesterday', 1, 86_400_000));
  tell(event('now', 2, 5));
  stop();
  expect(hints.map(({ fresh, observations }) => [fresh, observations[0]?.remoteId])).toEqual([
    [false, 'yesterday'],
    [true, 'now'],
  ]);
});
