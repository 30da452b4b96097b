import { crc32 } from 'node:zlib';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import type { LoggedEvent, NewEvent } from '../../core/events/event-log.ts';

export interface KeptEvent extends NewEvent {
  readonly seq: number;
}

/** Of everything an event's row says, so that one tipped bit anywhere in it shows. */
export function eventChecksum({ seq, eventId, lineId: line, source, receivedAt, body }: KeptEvent): number {
  return crc32(`${String(seq)}\n${eventId}\n${line}\n${source}\n${String(receivedAt)}\n${body}`);
}

const SOURCES: ReadonlyMap<unknown, NewEvent['source']> = new Map(
  (['webhook', 'delivery-log', 'polling'] as const).map((source) => [source, source]),
);

/** A row as the event that was written; null where it is not that any more. */
export function readEventRow(row: Readonly<Record<string, unknown>>): KeptEvent | null {
  const { seq, event_id: eventId, line_id: line, received_at: receivedAt, body, checksum } = row;
  const source = SOURCES.get(row['source']);
  if (typeof seq !== 'number' || typeof eventId !== 'string' || typeof line !== 'string') return null;
  if (source === undefined || typeof receivedAt !== 'number' || typeof body !== 'string') return null;
  const event: KeptEvent = { seq, eventId, lineId: lineId(line), source, receivedAt: unixMs(receivedAt), body };
  return eventChecksum(event) === checksum ? event : null;
}

export function loggedEvent({ seq, ...event }: KeptEvent, epoch: string): LoggedEvent {
  return { ...event, cursor: { epoch, seq } };
}
