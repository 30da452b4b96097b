import type { LineId } from '#contract/line.ts';
import type { PermissionStatus } from '#contract/permission.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { Cursor, EventLog, LoggedEvent } from '../events/event-log.ts';
import { firstMember, member, shortText } from '../events/json-reader.ts';
import { serviceNumber } from '../events/service-words.ts';
import type { Clock, Log } from '../ports.ts';
import { permissionStatus } from './permission-word.ts';

/** A hint, like every webhook: whoever learns the address can send one. What counts is read from the service. */
export interface PermissionHint {
  readonly peer: PhoneNumber;
  /** Null for a word we do not know. */
  readonly status: PermissionStatus | null;
}

/**
 * What the body of an event says of a customer's permission; null where it is about something else, or about nobody. The
 * members may lie beside `event` or under `data`, and the customer's number is documented nowhere: by the names it has in
 * the other call events.
 */
export function permissionHint(body: unknown): PermissionHint | null {
  if (shortText(member(body, 'event')) !== 'call.permission_updated') return null;
  const told = firstMember(body, 'data') ?? body;
  const peer = serviceNumber(firstMember(told, 'peerNumber', 'from', 'to', 'customerNumber', 'waId'));
  if (peer === null) return null;
  return { peer, status: permissionStatus(shortText(member(told, 'status'))) };
}

const CONSUMER = 'permissions';
/** How far we came is written this often at most; what a crash leaves unwritten is told again, which changes nothing. */
const KEEP_PLACE_MS = 1_000;

/** Tells every answer of a customer that the log holds, from where the last start left off. Returns what stops it. */
export function followPermissionEvents(parts: {
  readonly eventLog: Pick<EventLog, 'subscribe' | 'cursorOf' | 'advance'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly told: (lineId: LineId, hint: PermissionHint) => void;
}): () => void {
  const { eventLog, clock, log, told } = parts;
  let taken: Cursor | null = null;
  let cancel: () => void = () => undefined;

  const keepPlace = (): void => {
    cancel();
    if (taken !== null) eventLog.advance(CONSUMER, taken);
    taken = null;
  };
  const take = (event: LoggedEvent): void => {
    // Most events are about calls, and every word of this one's name is in its body.
    const hint = event.body.includes('permission_updated') ? permissionHint(parsed(event, log)) : null;
    if (hint !== null) told(event.lineId, hint);
    if (taken === null) cancel = clock.after(KEEP_PLACE_MS, keepPlace);
    taken = event.cursor;
  };

  const unsubscribe = eventLog.subscribe(eventLog.cursorOf(CONSUMER), null, take);
  return () => {
    unsubscribe();
    keepPlace();
  };
}

/** Null where the disk has damaged it: the receiver keeps nothing that it could not read. */
function parsed({ body, lineId }: LoggedEvent, log: Log): unknown {
  try {
    return JSON.parse(body);
  } catch {
    log.warn('an event of the log cannot be read', { line: lineId });
    return null;
  }
}
