import type { LineId } from '#contract/line.ts';
import type { Observation } from '../events/observation.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log } from '../ports.ts';
import { type CallBook, type Entry, readObservation } from './call-book.ts';
import type { LegCall } from './call-leg.ts';
import { pause } from './pause.ts';

/** Before a call is given up because its time is over: how often it is asked for, counted from one another. */
const LAST_LOOK_WAITS_MS = [0, 1_000, 3_000] as const;
/** Where the service could not be asked and giving up can wait: when to ask again. */
const NOT_YET_MS = 5_000;
/** The same for a ring that nobody hears. */
const HELD_NOT_YET_MS = 30_000;

export interface CallReread {
  /** Reads the call once and tells of it. True where the service has told, or there is nothing to ask for yet. */
  read(entry: Entry): Promise<boolean>;
  /**
   * The phase has lasted as long as it may. Where news of it may have been lost (it rings at the other end, or we slept),
   * the call is read before it is given up; while the service cannot be asked after a sleep, it is not given up.
   */
  overdue(entry: Entry): Promise<void>;
}

export function createCallReread(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly book: CallBook;
  readonly observed: (line: LineId, observations: readonly Observation[]) => void;
}): CallReread {
  const { clock, book, observed } = ports;
  const again = (entry: Entry): void => inBackground('reading a call whose time is over', reread.overdue(entry), ports.log);

  const read = async (entry: Entry): Promise<boolean> => {
    const at = book.legCall(entry);
    if (at === null || entry.call.phase === 'ended') return true;
    const told = await at.api.read(at.remoteId, false);
    if (told.ok) observed(entry.line.id, [readObservation(told.value)]);
    else if (told.error.code === 'call-gone') observed(entry.line.id, [goneObservation(at)]);
    return told.ok || told.error.code === 'call-gone';
  };

  const lastLook = async (entry: Entry): Promise<boolean> => {
    for (const wait of LAST_LOOK_WAITS_MS) {
      if (wait > 0) await pause(clock, wait);
      if (await read(entry)) return true;
    }
    return false;
  };

  const reread: CallReread = {
    read,
    async overdue(entry) {
      const { id, phase } = entry.call;
      const isCurrent = (): boolean => book.get(id) === entry && entry.call.phase === phase;
      // A ring that is heard was confirmed since the sleep, and has had its own time: it must not go on while nobody can be asked.
      const mayBeNews = entry.held !== null || (entry.line.hold !== 'free' && phase !== 'ringing');
      if (!mayBeNews && phase !== 'alerting') return book.send(id, { type: 'deadline' });
      const told = entry.line.hold !== 'asleep' && (await lastLook(entry));
      if (!isCurrent()) return;
      // A ring that the service has just confirmed rings now, and has its own time.
      if (told && mayBeNews && phase === 'ringing' && entry.held === null) return;
      if (told || (entry.held === null && entry.line.hold === 'free')) return book.send(id, { type: 'deadline' });
      entry.cancelDeadline = clock.after(entry.held === null ? NOT_YET_MS : HELD_NOT_YET_MS, () => {
        if (isCurrent()) again(entry);
      });
    },
  };
  return reread;
}

/** The service does not know the call any more. */
function goneObservation({ remoteId, call }: LegCall): Observation {
  return {
    source: 'read',
    remoteId,
    externalId: null,
    direction: call.direction,
    status: 'ended',
    outcome: 'unknown',
    peer: call.peer,
    durationSeconds: null,
    createdAt: null,
    sdpOffer: null,
    sdpAnswer: null,
  };
}
