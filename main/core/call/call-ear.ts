import { type CallId, callId as asCallId } from '#contract/call.ts';
import type { LineId, LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { beganSince } from '../events/began-since.ts';
import { isStale, type KnownCall } from '../events/call-reducer.ts';
import { remoteIdsOf } from '../events/known-calls.ts';
import type { Observation } from '../events/observation.ts';
import type { CallHistory, Clock, NewId } from '../ports.ts';
import type { EndAmender } from './amend-ends.ts';
import type { CallBook } from './call-book.ts';
import type { CallLeg } from './call-leg.ts';
import type { OpenLine } from './desk-line.ts';
import { missedCall } from './recent-call.ts';

/** What the lines tell, as news of calls: asks each line's memory what an observation means, and does that. */
export function createCallEar(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly record: (...added: Parameters<CallHistory['add']>) => void;
  readonly amend: EndAmender['amend'];
  readonly leg: (kind: LineKind) => CallLeg;
  readonly lines: ReadonlyMap<LineId, OpenLine>;
  readonly book: CallBook;
  /** The service told of a call of before the restart that has not been asked for with success yet. */
  readonly heardOfUnrestored: (callId: CallId) => void;
  readonly changed: () => void;
}): { readonly observe: (lineId: LineId, observations: readonly Observation[]) => void } {
  const { clock, newId, book, leg } = ports;

  /** While we wake up, webhooks tell what happened during the sleep: the list says what rings now, or the time at which the call began. */
  const isProof = (line: OpenLine, seen: Observation): boolean => seen.source !== 'webhook' || beganSince(seen, line.heldAt, clock.now());

  const ring = (line: OpenLine, known: KnownCall, seen: Observation, peer: PhoneNumber | null): void => {
    const id = asCallId(newId('call'));
    line.known.bind(known, id);
    const isHeld = line.hold === 'asleep' || (line.hold === 'waking' && !isProof(line, seen));
    book.begin(
      {
        id,
        lineId: line.id,
        kind: line.kind,
        direction: 'inbound',
        peer,
        createdAt: clock.now(),
        phase: 'ringing',
        silenced: false,
      },
      line,
      [{ type: 'prepare-answer' }],
      isHeld,
    );
  };

  /** News of a call of ours that changes no phase. */
  const tellEntry = (line: OpenLine, known: KnownCall, id: CallId, seen: Observation): void => {
    const entry = book.get(id);
    const isRead = seen.source !== 'webhook';
    if (entry === undefined) {
      if (isRead) ports.heardOfUnrestored(id);
      return;
    }
    if (entry.call.peer === null && known.peer !== null) book.name(entry, known.peer);
    if (entry.call.phase !== 'ended') book.journal(entry);
    const stillRings = seen.status === 'ringing' || seen.status === 'initiated';
    if (isProof(line, seen) && stillRings && line.hold !== 'asleep' && !isStale(known, clock.now())) book.letRing(entry);
  };

  return {
    observe(lineId, observations) {
      const line = ports.lines.get(lineId);
      if (line === undefined) return;
      for (const seen of observations) {
        const outcome = line.known.observe(seen);
        if (outcome === null) continue;
        const { known, verdict } = outcome;
        if (known.callId !== null && seen.sdpAnswer !== null) leg(line.kind).answerArrived(known.callId, seen.sdpAnswer);
        if (verdict.type === 'event') book.send(verdict.callId, verdict.event);
        if (known.callId !== null) tellEntry(line, known, known.callId, seen);
        if (verdict.type === 'missed') {
          const missed = missedCall({ id: asCallId(newId('call')), line, peer: verdict.peer, at: verdict.createdAt });
          ports.record(missed, remoteIdsOf(known));
          ports.changed();
        }
        if (verdict.type === 'amended') {
          const { type: _amended, callId, ...end } = verdict;
          book.send(callId, { type: 'remote-ended', ...end });
          if (ports.amend(callId, end)) ports.changed();
        }
        if (verdict.type === 'begin') ring(line, known, seen, verdict.peer);
      }
    },
  };
}
