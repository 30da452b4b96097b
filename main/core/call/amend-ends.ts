import type { CallId, EndReason, RecentCall } from '#contract/call.ts';
import type { CallHistory } from '../ports.ts';
import { type RemoteEnd, unansweredReason } from './end-reason.ts';

/** The record of the service follows a webhook within seconds. */
const MOST_REMEMBERED = 100;
/** How a call that nobody answered here may have ended; which of them it was, a webhook often does not know. */
const UNANSWERED: ReadonlySet<EndReason> = new Set(['missed', 'declined-elsewhere', 'answered-elsewhere']);

/**
 * Calls that rang here are listed on the word of a webhook, so that a miss shows at once. Where the service's own record says
 * otherwise, a colleague had declined or answered it, the entry is put right.
 */
export interface EndAmender {
  /** Writes it down, and remembers it for a while. */
  record(...added: Parameters<CallHistory['add']>): void;
  /** True where the entry was changed. */
  amend(callId: CallId, end: RemoteEnd): boolean;
}

export function createEndAmender(record: CallHistory['add']): EndAmender {
  const remembered = new Map<CallId, readonly [RecentCall, readonly string[]]>();
  return {
    record(call, remoteIds) {
      record(call, remoteIds);
      if (call.direction !== 'inbound' || !UNANSWERED.has(call.reason)) return;
      remembered.set(call.id, [call, remoteIds]);
      const [oldest] = remembered.keys();
      if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    },
    amend(callId, end) {
      const [call, remoteIds] = remembered.get(callId) ?? [];
      const reason = unansweredReason(end);
      if (call === undefined || remoteIds === undefined || call.reason === reason) return false;
      const amended = { ...call, reason };
      remembered.set(callId, [amended, remoteIds]);
      record(amended, remoteIds);
      return true;
    },
  };
}
