import type { Call, CallId, RecentCall } from '#contract/call.ts';
import type { LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { isUnderWay } from '#contract/under-way.ts';
import { catchUpEvent } from '../events/call-reducer.ts';
import { remoteIdsOf } from '../events/known-calls.ts';
import type { Observation, RemoteCall } from '../events/observation.ts';
import type { CallJournal, Clock, Log } from '../ports.ts';
import type { CallEffect, CallEvent } from './call-event.ts';
import type { CallLeg, LegCall } from './call-leg.ts';
import { stepCall } from './call-machine.ts';
import type { DeskLine, OpenLine } from './desk-line.ts';
import { createEffectRunner, type EffectRunner } from './perform-effects.ts';
import { mayBeCarriedOut } from './is-passing.ts';
import { phaseDeadlineMs } from './phase-deadline.ts';
import { recentCall } from './recent-call.ts';
import { takesEars } from './takes-ears.ts';

/** A call in the book. */
export interface Entry {
  call: Call;
  readonly line: OpenLine;
  cancelDeadline: () => void;
  /** Null for a call that is shown. Else a ring that the service has not confirmed since we slept, and what to do when it does. */
  held: readonly CallEffect[] | null;
  /** What the journal has of it; null where it has nothing. */
  journalled: string | null;
}

export interface CallBook {
  readonly runner: EffectRunner;
  entries(): readonly Entry[];
  get(callId: CallId): Entry | undefined;
  send(callId: CallId, event: CallEvent): void;
  /** Enters a call in whatever phase it is; a held one is neither journalled nor prepared before it is let ring. */
  begin(call: Call, line: OpenLine, effects: readonly CallEffect[], isHeld?: boolean): void;
  perform(entry: Entry, effects: readonly CallEffect[]): void;
  /** The service's names of the call may have become more. */
  journal(entry: Entry): void;
  /** The number of a caller who was rung without one. */
  name(entry: Entry, peer: PhoneNumber): void;
  letRing(entry: Entry): void;
  watchPhase(entry: Entry): void;
  forget(callId: CallId): void;
  /** Whether the agent talks in another call than this one. */
  isBusy(except: CallId | null): boolean;
  legCall(entry: Entry): LegCall | null;
}

/**
 * The book of calls: each step of the machine is written into the journal before its effects are performed, so that no
 * call that was placed or accepted is unknown after a crash; an end goes into the history first.
 */
export function createCallBook(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly journal: CallJournal;
  readonly leg: (kind: LineKind) => CallLeg;
  readonly record: (call: RecentCall, remoteIds: readonly string[], failedThere: boolean) => void;
  readonly observed: (line: DeskLine['id'], observations: readonly Observation[]) => void;
  /** Its phase has lasted as long as it may. */
  readonly overdue: (entry: Entry) => void;
  readonly lines: ReadonlyMap<DeskLine['id'], OpenLine>;
  readonly changed: () => void;
}): CallBook {
  const { clock, log, journal, leg, changed } = ports;
  const entries = new Map<CallId, Entry>();

  const idsOf = (entry: Entry): Pick<LegCall, 'sdpOffer' | 'sdpAnswer'> & Record<'remoteId' | 'externalId', string | null> =>
    entry.line.known.byCallId(entry.call.id) ?? { remoteId: null, externalId: null, sdpOffer: null, sdpAnswer: null };

  const keep = (entry: Entry): void => {
    if (entry.held !== null || !entry.line.outlivesApp) return;
    const { id, lineId, kind, direction, peer, createdAt, phase } = entry.call;
    const { remoteId, externalId } = idsOf(entry);
    const journalled = JSON.stringify([phase, peer, remoteId, externalId]);
    if (entry.journalled === journalled) return;
    entry.journalled = journalled;
    const answeredAt = 'answeredAt' in entry.call ? entry.call.answeredAt : null;
    journal.keep({ id, lineId, lineLabel: entry.line.label(), kind, direction, peer, createdAt, phase, answeredAt, remoteId, externalId });
  };

  const perform = (entry: Entry, effects: readonly CallEffect[]): void => {
    for (const effect of effects) {
      book.runner.perform(effect, { call: entry.call, line: entry.line, leg: leg(entry.line.kind), at: legCall(entry) });
    }
  };

  /** First the journal or the history, then the world. */
  const carryOut = (entry: Entry, effects: readonly CallEffect[], isLeaving: boolean): void => {
    if (entry.call.phase !== 'ended') keep(entry);
    else {
      perform(
        entry,
        effects.filter(({ type }) => type === 'record'),
      );
      entry.held = null;
      if (isLeaving) keep(entry);
      else if (entry.journalled !== null) journal.forget(entry.call.id);
    }
    perform(
      entry,
      effects.filter(({ type }) => type !== 'record'),
    );
  };

  const send = (callId: CallId, event: CallEvent): void => {
    const entry = entries.get(callId);
    if (entry === undefined) return;
    const before = entry.call;
    const wasHeld = entry.held !== null;
    const { call, effects } = stepCall(before, event, clock.now());
    entry.call = call;
    // Whoever acts on a ring that was held has seen it: nothing waits any more.
    if (isUnderWay(call)) entry.held = null;
    if (call.phase !== before.phase) {
      log.info('call', { call: callId, from: before.phase, to: call.phase, by: event.type });
      watchPhase(entry);
    }
    // Why it ended is told after it: that is to be read, however long it takes.
    else if (call.phase === 'ended' && before.phase === 'ended' && call.error !== before.error) watchPhase(entry);
    if (call.phase === before.phase) perform(entry, effects);
    else carryOut(entry, effects, isLeaving(effects) || (event.type === 'place-failed' && mayBeCarriedOut(event.error)));
    // Nobody saw it ring.
    if (wasHeld && call.phase === 'ended') book.forget(callId);
    if (takesEars(before) && !takesEars(call)) prepareRings();
    if (call !== before) changed();
  };

  const isBusy = (except: CallId | null): boolean => [...entries.values()].some(({ call }) => call.id !== except && takesEars(call));

  /** The agent's own call is over: what rang beside it may be told early now. */
  const prepareRings = (): void => {
    for (const entry of entries.values()) {
      if (entry.call.phase === 'ringing' && entry.held === null) perform(entry, [{ type: 'prepare-answer' }]);
    }
  };

  const watchPhase = (entry: Entry): void => {
    entry.cancelDeadline();
    const deadline = phaseDeadlineMs(entry.call);
    if (deadline === null) return;
    entry.cancelDeadline = clock.after(deadline, () => {
      if (entry.call.phase === 'ended') book.forget(entry.call.id);
      else ports.overdue(entry);
    });
  };

  const legCall = (entry: Entry): LegCall | null => {
    const { remoteId, externalId, sdpOffer, sdpAnswer } = idsOf(entry);
    const id = remoteId ?? externalId;
    if (id === null) return null;
    // WhatsApp keeps to the first description: an agent who talks would keep the call from colleagues who are free.
    const preAccept = entry.line.preAccept() && !isBusy(entry.call.id);
    return { call: entry.call, api: entry.line.api, remoteId: id, preAccept, sdpOffer, sdpAnswer };
  };

  const book: CallBook = {
    entries: () => [...entries.values()],
    get: (callId) => entries.get(callId),
    send,
    begin(call, line, effects, isHeld = false) {
      const entry: Entry = { call, line, cancelDeadline: () => undefined, held: isHeld ? effects : null, journalled: null };
      entries.set(call.id, entry);
      log.info('call', { call: call.id, to: call.phase, line: line.id, kind: line.kind });
      watchPhase(entry);
      if (!isHeld) carryOut(entry, effects, isLeaving(effects));
      changed();
    },
    perform,
    journal: keep,
    name(entry, peer) {
      entry.call = { ...entry.call, peer };
      changed();
    },
    letRing(entry) {
      if (entry.held === null) return;
      const effects = entry.held;
      entry.held = null;
      watchPhase(entry);
      keep(entry);
      perform(entry, effects);
      changed();
    },
    watchPhase,
    isBusy,
    forget(callId) {
      entries.get(callId)?.cancelDeadline();
      if (entries.delete(callId)) changed();
    },
    legCall,
    runner: createEffectRunner({
      clock,
      log,
      send,
      record: (call) => {
        const line = entries.get(call.id)?.line;
        const names = line?.known.byCallId(call.id) ?? null;
        ports.record(recentCall(call, line?.label() ?? ''), names === null ? [] : remoteIdsOf(names), call.failedThere === true);
      },
      left: (callId) => {
        journal.forget(callId);
      },
      placed(call, ids) {
        const entry = entries.get(call.id);
        if (entry === undefined) return false;
        const known = entry.line.known.bind({ ...ids, peer: call.peer, direction: call.direction }, call.id);
        keep(entry);
        send(call.id, { type: 'placed' });
        const missed = catchUpEvent(known);
        if (missed !== null) send(call.id, missed);
        return true;
      },
      observed: (line, remote) => ports.observed(line, [readObservation(remote)]),
      knownIds: (line) => ports.lines.get(line)?.known.ids() ?? new Set(),
    }),
  };
  return book;
}

/** A call that was read at the service, as news of it. */
export function readObservation(remote: RemoteCall): Observation {
  return { ...remote, source: 'read' };
}

function isLeaving(effects: readonly CallEffect[]): boolean {
  return effects.some(({ type }) => type === 'terminate' || type === 'reject');
}
