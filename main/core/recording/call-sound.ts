import type { CallId } from '#contract/call.ts';

/** What recording and clips ask of whoever carries a call's sound. Both kinds of number have it. */
export interface CallSound {
  /** `recorded` events follow until it is switched off or the call is closed; harmless where the call has no sound. */
  record(callId: CallId, isOn: boolean): void;
  /** In place of the clip before. Answered by one `clip-over`, unless `loops` and until it is stopped. */
  playClip(callId: CallId, clip: ClipOrder): void;
  stopClip(callId: CallId): void;
}

export interface ClipOrder {
  /** A new one for each playing. */
  readonly playId: string;
  /** Mono at `RECORDING_RATE_HZ`. */
  readonly pcm: Int16Array;
  readonly loops: boolean;
  /** False: the service plays it to the customer, so that nothing is sent meanwhile; the recording has it all the same. */
  readonly isSent: boolean;
}

export type CallSoundEvent =
  /** Interleaved at `RECORDING_RATE_HZ`: what the customer was sent, what the agent heard. `isFirst`: there is a gap before it. */
  | { readonly type: 'recorded'; readonly callId: CallId; readonly pcm: Int16Array; readonly isFirst: boolean }
  /** `isWhole`: it was sent to its end. Else it was stopped, or the call's sound was lost in it. */
  | { readonly type: 'clip-over'; readonly callId: CallId; readonly playId: string; readonly isWhole: boolean };
