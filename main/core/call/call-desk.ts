import { type AppError, appError } from '#contract/errors.ts';
import type { Call, CallId, RecentCall } from '#contract/call.ts';
import { callId as asCallId } from '#contract/call.ts';
import type { LineId, LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { catchUpEvent } from '../events/call-reducer.ts';
import { createKnownCalls, type KnownCalls } from '../events/known-calls.ts';
import type { Observation, RemoteCall } from '../events/observation.ts';
import type { Clock, LineApi, Log, NewId } from '../ports.ts';
import type { CallEffect, CallEvent } from './call-event.ts';
import type { CallLeg, LegCall, LegListener } from './call-leg.ts';
import { stepCall } from './call-machine.ts';
import { createEffectRunner } from './perform-effects.ts';
import { atMost } from './pause.ts';
import { phaseDeadlineMs } from './phase-deadline.ts';

/** A service that does not answer must not keep the app, and the microphone, from closing. */
const LONGEST_STOP_MS = 3_000;

/** A line as calls need it. */
export interface DeskLine {
  readonly id: LineId;
  readonly kind: LineKind;
  readonly label: string;
  readonly api: LineApi;
}

export interface CallDesk {
  /** The calls on the screen, oldest first. */
  calls(): readonly Call[];
  dial(lineId: LineId, to: PhoneNumber): Result<CallId, AppError>;
  answer(callId: CallId): Result<null, AppError>;
  reject(callId: CallId): Result<null, AppError>;
  silence(callId: CallId): Result<null, AppError>;
  hangUp(callId: CallId): Result<null, AppError>;
  mute(callId: CallId, muted: boolean): Result<null, AppError>;
  dismiss(callId: CallId): Result<null, AppError>;
  openLine(line: DeskLine): void;
  /** Hangs up what is up on the line and forgets it. */
  closeLine(lineId: LineId): Promise<void>;
  observe(lineId: LineId, observations: readonly Observation[]): void;
  /** What legs report: give it to them as their listener. */
  readonly legListener: LegListener;
  /** Hangs everything up, closes sound at once, and waits for the service to know, for three seconds at most. */
  stop(): Promise<void>;
}

interface Entry {
  call: Call;
  readonly line: OpenLine;
  cancelDeadline: () => void;
}

interface OpenLine extends DeskLine {
  readonly known: KnownCalls;
}

/** Keeps the book of calls: events in, machine steps, effects out. Decides nothing the machine can decide. */
export function createCallDesk(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly record: (call: RecentCall) => void;
  readonly log: Log;
  readonly leg: (kind: LineKind) => CallLeg;
  readonly changed: () => void;
}): CallDesk {
  const { clock, newId, record, log, leg, changed } = ports;
  const book = new Map<CallId, Entry>();
  const lines = new Map<LineId, OpenLine>();

  const send = (callId: CallId, event: CallEvent): void => {
    const entry = book.get(callId);
    if (entry === undefined) return;
    const before = entry.call;
    const { call, effects } = stepCall(before, event, clock.now());
    entry.call = call;
    if (call.phase !== before.phase) {
      log.info('call', { call: callId, from: before.phase, to: call.phase, by: event.type });
      watchPhase(entry);
    }
    perform(entry, effects);
    if (call !== before) changed();
  };

  const watchPhase = (entry: Entry): void => {
    entry.cancelDeadline();
    const deadline = phaseDeadlineMs(entry.call);
    const { id } = entry.call;
    if (deadline === null) return;
    entry.cancelDeadline = clock.after(deadline, () => {
      if (entry.call.phase === 'ended') forget(id);
      else send(id, { type: 'deadline' });
    });
  };

  const forget = (callId: CallId): void => {
    book.get(callId)?.cancelDeadline();
    if (book.delete(callId)) changed();
  };

  /** The next call takes the screen: what went wrong with the last one has been read. */
  const forgetEnded = (): void => {
    for (const { call } of [...book.values()]) if (call.phase === 'ended') forget(call.id);
  };

  const legCall = (entry: Entry): LegCall | null => {
    const known = entry.line.known.byCallId(entry.call.id);
    const remoteId = known?.remoteId ?? known?.externalId ?? null;
    if (known === null || remoteId === null) return null;
    return { call: entry.call, api: entry.line.api, remoteId, sdpOffer: known.sdpOffer, sdpAnswer: known.sdpAnswer };
  };

  const runner = createEffectRunner({
    clock,
    log,
    send,
    record: (call, label) => record(recentCall(call, label)),
    placed(call, ids) {
      const entry = book.get(call.id);
      if (entry === undefined) return false;
      const known = entry.line.known.bind({ ...ids, peer: call.peer, direction: call.direction }, call.id);
      send(call.id, { type: 'placed' });
      const missed = catchUpEvent(known);
      if (missed !== null) send(call.id, missed);
      return true;
    },
    observed: (line, remote) => observe(line, [observationOf(remote)]),
    knownIds: (line) => lines.get(line)?.known.ids() ?? new Set(),
  });

  const perform = (entry: Entry, effects: readonly CallEffect[]): void => {
    for (const effect of effects) {
      runner.perform(effect, { call: entry.call, line: entry.line, leg: leg(entry.line.kind), at: legCall(entry) });
    }
  };

  const begin = (call: Call, line: OpenLine, effects: readonly CallEffect[]): void => {
    const entry: Entry = { call, line, cancelDeadline: () => undefined };
    book.set(call.id, entry);
    log.info('call', { call: call.id, to: call.phase, line: line.id, kind: line.kind });
    watchPhase(entry);
    perform(entry, effects);
    changed();
  };

  const observe = (lineId: LineId, observations: readonly Observation[]): void => {
    const line = lines.get(lineId);
    if (line === undefined) return;
    for (const observation of observations) {
      const outcome = line.known.observe(observation);
      if (outcome === null) continue;
      const { known, verdict } = outcome;
      if (known.callId !== null && observation.sdpAnswer !== null) leg(line.kind).answerArrived(known.callId, observation.sdpAnswer);
      if (verdict.type === 'event') send(verdict.callId, verdict.event);
      if (verdict.type === 'missed') {
        record(missedCall({ id: asCallId(newId('call')), line, peer: verdict.peer, at: verdict.createdAt }));
        changed();
      }
      if (verdict.type === 'begin') {
        const id = asCallId(newId('call'));
        line.known.bind(known, id);
        begin(
          {
            id,
            lineId,
            kind: line.kind,
            direction: 'inbound',
            peer: verdict.peer,
            createdAt: clock.now(),
            phase: 'ringing',
            silenced: false,
          },
          line,
          [{ type: 'prepare-answer' }],
        );
      }
    }
  };

  const command = (callId: CallId, event: CallEvent): Result<null, AppError> => {
    const entry = book.get(callId);
    if (entry === undefined) return fail(appError('call-gone'));
    send(callId, event);
    return ok(null);
  };

  const busy = (except: CallId | null): boolean =>
    [...book.values()].some(({ call }) => call.id !== except && call.phase !== 'ended' && call.phase !== 'ringing');

  return {
    calls: () => [...book.values()].map(({ call }) => call),
    dial(lineId, to) {
      const line = lines.get(lineId);
      if (line === undefined) return fail(appError('invalid-input', 'no such line'));
      if (busy(null)) return fail(appError('line-busy'));
      const notReady = leg(line.kind).readiness();
      if (notReady !== null) return fail(notReady);
      forgetEnded();
      const id = asCallId(newId('call'));
      begin({ id, lineId, kind: line.kind, direction: 'outbound', peer: to, createdAt: clock.now(), phase: 'dialing' }, line, [
        { type: 'place' },
      ]);
      return ok(id);
    },
    answer(callId) {
      const entry = book.get(callId);
      if (entry === undefined) return fail(appError('call-gone'));
      if (entry.call.phase === 'ringing') {
        if (busy(callId)) return fail(appError('line-busy'));
        // Better left ringing for others than accepted without sound.
        const notReady = leg(entry.line.kind).readiness();
        if (notReady !== null) return fail(notReady);
        forgetEnded();
      }
      return command(callId, { type: 'answer' });
    },
    reject: (callId) => command(callId, { type: 'reject' }),
    silence: (callId) => command(callId, { type: 'silence' }),
    hangUp: (callId) => command(callId, { type: 'hang-up' }),
    mute: (callId, muted) => command(callId, { type: 'mute', muted }),
    dismiss(callId) {
      if (book.get(callId)?.call.phase === 'ended') forget(callId);
      return ok(null);
    },
    openLine(line) {
      lines.set(line.id, { ...line, known: createKnownCalls(clock.now(), clock.now) });
    },
    async closeLine(lineId) {
      // First of all, so that no call begins while those that are up are left. After `stop` there is nothing to leave.
      if (!lines.delete(lineId)) return;
      leaveAll((call) => call.lineId === lineId);
      await runner.settled(lineId);
      for (const { call } of [...book.values()]) if (call.lineId === lineId) forget(call.id);
    },
    observe,
    legListener: {
      media: (callId, media) => send(callId, { type: 'media', media }),
      mediaFailed: (callId, error) => send(callId, { type: 'media-failed', error }),
      observed(callId, remote) {
        const entry = book.get(callId);
        if (entry !== undefined) observe(entry.line.id, [observationOf(remote)]);
      },
    },
    async stop() {
      lines.clear();
      runner.hurry(LONGEST_STOP_MS);
      leaveAll(() => true);
      await atMost(clock, LONGEST_STOP_MS, runner.settled());
      for (const id of [...book.keys()]) forget(id);
    },
  };

  function leaveAll(which: (call: Call) => boolean): void {
    for (const entry of [...book.values()].filter(({ call }) => which(call))) {
      const { id, phase } = entry.call;
      if (phase !== 'ringing') {
        send(id, { type: 'hang-up' });
        continue;
      }
      // One that only rings here is left ringing for others.
      perform(entry, [{ type: 'close-media' }]);
      forget(id);
    }
  }
}

function recentCall(call: Extract<Call, { phase: 'ended' }>, lineLabel: string): RecentCall {
  const { id, lineId, kind, direction, peer, createdAt, answeredAt, endedAt, reason } = call;
  return { id, lineId, lineLabel, kind, direction, peer, startedAt: createdAt, answeredAt, endedAt, reason };
}

function missedCall({ id, line, peer, at }: { id: CallId; line: DeskLine; peer: PhoneNumber; at: RecentCall['startedAt'] }): RecentCall {
  return {
    id,
    lineId: line.id,
    lineLabel: line.label,
    kind: line.kind,
    direction: 'inbound',
    peer,
    startedAt: at,
    answeredAt: null,
    endedAt: at,
    reason: 'missed',
  };
}

function observationOf(remote: RemoteCall): Observation {
  return { ...remote, source: 'read' };
}
