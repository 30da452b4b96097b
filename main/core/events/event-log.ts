import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';

/**
 * The durable log of what the service told us: append, then 2xx. The one port between taking events in and whoever
 * wants them: the feeds of this app today, softphones behind a team's gateway later, from another engine too. Every
 * implementation passes the same conformance suite.
 */
export interface EventLog {
  /** Resolves only when the event would survive a power cut. An event whose id is there already is not kept again. */
  append(event: NewEvent): Promise<Result<Appended, AppError>>;
  /** Events after the cursor, oldest first, at most `limit`. A cursor of another epoch reads from the beginning. */
  read(after: Cursor, scope: EventScope, limit: number): readonly LoggedEvent[];
  /** Events after the cursor, those kept already first, then each as soon as it is durable; in order, none twice, none left out. */
  subscribe(after: Cursor, scope: EventScope, listener: (event: LoggedEvent) => void): () => void;
  /** Where the log ends now. */
  head(): Cursor;
  /** How far a consumer came, as it told; the beginning for one that never did. */
  cursorOf(consumer: string): Cursor;
  /** Told after the consumer has taken what the events say to heart. Never goes back within an epoch. */
  advance(consumer: string, cursor: Cursor): void;
  /** Drops what was received before the instant; returns how many. */
  trim(receivedBefore: UnixMs): number;
  close(): Promise<void>;
}

/** A place in the log. `epoch` changes when a log had to be begun anew, so that old places are not mistaken for new ones. */
export interface Cursor {
  readonly epoch: string;
  /** 0 is before the first event. */
  readonly seq: number;
}

/** Null: the events of every line. */
export type EventScope = { readonly lineId: LineId } | null;

export interface NewEvent {
  /** The service's own id, else made from what the event says, so that a repeated delivery has the same. */
  readonly eventId: string;
  readonly lineId: LineId;
  /** `delivery-log`: the service's record of what it tried to deliver. `polling`: made from what the list showed. */
  readonly source: 'webhook' | 'delivery-log' | 'polling';
  readonly receivedAt: UnixMs;
  /** JSON, as it came. */
  readonly body: string;
}

export interface LoggedEvent extends NewEvent {
  readonly cursor: Cursor;
}

export interface Appended {
  readonly cursor: Cursor;
  /** It was there before; `cursor` is the first one's. */
  readonly duplicate: boolean;
}
