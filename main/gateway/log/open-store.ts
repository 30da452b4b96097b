import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { appError, type AppError } from '#contract/errors.ts';
import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../core/ports.ts';
import { type EventStore, eventStore } from './event-store.ts';
import { isDamage } from '../../core/sqlite-file.ts';
import { IN_MEMORY, openEventDatabase } from './event-database.ts';
import { readHeadWitness } from './head-witness.ts';
import { type LostEvents, salvage } from './salvage.ts';

export interface OpenedStore {
  readonly store: EventStore;
  /** What to tell the agent; null where the log is as it was left. */
  readonly problem: AppError | null;
}

export interface StorePlace {
  /** A file, or `IN_MEMORY`. Beside it: SQLite's own `-wal`, our `-head`, and damaged ones set aside as `.bad-<time>`. */
  readonly path: string;
  readonly mostBytes: number;
  readonly now: () => number;
  readonly log: Log;
}

const newEpoch = (): string => randomBytes(8).toString('hex');

export const witnessPath = (path: string): string => `${path}-head`;
const mendedPath = (path: string): string => `${path}.mended`;
const PARTS = ['', '-wal', '-shm'] as const;

function setAside(path: string, suffix: string): void {
  for (const part of PARTS) if (existsSync(path + part)) renameSync(path + part, path + suffix + part);
}

function eventsLost({ count, first, last }: LostEvents, aside: string): AppError {
  const events = `${String(count)} ${count === 1 ? 'event' : 'events'} (${String(first)} to ${String(last)})`;
  return appError('events-damaged', `${events} of the log are lost${aside}`);
}

/** A file that is sound may still end before what was acknowledged: SQLite drops a damaged end of its write-ahead log. */
function lostAtEnd(database: DatabaseSync, path: string): LostEvents | null {
  const witness = readHeadWitness(witnessPath(path));
  const { epoch, head } =
    database.prepare('SELECT epoch, max(floor, (SELECT coalesce(max(seq), 0) FROM event)) AS head FROM place').get() ?? {};
  const seq = typeof head === 'number' ? head : 0;
  // Another epoch: the file itself was replaced by an older or an empty one, which is no less of a loss.
  const isBehind = witness !== null && witness.seq > 0 && (witness.seq > seq || witness.epoch !== epoch);
  if (!isBehind) return null;
  const first = Math.min(seq + 1, witness.seq);
  return { count: witness.seq - first + 1, first, last: witness.seq };
}

function openSound(place: StorePlace): OpenedStore {
  const database = openEventDatabase({ ...place, newEpoch });
  const lost = lostAtEnd(database, place.path);
  if (lost === null) return { store: eventStore(database), problem: null };
  // New events will be given these places again, so a place kept elsewhere must not be mistaken for one of them.
  database.prepare('UPDATE place SET epoch = ?').run(newEpoch());
  return { store: eventStore(database), problem: eventsLost(lost, '') };
}

/** A crash between setting the damaged file aside and putting the mended one in its place. */
function finishMending(path: string): void {
  const mended = mendedPath(path);
  if (!existsSync(mended)) return;
  if (existsSync(path)) for (const part of PARTS) rmSync(mended + part, { force: true });
  else {
    for (const part of ['-wal', '-shm']) rmSync(path + part, { force: true });
    renameSync(mended, path);
  }
}

/** Reads what can be read into a new file, which takes the damaged one's place. Throws where the disk refuses. */
function mend(place: StorePlace): OpenedStore {
  const { path, log } = place;
  const suffix = `.bad-${String(Math.trunc(place.now()))}`;
  const mended = openEventDatabase({ ...place, path: mendedPath(path), newEpoch });
  const { kept, lost } = salvageInto(mended, path);
  setAside(path, suffix);
  renameSync(mendedPath(path), path);
  log.warn('the event log was damaged and has been mended', { kept, lost: lost?.count ?? 0, aside: suffix });
  return {
    store: eventStore(openEventDatabase({ ...place, newEpoch })),
    problem: lost === null ? null : eventsLost(lost, `, the rest is kept; the damaged file is set aside as ${suffix}`),
  };
}

function salvageInto(mended: DatabaseSync, path: string): ReturnType<typeof salvage> {
  try {
    return salvage({ path, to: mended, witnessed: readHeadWitness(witnessPath(path))?.seq ?? 0 });
  } finally {
    mended.close();
  }
}

/**
 * The log as it was left; else what could be saved of it; else, where the disk refuses or another process holds it,
 * one that lasts until quit.
 */
export function openStore(place: StorePlace): OpenedStore {
  const { path, log } = place;
  const openInMemory = (): EventStore => eventStore(openEventDatabase({ ...place, path: IN_MEMORY, newEpoch }));
  if (path === IN_MEMORY) return { store: openInMemory(), problem: null };
  try {
    finishMending(path);
    return openSound(place);
  } catch (cause) {
    log.error('the event log could not be opened', { why: wordsOf(cause) });
    try {
      if (isDamage(cause)) return mend(place);
    } catch (mending) {
      log.error('the event log could not be mended', { why: wordsOf(mending) });
    }
    return { store: openInMemory(), problem: appError('storage-unavailable', `event log: ${wordsOf(cause)}`) };
  }
}

export function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
