import type { AppError } from './errors.ts';

/** What the agent can try outside a call, on the devices and with the voice processing of web numbers. */
export type SoundCheckStep =
  /** The microphone's level, and nothing else. */
  | { readonly kind: 'meter' }
  | { readonly kind: 'record'; readonly seconds: number }
  /** Of what was recorded last. */
  | { readonly kind: 'play-back' }
  | { readonly kind: 'tone'; readonly hz: number }
  /** Sweeps on the speaker, listened for on the microphone. */
  | { readonly kind: 'latency' };
export type SoundCheckKind = SoundCheckStep['kind'];

/** How the recorded voice came: what the agent should do about it. */
export type VoiceVerdict = 'silent' | 'quiet' | 'good' | 'loud';

export type SoundCheckResult =
  | { readonly kind: 'record'; readonly verdict: VoiceVerdict; readonly peakDbfs: number; readonly voiceDbfs: number }
  | { readonly kind: 'play-back' }
  | { readonly kind: 'tone' }
  /** From handing a sweep to the speaker until the microphone brought it back; null where it was not heard. */
  | { readonly kind: 'latency'; readonly latencyMs: number | null };

/** The microphone's level goes on after a step is done, until the check is stopped. Levels in dBFS (RMS, -100 = digital silence). */
export type SoundCheckState =
  /** The devices are closed. */
  | { readonly phase: 'idle' }
  /** `progress` 0 to 1; null where the step has no end. */
  | { readonly phase: 'running'; readonly kind: SoundCheckKind; readonly progress: number | null; readonly microphoneDbfs: number }
  | { readonly phase: 'done'; readonly result: SoundCheckResult; readonly microphoneDbfs: number }
  | { readonly phase: 'failed'; readonly error: AppError };

export const LONGEST_RECORDING_SECONDS = 15;
export const TONE_HZ = { min: 100, max: 8_000 } as const;
