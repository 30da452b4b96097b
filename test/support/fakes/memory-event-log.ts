import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import type { EventLog, LoggedEvent } from '../../../main/core/events/event-log.ts';
import { subscriptions } from '../../../main/gateway/log/subscriptions.ts';
import { memoryLog } from '../memory-log.ts';

export interface MemoryEventLog extends EventLog {
  /** From now on every append fails with it; null: the disk is well again. */
  refuse(error: AppError | null): void;
  readonly events: readonly LoggedEvent[];
}

/** An event log without a disk, for tests of whoever uses one. It passes the suite of the real one. */
export function memoryEventLog(epoch = 'memory'): MemoryEventLog {
  let events: readonly LoggedEvent[] = [];
  let last = 0;
  let refusal: AppError | null = null;
  let closed = false;
  const consumers = new Map<string, number>();
  const after = (cursor: { readonly epoch: string; readonly seq: number }): number => (cursor.epoch === epoch ? cursor.seq : 0);

  const read: EventLog['read'] = (cursor, scope, limit) =>
    events.filter((event) => event.cursor.seq > after(cursor) && (scope === null || scope.lineId === event.lineId)).slice(0, limit);
  const listeners = subscriptions(memoryLog(), read);

  return {
    get events() {
      return events;
    },
    refuse(error) {
      refusal = error;
    },
    async append(event) {
      await Promise.resolve(); // as late as a disk would be, so that nobody counts on the opposite
      if (closed) return fail(appError('storage-unavailable', 'the event log is closed'));
      if (refusal !== null) return fail(refusal);
      const there = events.find(({ eventId }) => eventId === event.eventId);
      if (there !== undefined) return ok({ cursor: there.cursor, duplicate: true });
      last += 1;
      const logged = { ...event, cursor: { epoch, seq: last } };
      events = [...events, logged];
      listeners.told([logged]);
      return ok({ cursor: logged.cursor, duplicate: false });
    },
    read,
    subscribe: listeners.subscribe,
    head: () => ({ epoch, seq: last }),
    cursorOf: (consumer) => ({ epoch, seq: consumers.get(consumer) ?? 0 }),
    advance(consumer, cursor) {
      const before = consumers.get(consumer) ?? 0;
      if (!closed && cursor.epoch === epoch && cursor.seq > before) consumers.set(consumer, Math.min(cursor.seq, last));
    },
    trim(receivedBefore) {
      const before = events.length;
      events = events.filter(({ receivedAt }) => receivedAt >= receivedBefore);
      return before - events.length;
    },
    close() {
      closed = true;
      listeners.close();
      return Promise.resolve();
    },
  };
}
