import type { PracticeCall } from './practice-call.ts';

/** Why Meta refuses an SDP; `details` is its `error_data.details`. */
export interface SdpFault {
  readonly details: string;
}

/** The WhatsApp side of META calls: makes and takes SDP, and becomes the call's media leg. */
export interface WhatsappPeers {
  /** Opens the peer of an inbound call and answers its offer. */
  offer(call: PracticeCall): Promise<string>;
  /** Gives the business's answer to the peer of an inbound call. */
  applyAnswer(call: PracticeCall, sdp: string): Promise<SdpFault | null>;
  /** Opens the peer of an outbound call for the business's offer and answers its answer. */
  answer(call: PracticeCall, offer: string): Promise<string | SdpFault>;
  /** Waits for peers that are just being opened and closes them; no peer opens after that. */
  stop(): Promise<void>;
}
