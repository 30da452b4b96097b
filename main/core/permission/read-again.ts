import type { AppError } from '#contract/errors.ts';
import type { Clock } from '../ports.ts';
import type { Customer } from './permission-reads.ts';

/** A busy number has its next turn within seconds, and each try waits for ten; a service that asks for more quiet than this gets it. */
const AGAIN_AFTER_MS = 5_000;

/** Reads that had no turn at the service, made up for: what is shown of a customer does not stay old because the number was busy. */
export interface ReadAgain {
  later(customer: Customer, refusal: Pick<AppError, 'retryAfterMs'>): void;
  stop(): void;
}

export function createReadAgain({ clock, read }: { readonly clock: Clock; readonly read: (customer: Customer) => void }): ReadAgain {
  const waiting = new Map<string, () => void>();
  return {
    later(customer, { retryAfterMs = 0 }) {
      const key = `${customer.lineId} ${customer.peer}`;
      if (waiting.has(key)) return;
      const cancel = clock.after(Math.max(AGAIN_AFTER_MS, retryAfterMs), () => {
        waiting.delete(key);
        read(customer);
      });
      waiting.set(key, cancel);
    },
    stop() {
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}
