import { expect, test } from 'vitest';
import { createSecondTicker } from '../../../renderer/state/second-ticker.ts';
import { createSimulatedClock } from '../../support/fakes/simulated-clock.ts';

test('a hundred rows that show what is left share one timer, which ends with the last of them', async () => {
  const clock = createSimulatedClock();
  const pending = new Set<() => void>();
  const ticker = createSecondTicker({
    now: clock.now,
    after: (milliseconds, run) => {
      const cancel = clock.after(milliseconds, () => {
        pending.delete(stop);
        run();
      });
      const stop = (): void => {
        pending.delete(stop);
        cancel();
      };
      pending.add(stop);
      return stop;
    },
  });
  let drawn = 0;
  const leave = Array.from({ length: 100 }, () => ticker.subscribe(() => (drawn += 1)));
  expect(pending.size).toBe(1);
  await clock.advance(3_000);
  expect([drawn, ticker.count(), pending.size]).toEqual([300, 3, 1]);
  for (const stop of leave) stop();
  expect(pending.size).toBe(0);
  await clock.advance(3_000);
  expect(drawn).toBe(300);
});
