import type { AppError } from './errors.ts';
import type { CallId } from './call.ts';

/** A device as the agent knows it: by its name. Ids change from one boot to the next. */
export interface AudioDevice {
  readonly name: string;
  readonly isDefault: boolean;
}

/** A device on the agent's one list: of PortAudio's, which plays web numbers, and of Chromium's, which plays Meta numbers and every tone. */
export interface AgentDevice extends AudioDevice {
  /** Only the one side has it; numbers of the other kind use the system's default in its place. */
  readonly only?: 'web' | 'meta';
}

export interface AgentDevices {
  readonly microphones: readonly AgentDevice[];
  readonly speakers: readonly AgentDevice[];
}

export const DEVICE_KINDS = ['microphone', 'speaker'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** A device by the name it was chosen by, and by Chromium's id, which outlasts a rename; null where Chromium never listed it. */
export interface NamedDevice {
  readonly name: string;
  readonly id: string | null;
}

/** The id that Chromium gave to a device of this name: so that it is known again under another one. */
export interface KnownDevice {
  readonly kind: DeviceKind;
  readonly name: string;
  readonly id: string;
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
  /** Not known yet whether the microphone gives anything: its level may be a noise that Chromium's echo canceller makes of nothing. */
  readonly tooEarly?: true;
}

/** What the agent does not notice by themselves: the customer does not hear them. */
export type VoiceHint =
  | 'muted-talking'
  /** Nothing at all came from the microphone since it opened: it is switched off at its cable, or the system gives silence. */
  | 'microphone-silent';

export interface CallVoiceHint {
  readonly callId: CallId;
  readonly hint: VoiceHint;
}

/** What is done to the agent's voice before it is sent: on web numbers by us, on Meta numbers by Chromium. */
export interface VoiceProcessing {
  /** For loudspeakers; a headset needs none. In the settings that of web numbers, where it delays the voice; Meta numbers have a switch of their own. */
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  /** Brings a quiet voice up and a loud one down. Touches no level of the system. */
  readonly autoGain: boolean;
}
