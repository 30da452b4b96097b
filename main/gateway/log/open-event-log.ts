import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Appended, EventLog, NewEvent } from '../../core/events/event-log.ts';
import type { Log } from '../../core/ports.ts';
import type { HookTokens } from '../receiver/webhook-receiver.ts';
import { isDamage, SQLITE_FULL, SQLITE_IOERR, sqliteCode } from '../../core/sqlite-file.ts';
import { IN_MEMORY } from './event-database.ts';
import type { EventStore } from './event-store.ts';
import { type HeadWitness, openHeadWitness } from './head-witness.ts';
import { openStore, type StorePlace, witnessPath, wordsOf } from './open-store.ts';
import { subscriptions } from './subscriptions.ts';

/** Deliveries that wait for the disk; more are turned away, so that a disk that hangs does not eat the memory. */
const MOST_WAITING = 10_000;
/** Keeps one commit, and with it every answer that waits for it, short. */
const MOST_IN_ONE_COMMIT = 1_000;
const TRY_AGAIN_MS = 1_000;
/** What a consumer took is kept with the next events, or after this: lost in a crash, its last events are told again. */
const KEEP_CONSUMERS_MS = 200;
const LARGEST_LOG_BYTES = 1024 * 1024 * 1024;

export interface OpenedEventLog {
  readonly eventLog: EventLog;
  readonly tokens: HookTokens;
  /** What to tell the agent: what was lost of the log, or that this one lasts until quit. */
  readonly problem: AppError | null;
}

interface Waiting {
  readonly event: NewEvent;
  readonly settle: (outcome: Result<Appended, AppError>) => void;
}

/**
 * The event log in SQLite. Events that come while the disk is busy share one commit, so each waits for one flush at
 * most, and a burst costs as few as the disk can take. `path` is a file or `IN_MEMORY`; one process at a time may
 * have it open. `problemLater` hears of damage that shows itself only in use, and,
 * once, of a disk that refuses.
 */
