import type { Cursor, EventLog, EventScope, LoggedEvent } from '../../core/events/event-log.ts';
import type { Log } from '../../core/ports.ts';

const PAGE = 500;
/** A disk that refuses to be read may do it later. */
const TRY_AGAIN_MS = 250;

type Listener = (event: LoggedEvent) => void;

/** Who hears of events: each subscriber first catches up, a page at a time, and is then told with every commit. */
export interface Subscriptions {
  subscribe: EventLog['subscribe'];
  /** These are durable now; in order. */
  told(fresh: readonly LoggedEvent[]): void;
  close(): void;
}

interface Subscriber {
  readonly scope: EventScope;
  readonly listener: Listener;
  /** Null once it has caught up and lives on what is told. */
  catchingUp: Cursor | null;
  stopped: boolean;
}

/** A listener's failure is a bug in it, and neither the log's nor the next listener's trouble. */
export function subscriptions(log: Log, read: EventLog['read']): Subscriptions {
  const subscribers = new Set<Subscriber>();

  function tell(subscriber: Subscriber, event: LoggedEvent): void {
    if (subscriber.stopped) return;
    try {
      subscriber.listener(event);
    } catch (cause) {
      log.error('taking an event from the log failed', { cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
    }
  }

  function nextPage(subscriber: Subscriber): void {
    if (subscriber.stopped || subscriber.catchingUp === null) return;
    let kept: readonly LoggedEvent[];
    try {
      kept = read(subscriber.catchingUp, subscriber.scope, PAGE);
    } catch (cause) {
      log.error('the event log could not be read', { why: cause instanceof Error ? cause.message : String(cause) });
      setTimeout(() => nextPage(subscriber), TRY_AGAIN_MS).unref();
      return;
    }
    const last = kept.at(-1);
    subscriber.catchingUp = last === undefined ? null : last.cursor;
    for (const event of kept) tell(subscriber, event);
    if (last !== undefined) catchUp(subscriber);
  }

  // Later, so that a subscriber never hears anything before it holds the means to stop.
  function catchUp(subscriber: Subscriber): void {
    setImmediate(() => nextPage(subscriber));
  }

  return {
    subscribe(after, scope, listener) {
      const subscriber: Subscriber = { scope, listener, catchingUp: after, stopped: false };
      subscribers.add(subscriber);
      catchUp(subscriber);
      return () => {
        subscriber.stopped = true;
        subscribers.delete(subscriber);
      };
    },
    told(fresh) {
      for (const subscriber of [...subscribers]) {
        if (subscriber.catchingUp !== null) continue; // will read them
        for (const event of fresh) {
          if (subscriber.scope === null || subscriber.scope.lineId === event.lineId) tell(subscriber, event);
        }
      }
    },
    close() {
      for (const subscriber of subscribers) subscriber.stopped = true;
      subscribers.clear();
    },
  };
}
