import type { Clock } from '../ports.ts';

/** Resolves after `milliseconds` of the given clock. */
export function pause(clock: Clock, milliseconds: number): Promise<void> {
  return sleep({ clock, sleeper: { wake: () => undefined }, milliseconds });
}

/** Somebody whose sleep can be cut short; awake, `wake` does nothing. */
export interface Sleeper {
  wake: () => void;
}

/** As `pause`, until somebody calls `sleeper.wake`; leaves no timer behind then. */
export function sleep({
  clock,
  sleeper,
  milliseconds,
}: {
  readonly clock: Clock;
  readonly sleeper: Sleeper;
  readonly milliseconds: number;
}): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(milliseconds, resolve);
    sleeper.wake = () => {
      cancel();
      resolve();
    };
  });
}

/** Resolves when `work` has, or after `milliseconds`; leaves no timer behind. A failure of `work` is passed on. */
export async function atMost(clock: Clock, milliseconds: number, work: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<null>();
  const cancel = clock.after(milliseconds, () => late.resolve(null));
  await Promise.race([work, late.promise]).finally(cancel);
}
