import type { CallId } from './call.ts';
import type { AppError } from './errors.ts';
import type { UnixMs } from './time.ts';

export type RecordingId = string & { readonly __recordingId: unique symbol };
export function recordingId(text: string): RecordingId {
  return text as RecordingId;
}

export type ClipId = string & { readonly __clipId: unique symbol };
export function clipId(text: string): ClipId {
  return text as ClipId;
}

/** Recordings and clips are kept at this rate: what a telephone call has of voice, at a third of the size of 48 kHz. */
export const RECORDING_RATE_HZ = 16_000;

/** Opus in WebM, some 20 MB an hour; or PCM of 16 bits, 230 MB an hour, for programs that take nothing else. */
export const RECORDING_FORMATS = ['webm', 'wav'] as const;
export type RecordingFormat = (typeof RECORDING_FORMATS)[number];

/** How the customer said yes: to the consent clip, which was played to its end, or to the agent, who ticked it. */
export const CONSENTS = ['clip', 'spoken'] as const;
export type Consent = (typeof CONSENTS)[number];

/** A kept recording: what the customer was sent on the left, what the agent heard on the right. */
export interface Recording {
  readonly id: RecordingId;
  readonly callId: CallId;
  readonly startedAt: UnixMs;
  readonly durationMs: number;
  readonly format: RecordingFormat;
  readonly consent: Consent;
  /** The app or the machine went down in it: what was kept until then is there. */
  readonly isCut: boolean;
}

/** A sound that may be played to customers, because the agent added it in the settings. */
export interface Clip {
  readonly id: ClipId;
  readonly name: string;
  readonly durationMs: number;
}
export const LONGEST_CLIP_SECONDS = 120;
export const LONGEST_CLIP_NAME = 60;
export const MOST_CLIPS = 50;
/** Samples of a clip that cross the bridge at once, so that the input stays below its limit. */
export const CLIP_PART_SAMPLES = 20_000;

/** What is done with the sound of one call now. */
export interface CallCapture {
  readonly callId: CallId;
  /** Null: the customer has not agreed yet, so nothing is recorded. Kept for the call once given. */
  readonly consent: Consent | null;
  /** Since when it is recorded; null while it is not. */
  readonly recordingSince: UnixMs | null;
  /** The clip that the customer hears now. */
  readonly clip: PlayingClip | null;
  /** Why the last wish was not done, until the next one. */
  readonly error: AppError | null;
}
export interface PlayingClip {
  readonly clipId: ClipId;
  readonly startedAt: UnixMs;
  readonly durationMs: number;
  /** `consent`: the recording starts when it has ended. `hold`: again and again until the call is taken up. */
  readonly purpose: 'play' | 'consent' | 'hold';
  /** The service plays it by itself otherwise, to its end. */
  readonly canStop: boolean;
}

export interface RecordingSettings {
  readonly format: RecordingFormat;
  /** Older ones are deleted; null keeps them until they are deleted by hand. */
  readonly keepDays: number | null;
  /** Played before a recording; null: the agent asks. */
  readonly consentClip: ClipId | null;
  /** What a held customer hears; null is silence. */
  readonly holdClip: ClipId | null;
}
export const LONGEST_KEEP_DAYS = 3_650;
export const DEFAULT_RECORDING: RecordingSettings = { format: 'webm', keepDays: 90, consentClip: null, holdClip: null };
