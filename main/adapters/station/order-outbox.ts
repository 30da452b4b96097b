import type { CallId } from '#contract/call.ts';
import type { StationOrder } from '#contract/station.ts';

/** Far more than one agent's calls need while a window loads. */
const LONGEST_QUEUE = 64;

type LastingOrder = Extract<StationOrder, { type: 'play-tone' | 'use-devices' }>;

/**
 * Orders on their way to the station window, which may not be there yet or not any more. Until it is, orders of calls
 * wait in line. The tone and the devices are not orders that pass but what should be now: a window that comes
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
      const lasts = order.type === 'play-tone' || order.type === 'use-devices';
      if (lasts) lasting.set(order.type, order);
      if (isOpen) send(order);
      else if (!lasts) {
        if (waiting.length >= LONGEST_QUEUE) return false;
        waiting.push(order);
      }
      return true;
    },
    open: () => {
      isOpen = true;
      // Devices before the tone that plays on them.
      const devices = lasting.get('use-devices');
      const tone = lasting.get('play-tone');
      const now = [devices, tone].filter((order) => order !== undefined);
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
