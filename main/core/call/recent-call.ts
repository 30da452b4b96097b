import type { CallId, CallIn, RecentCall } from '#contract/call.ts';
import type { LineId, LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import { assertNever } from '../assert-never.ts';
import type { JournalledCall } from '../ports.ts';

/** A call that has ended, as the list of recent calls keeps it. */
export function recentCall(call: CallIn<'ended'>, lineLabel: string): RecentCall {
  const { id, lineId, kind, direction, peer, createdAt, answeredAt, endedAt, reason } = call;
  return { id, lineId, lineLabel, kind, direction, peer, startedAt: createdAt, answeredAt, endedAt, reason };
}

/** A call that rang and ended while nobody looked. */
export function missedCall({
  id,
  line,
  peer,
  at,
}: {
  readonly id: CallId;
  readonly line: { readonly id: LineId; readonly label: () => string; readonly kind: LineKind };
  readonly peer: PhoneNumber | null;
  readonly at: UnixMs;
}): RecentCall {
  return {
    id,
    lineId: line.id,
    lineLabel: line.label(),
    kind: line.kind,
    direction: 'inbound',
    peer,
    startedAt: at,
    answeredAt: null,
    endedAt: at,
    reason: 'missed',
  };
}

/**
 * A call that was up when the app died, and whose line can no longer be asked what became of it. Null where the
 * history has it already. `upUntil`: when the line was last watched.
 */
export function untoldCall(kept: JournalledCall, upUntil: UnixMs | null): RecentCall | null {
  const { id, lineId, lineLabel, kind, direction, peer, createdAt, answeredAt } = kept;
  const reason = untoldReason(kept.phase);
  if (reason === null) return null;
  const lastSeen = answeredAt ?? createdAt;
  const endedAt = upUntil !== null && upUntil > lastSeen ? upUntil : lastSeen;
  return { id, lineId, lineLabel, kind, direction, peer, startedAt: createdAt, answeredAt, endedAt, reason };
}

function untoldReason(phase: JournalledCall['phase']): RecentCall['reason'] | null {
  switch (phase) {
    case 'ringing':
    case 'answering':
      return 'missed';
    case 'dialing':
    case 'alerting':
      return 'failed';
    case 'active':
    case 'stranded':
      return 'completed';
    case 'ended':
      return null;
    default:
      return assertNever(phase);
  }
}
