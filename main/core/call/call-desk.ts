import { type AppError, appError } from '#contract/errors.ts';
import type { Call, CallId } from '#contract/call.ts';
import { callId as asCallId } from '#contract/call.ts';
import type { LineId, LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { createKnownCalls } from '../events/known-calls.ts';
import type { Observation } from '../events/observation.ts';
import { inBackground } from '../in-background.ts';
import type { CallHistory, CallJournal, Clock, Log, NewId } from '../ports.ts';
import { createEndAmender } from './amend-ends.ts';
import { createCallBook, type Entry, readObservation } from './call-book.ts';
import { createCallEar } from './call-ear.ts';
import type { CallEvent } from './call-event.ts';
import type { CallLeg, LegCall, LegListener } from './call-leg.ts';
import type { DeskLine, OpenLine } from './desk-line.ts';
import { atMost } from './pause.ts';
import { createCallReread } from './reread-call.ts';
import { createCallRestore } from './restore-calls.ts';
import { createRingHold, type RingHolds } from './ring-hold.ts';

/** A service that does not answer must not keep the app, or a line, and the microphone from closing. */
const LONGEST_STOP_MS = 3_000;

export interface CallDesk extends RingHolds {
  /** The calls on the screen, oldest first. A ring that is held (see `hold`) is not among them. */
  calls(): readonly Call[];
  dial(lineId: LineId, to: PhoneNumber): Result<CallId, AppError>;
  answer(callId: CallId): Result<null, AppError>;
  reject(callId: CallId): Result<null, AppError>;
  silence(callId: CallId): Result<null, AppError>;
  hangUp(callId: CallId): Result<null, AppError>;
  /** Takes a stranded call up again; harmless for any other. */
  rejoin(callId: CallId): Result<null, AppError>;
  mute(callId: CallId, muted: boolean): Result<null, AppError>;
  /** Parks an active call, or takes it up again; harmless for any other. (`hold` is about rings that wait for proof.) */
  setHeld(callId: CallId, held: boolean): Result<null, AppError>;
  dismiss(callId: CallId): Result<null, AppError>;
  /** The agent is at work on a call that has ended: its time on the screen begins anew. Harmless for any other. */
  stay(callId: CallId): void;
  /** Opens the line for calls, and takes up those of it that a crash left behind. Before its feed is opened. */
  openLine(line: DeskLine): void;
  /** Hangs up what is up on the line and forgets it, after three seconds at most: a service that wants more time is told meanwhile. */
  closeLine(lineId: LineId): Promise<void>;
  observe(lineId: LineId, observations: readonly Observation[]): void;
  /** The way to a call's service; null where there is none. */
  atService(callId: CallId): CallAtService | null;
  /** What legs report: give it to them as their listener. */
  readonly legListener: LegListener;
  /**
   * Hangs everything up, closes sound at once, and waits for the service to know, for three seconds at most. What the
   * service does not take in that time, and what still rings, stays in the journal for the next start.
   */
  stop(): Promise<void>;
}

export type CallAtService = Pick<LegCall, 'api' | 'remoteId'>;

/**
 * Commands in, machine steps and effects out. Decides nothing the machine can decide.
 *
 * `record` writes into the history before it returns (and into the list on the screen); `history.knows` is asked so that
 * nothing is listed twice over a restart. The journal is read once, here: lines are opened afterwards.
 */
export function createCallDesk(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly record: (...added: Parameters<CallHistory['add']>) => void;
  readonly history: Pick<CallHistory, 'knows'>;
  readonly journal: CallJournal;
  readonly log: Log;
  readonly leg: (kind: LineKind) => CallLeg;
  readonly changed: () => void;
}): CallDesk {
  const { clock, newId, log, leg, history, journal } = ports;
  const lines = new Map<LineId, OpenLine>();

  const overdue = (entry: Entry): void => inBackground('reading a call whose time is over', reread.overdue(entry), log);
  const observe: CallDesk['observe'] = (lineId, observations) => ear.observe(lineId, observations);
  const { record, amend } = createEndAmender(ports.record);
  const book = createCallBook({ ...ports, record, lines, overdue, observed: observe });
  const reread = createCallReread({ clock, log, book, observed: observe });
  const restore = createCallRestore({ ...ports, record, book, leg: ({ kind }) => leg(kind) });
  const ear = createCallEar({ ...ports, record, amend, lines, book, heardOfUnrestored: restore.heard });
  const holds = createRingHold({ clock, lines, book, read: reread.read, changed: ports.changed });

  /** The next call takes the screen: what went wrong with the last one has been read. */
  const forgetEnded = (): void => {
    for (const { call } of book.entries()) if (call.phase === 'ended') book.forget(call.id);
  };

  const command = (callId: CallId, event: CallEvent): Result<null, AppError> => {
    if (book.get(callId) === undefined) return fail(appError('call-gone'));
    book.send(callId, event);
    return ok(null);
  };

  /** Better left alone than taken without sound, or over another call. */
  const mayTake = ({ call, line }: Entry): Result<null, AppError> => {
    if (book.isBusy(call.id)) return fail(appError('line-busy'));
    const notReady = leg(line.kind).readiness();
    if (notReady !== null) return fail(notReady);
    forgetEnded();
    return ok(null);
  };

  const take = (callId: CallId, phase: 'ringing' | 'stranded', event: CallEvent): Result<null, AppError> => {
    const entry = book.get(callId);
    const may = entry?.call.phase === phase ? mayTake(entry) : ok(null);
    return may.ok ? command(callId, event) : may;
  };

  const leaveAll = (which: (call: Call) => boolean, leaveRing: (entry: Entry) => void): void => {
    for (const entry of book.entries().filter(({ call }) => which(call))) {
      const { id, phase } = entry.call;
      if (phase !== 'ringing') {
        book.send(id, { type: 'hang-up' });
        continue;
      }
      // One that only rings here is left ringing for others.
      book.perform(entry, [{ type: 'close-media' }]);
      book.forget(id);
      leaveRing(entry);
    }
  };

  return {
    ...holds,
    calls: () =>
      book
        .entries()
        .filter(({ held }) => held === null)
        .map(({ call }) => call),
    dial(lineId, to) {
      const line = lines.get(lineId);
      if (line === undefined) return fail(appError('invalid-input', 'no such line'));
      if (book.isBusy(null)) return fail(appError('line-busy'));
      const notReady = leg(line.kind).readiness();
      if (notReady !== null) return fail(notReady);
      forgetEnded();
      const id = asCallId(newId('call'));
      book.begin({ id, lineId, kind: line.kind, direction: 'outbound', peer: to, createdAt: clock.now(), phase: 'dialing' }, line, [
        { type: 'place' },
      ]);
      return ok(id);
    },
    answer: (callId) => take(callId, 'ringing', { type: 'answer' }),
    reject: (callId) => command(callId, { type: 'reject' }),
    silence: (callId) => command(callId, { type: 'silence' }),
    hangUp: (callId) => command(callId, { type: 'hang-up' }),
    rejoin: (callId) => take(callId, 'stranded', { type: 'rejoin' }),
    mute: (callId, muted) => command(callId, { type: 'mute', muted }),
    setHeld: (callId, held) => command(callId, { type: 'hold', held }),
    dismiss(callId) {
      if (book.get(callId)?.call.phase === 'ended') book.forget(callId);
      return ok(null);
    },
    stay(callId) {
      const entry = book.get(callId);
      if (entry?.call.phase === 'ended') book.watchPhase(entry);
    },
    openLine(line) {
      const known = createKnownCalls({
        watchedSince: line.watchedSince,
        now: clock.now,
        isKept: (remoteIds) => history.knows(line.id, remoteIds),
      });
      const open: OpenLine = { ...line, known, hold: 'free', heldAt: clock.now() };
      lines.set(line.id, open);
      restore.lineOpens(open);
    },
    async closeLine(lineId) {
      // First of all, so that no call begins while those that are up are left. After `stop` there is nothing to leave.
      const isOpen = lines.delete(lineId);
      restore.lineGone(lineId);
      if (!isOpen) return;
      leaveAll(
        (call) => call.lineId === lineId,
        ({ call }) => journal.forget(call.id),
      );
      await atMost(clock, LONGEST_STOP_MS, book.runner.settled(lineId));
      for (const { call } of book.entries()) {
        if (call.lineId !== lineId) continue;
        book.forget(call.id);
        // Nobody will be asked about it again.
        journal.forget(call.id);
      }
    },
    observe,
    atService(callId) {
      const entry = book.get(callId);
      return entry === undefined ? null : book.legCall(entry);
    },
    legListener: {
      media: (callId, media) => book.send(callId, { type: 'media', media }),
      mediaFailed: (callId, error) => book.send(callId, { type: 'media-failed', error }),
      observed(callId, remote) {
        const entry = book.get(callId);
        if (entry !== undefined) observe(entry.line.id, [readObservation(remote)]);
      },
    },
    async stop() {
      restore.stop();
      lines.clear();
      book.runner.hurry(LONGEST_STOP_MS);
      leaveAll(
        () => true,
        () => undefined,
      );
      await atMost(clock, LONGEST_STOP_MS, book.runner.settled());
      for (const { call } of book.entries()) book.forget(call.id);
    },
  };
}
