import type { LineId } from '#contract/line.ts';
import type { Cursor, EventLog, LoggedEvent } from '../core/events/event-log.ts';
import type { Observation } from '../core/events/observation.ts';
import { webhookObservations } from '../core/events/webhook-payload.ts';
import type { Clock, Log } from '../core/ports.ts';

/** What an event of the log tells of calls: at least one observation, in the service's time. */
export interface LoggedHint {
  readonly observations: readonly Observation[];
  readonly source: Exclude<LoggedEvent['source'], 'polling'>;
  /** It came after the line was opened, by a webhook, and just now. */
  readonly fresh: boolean;
}

/** How far a line came is written this often at most; what a crash leaves unwritten is told again, and is not fresh then. */
const KEEP_PLACE_MS = 100;
/** A log that was mended tells what it kept from its beginning, at places that nobody knew before. */
const JUST_NOW_MS = 10_000;

/**
 * Tells what the log holds of one line, from where the last start left off. Events that tell nothing of calls stay in
 * the log and are passed over; those that polling made are known to whoever polled.
 */
export function loggedHints(parts: {
  readonly lineId: LineId;
  readonly eventLog: Pick<EventLog, 'subscribe' | 'cursorOf' | 'advance' | 'head'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Whatever it does with it, it is taken when this comes back. */
  readonly told: (hint: LoggedHint) => void;
}): { stop(): void } {
  const { lineId, eventLog, clock, log, told } = parts;
  const consumer = `line ${lineId}`;
  const openedAt = eventLog.head();
  let taken: Cursor | null = null;
  let cancel: () => void = () => undefined;

  function keepPlace(): void {
    cancel();
    if (taken !== null) eventLog.advance(consumer, taken);
    taken = null;
  }

  function take(event: LoggedEvent): void {
    const { source, cursor, receivedAt } = event;
    if (source !== 'polling') {
      const observations = webhookObservations(parsed(event, log));
      const isNew = (cursor.epoch !== openedAt.epoch || cursor.seq > openedAt.seq) && clock.now() - receivedAt < JUST_NOW_MS;
      const fresh = source === 'webhook' && isNew;
      if (observations.length > 0) told({ observations, source, fresh });
    }
    if (taken === null) cancel = clock.after(KEEP_PLACE_MS, keepPlace);
    taken = cursor;
  }

  const unsubscribe = eventLog.subscribe(eventLog.cursorOf(consumer), { lineId }, take);
  return {
    stop() {
      unsubscribe();
      keepPlace();
    },
  };
}

/** Undefined, which no JSON is, where the disk has damaged it: the receiver keeps nothing that it could not read. */
function parsed({ body, eventId, lineId }: LoggedEvent, log: Log): unknown {
  try {
    return JSON.parse(body);
  } catch {
    log.warn('an event of the log cannot be read', { line: lineId, event: eventId });
    return undefined;
  }
}
