import type { AppError } from './errors.ts';
import type { CallId } from './call.ts';

/** A device as the agent knows it: by its name. Ids change from one boot to the next. */
export interface AudioDevice {
  readonly name: string;
  readonly isDefault: boolean;
}

export interface AudioDevices {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
}

/** The audio process of web numbers (PortAudio). Meta numbers do not depend on it. */
export type AudioEngineState =
  | { readonly state: 'starting' }
  | { readonly state: 'ready' }
  | { readonly state: 'restarting' }
  | { readonly state: 'unavailable'; readonly error: AppError };

/** Levels of one call in dBFS (RMS, -100 = digital silence), about ten times a second. */
export interface CallLevels {
  readonly callId: CallId;
  readonly microphoneDbfs: number;
  readonly farDbfs: number;
}

/** What is done to the agent's voice before it is sent: on web numbers by us, on Meta numbers by Chromium. */
export interface VoiceProcessing {
  /** For loudspeakers; a headset needs none. Of web numbers only: of Meta numbers the echo is always cancelled. */
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  /** Brings a quiet voice up and a loud one down. Touches no level of the system. */
  readonly autoGain: boolean;
}
