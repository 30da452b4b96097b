import type { Customer } from '../customers/customers.ts';
import { findCustomer } from '../customers/customers.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { PracticeWorld } from '../practice-world.ts';
import type { RingSchedule } from './control-types.ts';

const DEFAULT_CALLERS: readonly string[] = ['echo', 'talker', 'tone'];

/** Rings by itself every so often. No chance is involved: customers and numbers take turns. */
export interface RingScheduler {
  get(): RingSchedule | null;
  /** Replaces the schedule; null stops it. */
  set(schedule: RingSchedule | null): void;
}

export function createRingScheduler(world: PracticeWorld, ring: (number: PracticeNumber, customer: Customer) => void): RingScheduler {
  let schedule: RingSchedule | null = null;
  let cancel = (): void => undefined;
  let turn = 0;

  const wait = (current: RingSchedule): void => {
    cancel = world.clock.after(current.everySeconds * 1_000, () => {
      const callers = current.customers ?? DEFAULT_CALLERS;
      const customer = findCustomer(callers[turn % callers.length] ?? '');
      const numbers = world.numbers.filter(
        (number) => number.state === 'OPEN' && (current.numberId === undefined || number.id === current.numberId),
      );
      const number = numbers[turn % Math.max(1, numbers.length)];
      turn += 1;
      if (customer !== undefined && number !== undefined) ring(number, customer);
      wait(current);
    });
  };

  return {
    get: () => schedule,
    set(next) {
      cancel();
      schedule = next;
      turn = 0;
      if (next !== null) wait(next);
    },
  };
}
