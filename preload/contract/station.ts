import type { CallLevels, DeviceKind, KnownDevice, VoiceProcessing } from './audio.ts';
import type { SoundGain } from './sound-gain.ts';
import type { CallId, MediaState } from './call.ts';
import type { AppError } from './errors.ts';
import type { HeadsetLamps, HeadsetModel, HeadsetMotion, PluggedHeadset } from './headset.ts';
import type { QualitySecond, QualityWhole } from './quality.ts';
import type { SoundingTone } from './ringer.ts';
import type { OfferSetup } from './settings.ts';

/** Tones there are. `waiting`: a second call while one is active. `ringback`: it rings at the other end. */
export type Tone = 'ring' | 'waiting' | 'ringback';

/** A device as Chromium lists it. Without permission its devices are one nameless entry, which tells that there is any. */
export interface StationDevice {
  /** Kept from one start to the next, as long as the app's profile is. */
  readonly id: string;
  readonly label: string;
  /** False for all where Chromium does not tell, as on Linux. */
  readonly isDefault: boolean;
}

export interface StationDevices {
  readonly microphones: readonly StationDevice[];
  readonly speakers: readonly StationDevice[];
}

/**
 * What main asks of the station window. An order with an `orderId` is answered by exactly one
 * `done` or `failed` report; the others need no answer.
 */
export type StationOrder =
  /** Inbound: make the answer to the service's offer; microphone prepared but held back (no RTP). Reply: SDP. */
  | { readonly type: 'answer-offer'; readonly orderId: string; readonly callId: CallId; readonly offerSdp: string }
  /** Inbound, after accept's 2xx: let the microphone flow. */
  | { readonly type: 'release-media'; readonly orderId: string; readonly callId: CallId }
  /** Outbound: one m=audio offer with microphone. Reply: the SDP to send, a copy that says this DTLS role (left out: `active`). */
  | { readonly type: 'make-offer'; readonly orderId: string; readonly callId: CallId; readonly setup?: OfferSetup }
  /** Outbound: the service's answer. */
  | { readonly type: 'apply-answer'; readonly orderId: string; readonly callId: CallId; readonly answerSdp: string }
  | { readonly type: 'set-muted'; readonly callId: CallId; readonly muted: boolean }
  /** Held: silence is sent and the far side is not played, whatever mute says. */
  | { readonly type: 'set-held'; readonly callId: CallId; readonly held: boolean }
  /** `recorded` reports follow until it is off. */
  | { readonly type: 'record'; readonly callId: CallId; readonly isOn: boolean }
  /** In place of the clip before; `pcm`: base64 of its samples, 16 bits, little-endian, mono at `RECORDING_RATE_HZ`. Answered by one `clip-over`. */
  | { readonly type: 'play-clip'; readonly callId: CallId; readonly playId: string; readonly pcm: string; readonly loops: boolean }
  | { readonly type: 'stop-clip'; readonly callId: CallId }
  | { readonly type: 'close'; readonly callId: CallId }
  /** The tone that should sound now, and where; null is silence. */
  | { readonly type: 'play-tone'; readonly tone: SoundingTone | null }
  /** The headsets whose buttons and lamps are used. */
  | { readonly type: 'use-headsets'; readonly headsets: readonly HeadsetModel[] }
  /** What they should show. `again`: also what they were told already. */
  | { readonly type: 'light-headsets'; readonly lamps: HeadsetLamps; readonly again: boolean }
  /** It gives nothing: opens it anew, which mends a driver that was not awake yet. */
  | { readonly type: 'renew-microphone'; readonly callId: CallId }
  /** Outside calls: the chosen microphone for its level alone. */
  | { readonly type: 'meter-microphone'; readonly isOn: boolean }
  /** How much louder or softer calls shall be, those that are on too. */
  | { readonly type: 'use-gain'; readonly gain: SoundGain }
  | {
      readonly type: 'use-devices';
      readonly microphone: string | null;
      readonly speaker: string | null;
      readonly voice: VoiceProcessing;
      /** Of every device the agent chose for anything, where it was ever seen. */
      readonly known: readonly KnownDevice[];
    };

export type StationReport =
  | { readonly type: 'ready' }
  /** Chromium sees a network, or none: at the start and on every change. */
  | { readonly type: 'network'; readonly online: boolean }
  /** The devices Chromium sees, at the start and whenever that changes. */
  | ({ readonly type: 'devices' } & StationDevices)
  | { readonly type: 'done'; readonly orderId: string; readonly sdp: string | null }
  | { readonly type: 'failed'; readonly orderId: string; readonly error: AppError }
  | { readonly type: 'media'; readonly callId: CallId; readonly media: MediaState }
  /** Nothing of ours left for five seconds; the microphone was opened anew. */
  | { readonly type: 'sending-mended'; readonly callId: CallId }
  | { readonly type: 'media-failed'; readonly callId: CallId; readonly error: AppError }
  | { readonly type: 'levels'; readonly levels: CallLevels }
  /** Some times a second while it is recorded: interleaved, what is sent first, base64 like a clip's. `isFirst`: the first since it was switched on. */
  | { readonly type: 'recorded'; readonly callId: CallId; readonly pcm: string; readonly isFirst: boolean }
  | { readonly type: 'clip-over'; readonly callId: CallId; readonly playId: string; readonly isWhole: boolean }
  /** Once a second while the call has sound. */
  | { readonly type: 'quality'; readonly callId: CallId; readonly second: QualitySecond; readonly whole: QualityWhole }
  /** The chosen headsets that are plugged in, whenever that changes. */
  | { readonly type: 'headsets'; readonly plugged: readonly PluggedHeadset[] }
  | { readonly type: 'headset-motion'; readonly device: number; readonly motion: HeadsetMotion }
  /** In dBFS, ten times a second while the microphone is metered; null once, where it does not open. */
  | { readonly type: 'microphone-level'; readonly dbfs: number | null }
  /** The chosen device is not there, or was lost; the system's default is used instead. */
  | { readonly type: 'device-missing'; readonly kind: DeviceKind; readonly name: string };
