import { type UnixMs, unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { keepRetention } from '../../../../main/core/recording/retention.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const DAY_MS = 86_400_000;

test('a machine whose clock is years ahead deletes by the clock of the service', async () => {
  const clock = createSimulatedClock();
  const before: UnixMs[] = [];
  const years = 5 * 365 * DAY_MS;
  const retention = keepRetention({
    clock,
    log: memoryLog(),
    leastNow: () => unixMs(clock.now() - years),
    recordings: {
      removeBefore(instant) {
        before.push(instant);
        return Promise.resolve(0);
      },
    },
    keepDays: () => 7,
  });
  retention.changed();
  expect(before).toEqual([]); // until the service has told the time
  await clock.advance(10 * 60_000);
  retention.stop();
  expect(before).toEqual([unixMs(clock.now() - years - 7 * DAY_MS)]);
});
