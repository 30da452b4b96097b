import type { CallId } from '#contract/call.ts';
import type { LineId } from '#contract/line.ts';
import { ok, type Result } from '#contract/result.ts';
import type { AppError } from '#contract/errors.ts';
import { catchUpEvent } from '../events/call-reducer.ts';
import { remoteIdsOf } from '../events/known-calls.ts';
import type { RemoteCall } from '../events/observation.ts';
import { inBackground } from '../in-background.ts';
import type { CallHistory, CallJournal, Clock, JournalledCall, Log } from '../ports.ts';
import type { CallBook } from './call-book.ts';
import type { CallLeg } from './call-leg.ts';
import type { OpenLine } from './desk-line.ts';
import { type Sleeper, sleep } from './pause.ts';
import { untoldCall } from './recent-call.ts';
import { leftCall, type OpenJournalledCall, resumeCall } from './resume-call.ts';

/** How long to wait before asking again, by how often it was asked in vain; the last one goes on. */
const ASK_AGAIN_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;
/** When to look for a call whose order may have gone out just before the crash, counted from one another. */
const LOOK_WAITS_MS = [0, 3_000, 7_000] as const;
/** The clock of the service is known to about a second. */
const ORDER_EARLY_MS = 5_000;
/** An order is given up after half a minute. */
const ORDER_LATE_MS = 35_000;
/** Keys wait in a vault that is unlocked by hand, and lines of the environment for a service that answers. */
const LONGEST_LINE_WAIT_MS = 600_000;

/** Takes up the calls that were up when the app died, each as soon as its line opens and the service can be asked. */
export interface CallRestore {
  /** Asks for the journalled calls of a line that opens. */
  lineOpens(line: OpenLine): void;
  /** Whether the call is one that is being asked for; then it is asked for now. */
  heard(callId: CallId): void;
  /** The line is removed: what became of its calls will not be known. They are listed as far as they are known. */
  lineGone(lineId: LineId): void;
  /** The app quits: the journal keeps them for the next start. */
  stop(): void;
}

interface Asking extends Sleeper {
  readonly kept: JournalledCall;
  over: boolean;
  /** The service asked for time: news of the call is no reason to ask before. */
  isHeldOff: boolean;
}

