import type { LineId } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import type { CallJournal } from '../../../main/core/ports.ts';

/** A journal of how far lines were watched, which outlives the desk that a test opens on it; it knows no calls. */
export interface MemoryWatch extends CallJournal {
  /** Every time it was written, in order. */
  readonly writes: readonly (readonly [LineId, UnixMs])[];
}

export function createMemoryWatch(first: Readonly<Record<string, UnixMs>> = {}): MemoryWatch {
  const watched = new Map<string, UnixMs>(Object.entries(first));
  const writes: (readonly [LineId, UnixMs])[] = [];
  const noCalls = (): never => {
    throw new Error('lines keep no calls');
  };
  return {
    writes,
    read: noCalls,
    keep: noCalls,
    forget: noCalls,
    watchedUntil: (id) => watched.get(id) ?? null,
    keepWatched(id, until) {
      watched.set(id, until);
      writes.push([id, until]);
    },
    close: () => undefined,
  };
}