export function openEventLog(order: {
  readonly path: string;
  readonly now: () => number;
  readonly log: Log;
  /** How large the file may grow; then it is as if the disk were full. */
  readonly mostBytes?: number;
  readonly problemLater?: (problem: AppError) => void;
}): OpenedEventLog {
  const { log, path, problemLater } = order;
  const place: StorePlace = { path, now: order.now, log, mostBytes: order.mostBytes ?? LARGEST_LOG_BYTES };
  let { store, problem }: { store: EventStore; problem: AppError | null } = openStore(place);
  let witness = openWitness();
  let waiting: Waiting[] = [];
  const consumers = new Map<string, number>();
  let commit: NodeJS.Immediate | null = null;
  let keeping: NodeJS.Timeout | null = null;
  let closed = false;
  let isFailing = false;

  function openWitness(): HeadWitness | null {
    if (path === IN_MEMORY || problem?.code === 'storage-unavailable') return null;
    try {
      const opened = openHeadWitness(witnessPath(path));
      opened.tell({ epoch: store.epoch, seq: store.head() });
      return opened;
    } catch (cause) {
      log.warn('nothing witnesses the head of the event log', { why: wordsOf(cause) });
      return null;
    }
  }

  function bearWitness(): void {
    try {
      witness?.tell({ epoch: store.epoch, seq: store.head() });
    } catch (cause) {
      log.warn('the head of the event log was not witnessed', { why: wordsOf(cause) });
    }
  }

  function reopen(): void {
    witness?.close();
    store.close();
    consumers.clear(); // places in the store that was; the new one has what was kept
    ({ store, problem } = openStore(place));
    witness = openWitness();
    if (problem !== null) problemLater?.(problem);
  }

  /** Does it, and once more on the mended log where damage shows itself. */
  function withStore<Value>(work: (current: EventStore) => Value): Value {
    try {
      return work(store);
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      log.error('the event log is damaged', { why: wordsOf(cause) });
      reopen();
      return work(store);
    }
  }

  /** After a failed write SQLite cannot know what reached the disk, so what it holds in memory is not to be trusted. */
  function failedWith(cause: unknown): AppError {
    const isFull = sqliteCode(cause) === SQLITE_FULL;
    const error = appError(isFull ? 'storage-full' : 'storage-unavailable', wordsOf(cause));
    if (!isFailing) {
      log.error('events could not be kept', { why: wordsOf(cause) });
      problemLater?.(error);
    }
    isFailing = true;
    if (sqliteCode(cause) === SQLITE_IOERR) reopen();
    return { ...error, retryAfterMs: TRY_AGAIN_MS };
  }

  function keepWaiting(): void {
    commit = null;
    if (keeping !== null) clearTimeout(keeping);
    keeping = null;
    const batch = waiting.slice(0, MOST_IN_ONE_COMMIT);
    waiting = waiting.slice(MOST_IN_ONE_COMMIT);
    if (waiting.length > 0) commitSoon();
    if (batch.length === 0 && consumers.size === 0) return;
    const taken = new Map(consumers);
    try {
      const { appended, fresh } = withStore((current) =>
        current.keep(
          batch.map(({ event }) => event),
          taken,
        ),
      );
      for (const [name, seq] of taken) if (consumers.get(name) === seq) consumers.delete(name);
      if (isFailing) log.info('events are kept again');
      isFailing = false;
      bearWitness();
      for (const [index, { settle }] of batch.entries()) {
        const one = appended[index];
        if (one !== undefined) settle(ok(one));
      }
      listeners.told(fresh);
    } catch (cause) {
      const error = failedWith(cause);
      for (const { settle } of batch) settle(fail(error));
    }
  }

  function commitSoon(): void {
    commit ??= setImmediate(keepWaiting);
  }

  const read: EventLog['read'] = (after, scope, limit) =>
    withStore((current) => current.read(after.epoch === current.epoch ? after.seq : 0, scope?.lineId ?? null, limit));
  const listeners = subscriptions(log, read);

  const eventLog: EventLog = {
    append(event) {
      if (closed) return Promise.resolve(fail(appError('storage-unavailable', 'the event log is closed')));
      if (waiting.length >= MOST_WAITING) {
        return Promise.resolve(fail({ ...appError('rate-limited', 'too many events wait for the disk'), retryAfterMs: TRY_AGAIN_MS }));
      }
      return new Promise((settle) => {
        waiting.push({ event, settle });
        commitSoon();
      });
    },
    read,
    subscribe: listeners.subscribe,
    head: () => ({ epoch: store.epoch, seq: store.head() }),
    cursorOf: (consumer) => ({ epoch: store.epoch, seq: consumers.get(consumer) ?? withStore((current) => current.consumer(consumer)) }),
    advance(consumer, { epoch, seq }) {
      if (closed || epoch !== store.epoch || seq <= eventLog.cursorOf(consumer).seq) return;
      consumers.set(consumer, Math.min(seq, store.head()));
      keeping ??= setTimeout(keepWaiting, KEEP_CONSUMERS_MS).unref();
    },
    trim: (receivedBefore) => withStore((current) => current.trim(receivedBefore)),
    close() {
      if (closed) return Promise.resolve();
      closed = true;
      while (waiting.length > 0 || consumers.size > 0) {
        const before = consumers.size;
        const isLastTry = waiting.length === 0;
        keepWaiting();
        if (isLastTry && consumers.size === before) break; // the disk refuses: they will be told again
      }
      if (commit !== null) clearImmediate(commit);
      listeners.close();
      witness?.close();
      store.close();
      return Promise.resolve();
    },
  };

  return {
    eventLog,
    problem,
    tokens: {
      read: (lineId) => withStore((current) => current.tokens.read(lineId)),
      keep: (lineId, token) => withStore((current) => current.tokens.keep(lineId, token)),
      forget: (lineId) => withStore((current) => current.tokens.forget(lineId)),
    },
  };
}
