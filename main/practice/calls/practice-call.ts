import type { Customer } from '../customers/customers.ts';
import type { Clip } from '../clips/clip.ts';
import type { CallAudio } from '../media/call-audio.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { CallState, Direction } from './call-machine.ts';

/** What carries a call's audio: a media socket or a WhatsApp peer. Closing twice is harmless. */
export interface MediaLeg {
  close(): Promise<void>;
}

/** One call with everything that hangs on it. Only `calls/` changes it. */
export interface PracticeCall {
  /** Pilot Status id, `call_…`. */
  readonly id: string;
  /** Meta wacid or Evolution GO CallID. */
  readonly externalCallId: string;
  readonly number: PracticeNumber;
  readonly customer: Customer;
  readonly direction: Direction;
  readonly createdAtMs: number;
  readonly bizOpaqueCallbackData: string | null;
  updatedAtMs: number;
  state: CallState;
  sdpOffer: string | null;
  sdpAnswer: string | null;
  /** INBOUND META: the SDP given to pre-accept, which accept must repeat. */
  preAcceptedSdp: string | null;
  /** INBOUND META: RTP packets the business sent before its accept. More than none means WhatsApp took the call as answered. */
  rtpBeforeAccept: number;
  /** META code to be told in the terminate event, when the media failed. */
  mediaFault: number | null;
  audio: CallAudio | null;
  leg: MediaLeg | null;
  /** Customer's phone has been picked up (META outbound: earlier than ACCEPTED). */
  customerListens: boolean;
  /** What `/play` was given, oldest first. */
  readonly playQueue: Clip[];
  /** Calls off the timers of this call. */
  readonly cancelTimers: Set<() => void>;
}
