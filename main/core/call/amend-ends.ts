import type { CallId, EndReason, RecentCall } from '#contract/call.ts';
import type { CallHistory } from '../ports.ts';
import { endOfAlerting, type RemoteEnd, unansweredReason } from './end-reason.ts';

/** The record of the service follows a webhook within seconds. */
const MOST_REMEMBERED = 100;
/** How a call that was not talked on may have ended without us; which of them it was, a webhook often does not know. */
const BY_OTHERS: ReadonlySet<EndReason> = new Set(['missed', 'declined-elsewhere', 'answered-elsewhere', 'no-answer', 'declined-by-peer']);

/**
 * Calls that rang, here or there, are listed on the word of a webhook, so that a miss shows at once. Where the service's own record says
 * otherwise (a colleague had declined or answered it, the customer did not pick up), the entry is put right.
 */
export interface EndAmender {
  /** Writes it down, and remembers it for a while. `failedThere`: the service called it failed. */
  record(call: RecentCall, remoteIds: readonly string[], failedThere?: boolean): void;
  /** True where the entry was changed. */
  amend(callId: CallId, end: RemoteEnd): boolean;
}

export function createEndAmender(record: (...added: Parameters<CallHistory['add']>) => void): EndAmender {
  const remembered = new Map<CallId, readonly [RecentCall, readonly string[]]>();
  return {
    record(call, remoteIds, failedThere = false) {
      record(call, remoteIds);
      if (!BY_OTHERS.has(call.reason) && !failedThere) return;
      remembered.set(call.id, [call, remoteIds]);
      const [oldest] = remembered.keys();
      if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    },
    amend(callId, end) {
      const [call, remoteIds] = remembered.get(callId) ?? [];
      if (call === undefined || remoteIds === undefined) return false;
      const reason = call.direction === 'inbound' ? unansweredReason(end) : endOfAlerting(end, call.endedAt).reason;
      if (call.reason === reason) return false;
      const amended = { ...call, reason };
      remembered.set(callId, [amended, remoteIds]);
      record(amended, remoteIds);
      return true;
    },
  };
}
