import type { LineId } from '#contract/line.ts';
import { MOST_PERMISSIONS } from '#contract/permission.ts';
import type { UnixMs } from '#contract/time.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log } from '../ports.ts';
import type { PermissionHint } from './permission-events.ts';
import type { Customer } from './permission-reads.ts';

/** One read at once is a click's, so that an agent who waits for one answer has it now, and a hundred answers leave the line to its calls. */
const CLICK_EVERY_MS = 10_000;

/** What an event said of a customer, and when it was told. */
export interface ToldHint {
  readonly customer: Customer;
  readonly hint: PermissionHint;
  readonly toldAt: UnixMs;
}

/**
 * Events that tell of customers, each followed by a read. A campaign brings hundreds within a minute: of a line those that answer a question
 * of the agent's are read one after another, and the others beside them one after another, whoever was told of last first. What is told of a
 * customer who waits already is one read.
 */
export interface HintQueue {
  /** Resolves when it was taken in. Of more than are shown at all, who has waited for longest gives way: the event is believed as it is. */
  told(customer: Customer, hint: PermissionHint): Promise<void>;
  /** What waits is believed. */
  stop(): void;
}

interface Waiting extends ToldHint {
  readonly isAwaited: boolean;
  readonly over: PromiseWithResolvers<void>;
}

export function createHintQueue({
  clock,
  log,
  isAwaited,
  takeIn,
  believe,
}: {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** The agent has asked the customer. */
  readonly isAwaited: (customer: Customer) => boolean;
  /** Reads the customer, and takes in what that and the event say. */
  readonly takeIn: (told: ToldHint, urgency: 'click' | 'upkeep') => Promise<void>;
  readonly believe: (told: ToldHint) => void;
}): HintQueue {
  /** Whoever was told of last is last. */
  const waiting = new Map<string, Waiting>();
  const busy = new Set<string>();
  const clickedAt = new Map<LineId, UnixMs>();
  let isOver = false;

  const urgencyOf = ({ customer: { lineId }, isAwaited: awaits }: Waiting): 'click' | 'upkeep' => {
    if (!awaits || clock.now() - (clickedAt.get(lineId) ?? -Infinity) < CLICK_EVERY_MS) return 'upkeep';
    clickedAt.set(lineId, clock.now());
    return 'click';
  };

  const take = async (one: Waiting, lane: string): Promise<void> => {
    try {
      await takeIn(one, urgencyOf(one));
    } finally {
      busy.delete(lane);
      one.over.resolve();
      next();
    }
  };

  const next = (): void => {
    if (isOver) return;
    for (const [key, one] of [...waiting].toReversed()) {
      const lane = `${one.customer.lineId} ${String(one.isAwaited)}`;
      if (busy.has(lane)) continue;
      busy.add(lane);
      waiting.delete(key);
      inBackground('reading what a customer permits', take(one, lane), log);
    }
  };

  const giveWay = (): void => {
    const [longest] = waiting;
    if (longest === undefined) return;
    const [key, one] = longest;
    waiting.delete(key);
    believe(one);
    one.over.resolve();
  };

  return {
    told(customer, hint) {
      const key = `${customer.lineId} ${customer.peer}`;
      const over = waiting.get(key)?.over ?? Promise.withResolvers<void>();
      waiting.delete(key);
      waiting.set(key, { customer, hint, toldAt: clock.now(), isAwaited: isAwaited(customer), over });
      next();
      if (waiting.size > MOST_PERMISSIONS) giveWay();
      return over.promise;
    },
    stop() {
      isOver = true;
      while (waiting.size > 0) giveWay();
    },
  };
}