export function createCallRestore(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly journal: CallJournal;
  readonly history: Pick<CallHistory, 'knows'>;
  readonly record: (...added: Parameters<CallHistory['add']>) => void;
  readonly leg: (line: OpenLine) => CallLeg;
  readonly book: CallBook;
  readonly changed: () => void;
}): CallRestore {
  const { clock, log, journal, book } = ports;
  let waiting = journal.read();
  const asking = new Map<CallId, Asking>();

  const give = (kept: JournalledCall): void => {
    const call = ports.history.knows(kept.lineId, remoteIdsOf(kept)) ? null : untoldCall(kept, journal.watchedUntil(kept.lineId));
    if (call !== null) ports.record(call, remoteIdsOf(kept));
    journal.forget(kept.id);
    log.warn('a call of before the restart could not be asked for', { call: kept.id, phase: kept.phase });
    ports.changed();
  };

  const cancelWait =
    waiting.length === 0
      ? (): void => undefined
      : clock.after(LONGEST_LINE_WAIT_MS, () => {
          for (const kept of waiting) give(kept);
          waiting = [];
        });

  /** Null: there is no such call. */
  const look = async (line: OpenLine, one: Asking): Promise<Result<RemoteCall | null, AppError>> => {
    const { kept } = one;
    const id = kept.remoteId ?? kept.externalId;
    if (id === null) return lookForOrder(line, one);
    const read = await line.api.read(id, kept.kind === 'meta');
    return !read.ok && read.error.code === 'call-gone' ? ok(null) : read;
  };

  const lookForOrder = async (line: OpenLine, one: Asking): Promise<Result<RemoteCall | null, AppError>> => {
    for (const milliseconds of LOOK_WAITS_MS) {
      if (milliseconds > 0) await sleep({ clock, sleeper: one, milliseconds });
      if (one.over) return ok(null);
      const listed = await line.api.list(25);
      if (!listed.ok) return listed;
      const found = listed.value.find((call) => isOrdered(one.kept, call) && !isOfBook(line, call));
      if (found !== undefined) return ok(found);
    }
    return ok(null);
  };

  /** One of our own that was placed after the restart. */
  const isOfBook = (line: OpenLine, { remoteId }: RemoteCall): boolean =>
    book.entries().some((entry) => entry.line === line && book.legCall(entry)?.remoteId === remoteId);

  /** The history has it, so at most the service has to be told that we are out. */
  const leave = (line: OpenLine, kept: JournalledCall, remote: RemoteCall | null): void => {
    const isOurs = kept.phase === 'ended' || kept.phase === 'alerting' || kept.phase === 'active' || kept.phase === 'stranded';
    if (remote === null || remote.status === 'ended' || !isOurs) return journal.forget(kept.id);
    const call = leftCall(kept, clock.now());
    const at = { call, api: line.api, remoteId: remote.remoteId, preAccept: line.preAccept(), sdpOffer: null, sdpAnswer: null };
    const type = remote.direction === 'inbound' && remote.status !== 'accepted' ? 'reject' : 'terminate';
    book.runner.perform({ type }, { call, line, leg: ports.leg(line), at });
  };

  const settle = (line: OpenLine, kept: JournalledCall, remote: RemoteCall | null): void => {
    const ids = remote === null ? kept : { remoteId: remote.remoteId, externalId: remote.externalId };
    if (remoteIdsOf(ids).length > 0) line.known.bind({ ...ids, peer: kept.peer, direction: kept.direction }, kept.id);
    if (remote !== null) line.known.observe({ ...remote, source: 'read' });
    if (!isOpen(kept) || ports.history.knows(line.id, remoteIdsOf(kept))) return leave(line, kept, remote);
    const { call, effects } = resumeCall(kept, remote, clock.now());
    log.info('a call of before the restart', { call: kept.id, was: kept.phase, is: call.phase });
    book.begin(call, line, effects, call.phase === 'ringing' && line.hold !== 'free');
    if (call.phase !== 'ended') {
      // What the line was told while we asked.
      const known = line.known.byCallId(kept.id);
      const missed = known === null ? null : catchUpEvent(known);
      if (missed !== null) book.send(kept.id, missed);
      return;
    }
    // Over and nothing to say: the list has it.
    if (call.error === null) book.forget(call.id);
    // What had never been known to be left is left or over now.
    if (effects.every(({ type }) => type !== 'terminate')) journal.forget(call.id);
  };

  const ask = async (line: OpenLine, one: Asking): Promise<void> => {
    for (let tries = 0; !one.over; tries += 1) {
      const found = await look(line, one);
      if (one.over) return;
      if (found.ok) {
        asking.delete(one.kept.id);
        settle(line, one.kept, found.value);
        return;
      }
      one.isHeldOff = found.error.retryAfterMs !== undefined;
      const usual = ASK_AGAIN_MS[Math.min(tries, ASK_AGAIN_MS.length - 1)] ?? 0;
      await sleep({ clock, sleeper: one, milliseconds: Math.max(usual, found.error.retryAfterMs ?? 0) });
    }
  };

  return {
    lineOpens(line) {
      const here = waiting.filter(({ lineId }) => lineId === line.id);
      waiting = waiting.filter(({ lineId }) => lineId !== line.id);
      if (waiting.length === 0) cancelWait();
      for (const kept of here) {
        // Before any news of the line, so that it rings under the name it had.
        if (remoteIdsOf(kept).length > 0) line.known.bind(kept, kept.id);
        const one: Asking = { kept, over: false, isHeldOff: false, wake: () => undefined };
        asking.set(kept.id, one);
        inBackground('asking for a call of before the restart', ask(line, one), log);
      }
    },
    heard(callId) {
      const one = asking.get(callId);
      if (one !== undefined && !one.isHeldOff) one.wake();
    },
    lineGone(lineId) {
      for (const kept of waiting) if (kept.lineId === lineId) give(kept);
      waiting = waiting.filter((kept) => kept.lineId !== lineId);
      for (const one of asking.values()) {
        if (one.kept.lineId !== lineId) continue;
        end(one);
        give(one.kept);
      }
    },
    stop() {
      cancelWait();
      waiting = [];
      for (const one of asking.values()) end(one);
    },
  };

  function end(one: Asking): void {
    one.over = true;
    asking.delete(one.kept.id);
    one.wake();
  }
}

function isOpen(kept: JournalledCall): kept is OpenJournalledCall {
  return kept.phase !== 'ended';
}

/**
 * Whether a call of the list may be the one whose order went out just before the crash. One that is talked on may be a
 * colleague's, so it counts only where its time fits.
 */
function isOrdered(kept: JournalledCall, { direction, peer, status, createdAt }: RemoteCall): boolean {
  if (direction !== 'outbound' || peer !== kept.peer || status === 'ended') return false;
  if (status !== 'accepted') return true;
  return createdAt !== null && createdAt >= kept.createdAt - ORDER_EARLY_MS && createdAt <= kept.createdAt + ORDER_LATE_MS;
}
