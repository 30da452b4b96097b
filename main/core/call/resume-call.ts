import { appError } from '#contract/errors.ts';
import type { Call, CallIdentity, CallIn } from '#contract/call.ts';
import { unixMs, type UnixMs } from '#contract/time.ts';
import { assertNever } from '../assert-never.ts';
import { isStale } from '../events/call-reducer.ts';
import type { RemoteCall } from '../events/observation.ts';
import type { JournalledCall } from '../ports.ts';
import type { Step } from './call-machine.ts';
import { type End, endOfAlerting, unansweredReason } from './end-reason.ts';

const LONGEST_RING_MS = 60_000;

/** A journalled call that the history does not have yet. */
export type OpenJournalledCall = JournalledCall & { readonly phase: Exclude<JournalledCall['phase'], 'ended'> };

/**
 * How a call goes on that was up when the app died:
 *
 *   kept as \ now   still rings            accepted                ended or unknown
 *   ringing         rings                  answered elsewhere      missed, declined or answered elsewhere
 *   answering       rings                  up                      missed; failed where somebody was connected to us
 *   dialing         failed, terminated     failed, terminated      failed
 *   alerting        web: alerting          up                      as the machine says of alerting
 *                   Meta: failed, terminated
 *   active          up                     up                      completed
 *
 * `up`: web numbers are stranded, to be rejoined; the sound of a Meta number went with the app, so it is ended and
 * shown as lost. Pure. `remote` null: the service does not know it, or the order never reached it.
 */
export function resumeCall(kept: OpenJournalledCall, remote: RemoteCall | null, now: UnixMs): Step {
  switch (kept.phase) {
    case 'ringing':
    case 'answering':
      return resumeInbound(kept, remote, now);
    case 'dialing':
    case 'alerting':
      return resumeOutbound(kept, remote, now);
    case 'active':
    case 'stranded':
      return remote === null || remote.status === 'ended' ? over(kept, remote, { reason: 'completed', at: now }) : up(kept, remote, now);
    default:
      return assertNever(kept.phase);
  }
}

function resumeInbound(kept: OpenJournalledCall, remote: RemoteCall | null, now: UnixMs): Step {
  if (remote === null) return over(kept, remote, { reason: 'missed', at: now });
  const wasAnswering = kept.phase === 'answering';
  switch (remote.status) {
    case 'initiated':
    case 'ringing':
      if (isStale(remote, now)) return over(kept, remote, { reason: 'missed', at: now });
      return { call: { ...identity(kept, now), phase: 'ringing', silenced: false }, effects: [{ type: 'prepare-answer' }] };
    case 'accepted':
      // Our accept was on its way: it was taken for us.
      return wasAnswering ? up(kept, remote, now) : over(kept, remote, { reason: 'answered-elsewhere', at: now });
    case 'ended': {
      const answered = wasTalkedOn(remote);
      if (wasAnswering && answered) return over(kept, remote, { reason: 'failed', at: now, error: appError('call-lost-in-restart') });
      return over(kept, remote, { reason: unansweredReason({ outcome: remote.outcome ?? 'unknown', answered }), at: now });
    }
    default:
      return assertNever(remote.status);
  }
}

function resumeOutbound(kept: OpenJournalledCall, remote: RemoteCall | null, now: UnixMs): Step {
  if (kept.phase === 'dialing') {
    return remote === null || remote.status === 'ended'
      ? over(kept, remote, { reason: 'failed', at: now, error: appError('call-lost-in-restart') })
      : lost(kept, remote, now);
  }
  if (remote === null) return over(kept, remote, { reason: 'no-answer', at: now });
  switch (remote.status) {
    case 'initiated':
    case 'ringing':
      // Nothing of a web number's call was open yet: it goes on as if nothing had been.
      return kept.kind === 'web'
        ? { call: { ...identity(kept, now), phase: 'alerting', media: 'connecting', muted: false }, effects: [] }
        : lost(kept, remote, now);
    case 'accepted':
      return up(kept, remote, now);
    case 'ended':
      return over(kept, remote, endOfAlerting({ outcome: remote.outcome ?? 'unknown', answered: wasTalkedOn(remote) }, now));
    default:
      return assertNever(remote.status);
  }
}

function up(kept: OpenJournalledCall, remote: RemoteCall, now: UnixMs): Step {
  if (kept.kind === 'meta') return lost(kept, remote, now);
  return { call: { ...identity(kept, now), phase: 'stranded', answeredAt: answeredAt(kept, remote, now) ?? now }, effects: [] };
}

function lost(kept: OpenJournalledCall, remote: RemoteCall, now: UnixMs): Step {
  const step = over(kept, remote, { reason: 'failed', at: now, error: appError('call-lost-in-restart') });
  return { ...step, effects: [{ type: 'terminate' }, ...step.effects] };
}

function over(kept: OpenJournalledCall, remote: RemoteCall | null, { reason, at, error, failedThere }: End): Step {
  const answered = reason === 'answered-elsewhere' ? null : answeredAt(kept, remote, at);
  const call: CallIn<'ended'> = {
    ...identity(kept, at),
    phase: 'ended',
    answeredAt: answered,
    endedAt: answered === null ? unansweredEnd(kept, at) : endedAt(remote, at),
    reason,
    error: error ?? null,
    ...(failedThere === undefined ? {} : { failedThere }),
  };
  return { call, effects: [{ type: 'record' }] };
}

/** When the sound began, as the service's own record has it in our present time; else as we noted it. */
function answeredAt(kept: JournalledCall, remote: RemoteCall | null, now: UnixMs): UnixMs | null {
  const told = remote?.connectedAt ?? kept.answeredAt;
  return told === null ? null : unixMs(Math.min(told, now));
}

/** The service does not say when a call ended, but how long it was talked on. */
function endedAt(remote: RemoteCall | null, now: UnixMs): UnixMs {
  if (remote === null || remote.connectedAt === null || remote.durationSeconds === null) return now;
  return unixMs(Math.min(remote.connectedAt + remote.durationSeconds * 1_000, now));
}

/** Nobody's phone rings for longer. */
function unansweredEnd({ createdAt }: JournalledCall, now: UnixMs): UnixMs {
  return unixMs(Math.min(createdAt + LONGEST_RING_MS, now));
}

function wasTalkedOn({ connectedAt, durationSeconds }: RemoteCall): boolean {
  return connectedAt !== null || (durationSeconds ?? 0) > 0;
}

/** The clock of the machine may have been set back since. */
function identity({ id, lineId, kind, direction, peer, createdAt }: JournalledCall, now: UnixMs): CallIdentity {
  return { id, lineId, kind, direction, peer, createdAt: unixMs(Math.min(createdAt, now)) };
}

/** An ended call that the history has: only the service has still to be told. */
export function leftCall(kept: JournalledCall, now: UnixMs): Call {
  return { ...identity(kept, now), phase: 'ended', endedAt: now, answeredAt: kept.answeredAt, reason: 'completed', error: null };
}
