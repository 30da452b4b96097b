import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import { MOST_PERMISSIONS } from '#contract/permission.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log } from '../ports.ts';
import type { Customer } from './permission-reads.ts';

/** A busy number has its next turn within seconds, and each try waits for ten; a service that asks for more quiet than this gets it. */
const AGAIN_AFTER_MS = 5_000;

/**
 * Reads that had no turn at the service, made up for: what is shown of a customer does not stay old because the number was busy. One of a
 * line after another: they must not take from it the few turns that its webhook and its history have.
 */
export interface ReadAgain {
  /** Of more than are shown at all, who has waited for longest gives way. */
  later(customer: Customer, refusal: Pick<AppError, 'retryAfterMs'>): void;
  stop(): void;
}

export function createReadAgain({
  clock,
  log,
  read,
}: {
  readonly clock: Clock;
  readonly log: Log;
  /** What has no turn once more is told by `later`. */
  readonly read: (customer: Customer) => Promise<void>;
}): ReadAgain {
  const waiting = new Map<string, { readonly customer: Customer; readonly dueAt: number }>();
  const reading = new Set<LineId>();
  let cancel: () => void = () => undefined;
  let isOver = false;

  const readNow = async (customer: Customer): Promise<void> => {
    reading.add(customer.lineId);
    try {
      await read(customer);
    } finally {
      reading.delete(customer.lineId);
      wait();
    }
  };

  const wait = (): void => {
    cancel();
    const next = Math.min(...[...waiting.values()].flatMap(({ customer, dueAt }) => (reading.has(customer.lineId) ? [] : [dueAt])));
    if (Number.isFinite(next)) cancel = clock.after(Math.max(0, next - clock.now()), look);
  };

  const look = (): void => {
    for (const [key, { customer, dueAt }] of waiting) {
      if (dueAt > clock.now() || reading.has(customer.lineId)) continue;
      waiting.delete(key);
      inBackground('reading what a customer permits', readNow(customer), log);
    }
    wait();
  };

  return {
    later(customer, { retryAfterMs = 0 }) {
      const key = `${customer.lineId} ${customer.peer}`;
      if (isOver || waiting.has(key)) return;
      const [longest] = waiting.keys();
      if (waiting.size >= MOST_PERMISSIONS && longest !== undefined) waiting.delete(longest);
      waiting.set(key, { customer, dueAt: clock.now() + Math.max(AGAIN_AFTER_MS, retryAfterMs) });
      wait();
    },
    stop() {
      isOver = true;
      cancel();
      waiting.clear();
    },
  };
}
