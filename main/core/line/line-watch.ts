import type { LineId } from '#contract/line.ts';
import { unixMs, type UnixMs } from '#contract/time.ts';
import type { CallJournal, Clock } from '../ports.ts';

/** What began a little before the gap is looked at once more: the service may have listed it late. */
const OVERLAP_MS = 5 * 60_000;
/** Older than this nobody calls back because of a list; the history of the service has it. */
const LONGEST_GAP_MS = 24 * 60 * 60_000;
const KEPT_EVERY_MS = 10_000;

/** How far each line has been watched, kept so that after a crash nothing that rang meanwhile is overlooked. */
export interface LineWatch {
  /** From when on a line that opens now wants to hear of calls; now for one that was never watched. */
  since(id: LineId): UnixMs;
  /** A ring would have reached us until then: kept at most every ten seconds. */
  proven(id: LineId, until: UnixMs): void;
}

export function createLineWatch({ clock, journal }: { readonly clock: Clock; readonly journal: CallJournal }): LineWatch {
  const kept = new Map<LineId, UnixMs>();
  return {
    since(id) {
      const now = clock.now();
      const until = journal.watchedUntil(id);
      if (until === null) return now;
      // The machine's clock was set back since, so nobody knows how long the gap was; what is listed already is not listed again.
      const from = until > now ? now - LONGEST_GAP_MS : until - OVERLAP_MS;
      return unixMs(Math.max(from, now - LONGEST_GAP_MS));
    },
    proven(id, until) {
      const before = kept.get(id);
      if (before !== undefined && until - before < KEPT_EVERY_MS) return;
      kept.set(id, until);
      journal.keepWatched(id, until);
    },
  };
}
