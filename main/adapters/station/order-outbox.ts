import type { CallId } from '#contract/call.ts';
import type { StationOrder } from '#contract/station.ts';

/** Far more than one agent's calls need while a window loads. */
const LONGEST_QUEUE = 64;

/** In the order in which a window that comes is told: devices before the tone that plays on them, headsets before their lamps. */
const LASTING = [
  'use-devices',
  'use-gain',
  'play-tone',
  'use-headsets',
  'light-headsets',
] as const satisfies readonly StationOrder['type'][];
type LastingOrder = Extract<StationOrder, { type: (typeof LASTING)[number] }>;

/**
 * Orders on their way to the station window, which may not be there yet or not any more. Until it is, orders of calls
 * wait in line. The tone, the devices and the headsets' lamps are not orders that pass but what should be now: a window that comes
 * (back) is told the last of each, so that a ring goes on after a crash.
 */
export interface OrderOutbox {
  /** False where the line is full: the order is lost and its giver must be told. */
  post(order: StationOrder): boolean;
  /** The window is there: it gets what should be now, then what waited, in order. */
  open(): void;
  /** The window is gone: what waited is dropped. */
  shut(): void;
  /** What waited for this call is not sent any more. */
  forget(callId: CallId): void;
}

export function openOrderOutbox(send: (order: StationOrder) => void): OrderOutbox {
  let isOpen = false;
  let waiting: StationOrder[] = [];
  const lasting = new Map<LastingOrder['type'], LastingOrder>();

  return {
    post: (order) => {
      if (isLasting(order)) lasting.set(order.type, order);
      if (isOpen) send(order);
      else if (!isLasting(order)) {
        if (waiting.length >= LONGEST_QUEUE) return false;
        waiting.push(order);
      }
      return true;
    },
    open: () => {
      isOpen = true;
      const now = LASTING.map((type) => lasting.get(type)).filter((order) => order !== undefined);
      for (const order of [...now, ...waiting.splice(0)]) send(order);
    },
    shut: () => {
      isOpen = false;
      waiting = [];
    },
    forget: (callId) => {
      waiting = waiting.filter((order) => !('callId' in order) || order.callId !== callId);
    },
  };
}

function isLasting(order: StationOrder): order is LastingOrder {
  return LASTING.some((type) => type === order.type);
}
