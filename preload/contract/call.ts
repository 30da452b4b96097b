import type { AppError } from './errors.ts';
import type { LineId, LineKind } from './line.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { UnixMs } from './time.ts';

/** Our own identity of a call: it exists before the service has given one (outbound). */
export type CallId = string & { readonly __callId: unique symbol };

export function callId(text: string): CallId {
  return text as CallId;
}

export type Direction = 'inbound' | 'outbound';

/** `connecting`: not heard yet. `flowing`: sound arrives. `interrupted`: for two seconds it has not; where we can we mend it. */
export type MediaState = 'connecting' | 'flowing' | 'interrupted';

export type EndReason =
  | 'completed'
  | 'missed' // inbound, nobody answered
  | 'declined' // inbound, by this agent
  | 'declined-elsewhere' // inbound, by another station
  | 'answered-elsewhere'
  | 'caller-cancelled' // inbound, the caller left while we answered
  | 'cancelled' // outbound, hung up by us before it was picked up
  | 'declined-by-peer' // outbound
  | 'no-answer' // outbound
  | 'failed';

export interface CallIdentity {
  readonly id: CallId;
  readonly lineId: LineId;
  readonly kind: LineKind;
  readonly direction: Direction;
  /** Null for a caller whom the service names without a telephone number; never for a call that we place. */
  readonly peer: PhoneNumber | null;
  readonly createdAt: UnixMs;
}

/**
 * A call, in exactly one phase, each with its own facts.
 *
 *   inbound :  ringing ──answer──▶ answering ──accepted──▶ active ──▶ ended
 *   outbound:  dialing ──placed──▶ alerting ──picked up──▶ active ──▶ ended
 *   after a crash of the app:      stranded ──rejoin─────▶ active ──▶ ended
 *
 * `alerting` is the telephone word (ITU-T Q.931) for "it rings at the other end".
 */
export type Call = CallIdentity & CallPhase;

export type CallPhase =
  | { readonly phase: 'ringing'; readonly silenced: boolean }
  | { readonly phase: 'answering' }
  | { readonly phase: 'dialing' }
  /** `media` may flow before the customer picks up (early media). */
  | { readonly phase: 'alerting'; readonly media: MediaState; readonly muted: boolean }
  | {
      readonly phase: 'active';
      readonly answeredAt: UnixMs;
      readonly media: MediaState;
      readonly muted: boolean;
      /** Neither side hears the other; the customer hears silence, or the clip chosen for it. */
      readonly held: boolean;
    }
  /** It was up when the app died and still is at the service: the customer waits in silence until we rejoin or hang up. */
  | { readonly phase: 'stranded'; readonly answeredAt: UnixMs }
  | {
      readonly phase: 'ended';
      readonly endedAt: UnixMs;
      readonly answeredAt: UnixMs | null;
      readonly reason: EndReason;
      readonly error: AppError | null;
      /** One talked, and the other side ended it. Left out where we did, or where it is not known. */
      readonly byPeer?: true;
      /** The service called it failed. Left out where it failed here. */
      readonly failedThere?: true;
    };

export type PhaseName = CallPhase['phase'];

export type CallIn<Name extends PhaseName> = CallIdentity & Extract<CallPhase, { phase: Name }>;

/** A finished call as the list of recent calls keeps it. */
export interface RecentCall {
  readonly id: CallId;
  readonly lineId: LineId;
  readonly lineLabel: string;
  readonly kind: LineKind;
  readonly direction: Direction;
  /** Null for a caller without a telephone number. */
  readonly peer: PhoneNumber | null;
  readonly startedAt: UnixMs;
  readonly answeredAt: UnixMs | null;
  readonly endedAt: UnixMs;
  readonly reason: EndReason;
}
