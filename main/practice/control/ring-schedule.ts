import { cannotBeCalled } from '../calls/who-may-ring.ts';
import { findCustomer, type Customer } from '../customers/customers.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { PracticeWorld } from '../practice-world.ts';
import type { RingSchedule } from './control-types.ts';

const DEFAULT_CALLERS: readonly string[] = ['echo', 'talker', 'tone'];

/** Rings by itself every so often. No chance is involved: customers and numbers take turns. */
export interface RingScheduler {
  list(): readonly RingSchedule[];
  /** Starts a schedule in place of the one its number had. */
  set(schedule: RingSchedule): void;
  /** Stops the schedule of a number; without a number, the one for all numbers. */
  remove(numberId: string | undefined): void;
  clear(): void;
}

export function createRingScheduler(world: PracticeWorld, ring: (number: PracticeNumber, customer: Customer) => void): RingScheduler {
  const running = new Map<string | undefined, { readonly schedule: RingSchedule; readonly stop: () => void }>();
  const remove = (numberId: string | undefined): void => {
    running.get(numberId)?.stop();
    running.delete(numberId);
  };
  return {
    list: () => [...running.values()].map(({ schedule }) => schedule),
    set(schedule) {
      remove(schedule.numberId);
      running.set(schedule.numberId, { schedule, stop: run({ world, schedule, ring }) });
    },
    remove,
    clear() {
      for (const numberId of running.keys()) remove(numberId);
    },
  };
}

function run(input: {
  readonly world: PracticeWorld;
  readonly schedule: RingSchedule;
  readonly ring: (number: PracticeNumber, customer: Customer) => void;
}): () => void {
  const { world, schedule, ring } = input;
  const callers = schedule.customers ?? DEFAULT_CALLERS;
  let turn = 0;
  let cancel = wait();

  function wait(): () => void {
    return world.clock.after(schedule.everySeconds * 1_000, () => {
      const customer = findCustomer(callers[turn % callers.length] ?? '');
      const numbers = world.numbers.filter(
        (candidate) =>
          cannotBeCalled(candidate, world.switches) === null && (schedule.numberId === undefined || candidate.id === schedule.numberId),
      );
      const number = numbers[turn % Math.max(1, numbers.length)];
      turn += 1;
      if (customer !== undefined && number !== undefined) ring(number, customer);
      cancel = wait();
    });
  }

  return () => {
    cancel();
  };
}
