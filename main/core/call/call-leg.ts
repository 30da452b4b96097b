import type { AppError } from '#contract/errors.ts';
import type { Call, CallId, MediaState } from '#contract/call.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { Result } from '#contract/result.ts';
import type { RemoteCall } from '../events/observation.ts';
import type { LineApi } from '../ports.ts';

/**
 * The half of a call that differs between kinds of number: how its sound is set up. One object per kind,
 * chosen by `call.kind`; everything else about a call is the same for both.
 */
export interface CallLeg {
  /** Null when this kind can carry sound now, otherwise why not: asked before a call is placed or accepted. */
  readiness(): AppError | null;
  /** The first thing an inbound call's leg hears. While it rings: whatever shortens the way from the click to the first word. Failures wait until `accept`. */
  prepareAnswer(at: LegCall): Promise<void>;
  /** Tells the service that we take the call. */
  accept(at: LegCall): Promise<Result<null, AppError>>;
  /** The media description that the service was, or is to be, given of an inbound call; null where there is none. Until `closeMedia`. */
  answerGiven(callId: CallId): Promise<string | null>;
  /**
   * The media description to place a call with; null where the kind needs none. Fails where the service says that this customer
   * may not be called.
   */
  makeOffer(order: { readonly callId: CallId; readonly to: PhoneNumber; readonly api: LineApi }): Promise<Result<string | null, AppError>>;
  /** After placing: sound that may come before the pick-up. */
  openEarlyMedia(at: LegCall): Promise<Result<null, AppError>>;
  /** Somebody else than the leg itself was told the service's SDP answer. */
  answerArrived(callId: CallId, sdpAnswer: string): void;
  openMedia(at: LegCall, muted: boolean): Promise<Result<null, AppError>>;
  setMuted(callId: CallId, muted: boolean): void;
  setHeld(callId: CallId, held: boolean): void;
  closeMedia(callId: CallId): Promise<void>;
}

/** A call with the way to its service. */
export interface LegCall {
  readonly call: Call;
  readonly api: LineApi;
  /** The service's id: `call_…`, or the provider's while that is all we know. */
  readonly remoteId: string;
  /** Meta: whether the service gets our answer while the call still rings. */
  readonly preAccept: boolean;
  /** The service's media descriptions, as far as they are known already. */
  readonly sdpOffer: string | null;
  readonly sdpAnswer: string | null;
}

/** What a leg tells without being asked. */
export interface LegListener {
  media(callId: CallId, media: MediaState): void;
  mediaFailed(callId: CallId, error: AppError): void;
  /** The call was read at the service, because something ended its sound. */
  observed(callId: CallId, remote: RemoteCall): void;
}
