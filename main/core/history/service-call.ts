import { callId } from '#contract/call.ts';
import type { LineId, LineKind } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { endOfAlerting, unansweredReason } from '../call/end-reason.ts';
import type { RemoteCall } from '../events/observation.ts';
import type { NewId } from '../ports.ts';
import type { ServiceCall } from './history-store.ts';

export interface SyncedLine {
  readonly id: LineId;
  readonly label: string;
  readonly kind: LineKind;
}

/** A call of the service as the history keeps it; null for one that is not over, or of which nobody knows when it was. */
export function serviceCall(remote: RemoteCall, { line, newId }: { readonly line: SyncedLine; readonly newId: NewId }): ServiceCall | null {
  const { createdAt, connectedAt, durationSeconds, outcome } = remote;
  if (remote.status !== 'ended' || createdAt === null) return null;
  const talkedMs = (durationSeconds ?? 0) * 1_000;
  const answered = connectedAt !== null || talkedMs > 0;
  const answeredAt = answered ? (connectedAt ?? createdAt) : null;
  // The service does not tell when a call ended on which nobody talked: it rang for a minute at most.
  const endedAt = unixMs((answeredAt ?? createdAt) + talkedMs);
  const end = { answered, outcome: outcome ?? 'unknown' };
  return {
    call: {
      id: callId(newId('call')),
      lineId: line.id,
      lineLabel: line.label,
      kind: line.kind,
      direction: remote.direction,
      peer: remote.peer,
      startedAt: createdAt,
      answeredAt,
      endedAt,
      reason: remote.direction === 'inbound' ? unansweredReason(end) : endOfAlerting(end, endedAt).reason,
    },
    remoteIds: [remote.remoteId, remote.externalId].filter((id) => id !== ''),
  };
}
