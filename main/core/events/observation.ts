import type { AppErrorCode } from '#contract/errors.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Direction } from '#contract/call.ts';

/** How far a call has come at the service. Order matters: it never goes back (initiated < ringing < accepted < ended). */
export type RemoteStatus = 'initiated' | 'ringing' | 'accepted' | 'ended';

/** Why the service says a call ended. `unknown`: it ended, by a word we do not know. */
export type RemoteOutcome = 'completed' | 'rejected' | 'missed' | 'failed' | 'unknown';

/** A call as the service describes it, in our words. */
export interface RemoteCall {
  /** The service's own id (`call_…`). */
  readonly remoteId: string;
  /** The id of Meta or of the web engine; empty while unknown. */
  readonly externalId: string;
  readonly direction: Direction;
  readonly status: RemoteStatus;
  /** Null exactly while status is not `ended`. */
  readonly outcome: RemoteOutcome | null;
  /** Null when the service told none that is a number: a caller may have none. */
  readonly peer: PhoneNumber | null;
  /** Talk time in seconds, where it was answered and is over. */
  readonly durationSeconds: number | null;
  readonly createdAt: UnixMs | null;
  readonly connectedAt: UnixMs | null;
  readonly sdpOffer: string | null;
  readonly sdpAnswer: string | null;
}

export type ObservationSource = 'webhook' | 'list' | 'read';

/**
 * Something we were told about a call, by whichever way. A webhook is only a hint: members may be
 * missing, late, repeated or out of order.
 */
export interface Observation {
  readonly source: ObservationSource;
  readonly remoteId: string | null;
  readonly externalId: string | null;
  readonly direction: Direction | null;
  readonly status: RemoteStatus;
  readonly outcome: RemoteOutcome | null;
  /** What WhatsApp ended it for; left out where it names nothing that we know. */
  readonly fault?: AppErrorCode;
  readonly peer: PhoneNumber | null;
  readonly durationSeconds: number | null;
  readonly createdAt: UnixMs | null;
  readonly sdpOffer: string | null;
  readonly sdpAnswer: string | null;
}
