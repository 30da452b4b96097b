import type { CallId } from '#contract/call.ts';
import type { UnixMs } from '#contract/time.ts';

/**
 * Who may answer a call that rings on many desks: the first compare-and-set wins, holds a lease, and every later
 * step carries its fence. Softphones of a team will ask a gateway through this; an app alone needs none, because it
 * is the only one that answers.
 *
 * @public laid now, so that the event log and the gateway grow towards it
 */
export interface Claims {
  acquire(order: { readonly callId: CallId; readonly holder: string; readonly leaseMs: number }): Promise<ClaimOutcome>;
  /** False where the fence is stale: somebody else holds the call, or the lease is over. */
  confirm(callId: CallId, fence: number): Promise<boolean>;
  release(callId: CallId, fence: number, why: 'answered-elsewhere' | 'failed' | 'given-up'): Promise<void>;
  get(callId: CallId): Promise<Claim | null>;
}

/** @public part of `Claims` */
export interface Claim {
  readonly holder: string;
  /** In the value and not the engine's, so that engines without expiring keys keep it too. */
  readonly leaseUntil: UnixMs;
  readonly fence: number;
}

/** @public part of `Claims` */
export type ClaimOutcome =
  | { readonly granted: true; readonly fence: number }
  | { readonly granted: false; readonly heldBy: string; readonly since: UnixMs };
