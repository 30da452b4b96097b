import type { LineId } from '#contract/line.ts';
import type { Clock } from '../ports.ts';
import type { CallBook, Entry } from './call-book.ts';
import type { OpenLine, RingHold } from './desk-line.ts';

/** Rings that wait for proof, because the machine slept or its network went: told what happens by the wake desk. */
export interface RingHolds {
  /**
   * From now on no ring sounds or shows that was known before, on any line, until the service confirms it. `asleep`:
   * nothing confirms, because what arrives now was sent before. `waking`: a list or a read does, and a webhook of a call that
   * began since. Told again, it holds again.
   */
  hold(stage: Exclude<RingHold, 'free'>): void;
  /**
   * Reads the line's calls that were up when `hold` was told and have not been read since. Resolves to true when the
   * service has told of each.
   */
  confirm(lineId: LineId): Promise<boolean>;
  /** The line has been looked at since: what it hears from now on rings at once. A ring still unconfirmed stays silent. */
  release(lineId: LineId): void;
}

export function createRingHold(ports: {
  readonly clock: Pick<Clock, 'now'>;
  readonly lines: ReadonlyMap<LineId, OpenLine>;
  readonly book: CallBook;
  /** True where the service has told. */
  readonly read: (entry: Entry) => Promise<boolean>;
  readonly changed: () => void;
}): RingHolds {
  const { lines, book } = ports;
  let unread: readonly Entry[] = [];
  let holds = 0;

  return {
    hold(stage) {
      holds += 1;
      for (const line of lines.values()) {
        line.hold = stage;
        line.heldAt = ports.clock.now();
      }
      // Rings that begin while we wake are confirmed by the list; there may be hundreds.
      unread = book.entries().filter(({ call, held }) => call.phase !== 'ended' && (held === null || held.length === 0));
      for (const entry of unread) if (entry.call.phase === 'ringing') entry.held ??= [];
      ports.changed();
    },
    async confirm(lineId) {
      const here = unread.filter(({ line }) => line.id === lineId);
      const asked = holds;
      const told = await Promise.all(here.map(async (entry) => ((await ports.read(entry)) ? entry : null)));
      // Held again meanwhile: what was told is from before.
      if (asked !== holds) return false;
      unread = unread.filter((entry) => !told.includes(entry));
      return !told.includes(null);
    },
    release(lineId) {
      const line = lines.get(lineId);
      if (line !== undefined) line.hold = 'free';
    },
  };
}
