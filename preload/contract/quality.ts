import type { CallId } from './call.ts';

/**
 * How a call sounds, in one model for both kinds of number: what WebRTC's statistics call by the same names
 * (https://www.w3.org/TR/webrtc-stats/) and what our own jitter buffer counts. Null where the media kind cannot know it.
 */
export interface QualitySecond {
  /** What the network and the jitter buffer together kept the far side's sound back, over the fastest way it took. */
  readonly delayMs: number | null;
  /** What the jitter buffer means to hold. */
  readonly targetMs: number | null;
  /** Share of what was played that was invented, because the sound had not come. */
  readonly concealedPercent: number | null;
  /** Share of what came that was left out to catch up. */
  readonly acceleratedPercent: number | null;
  /** Share of what was played that was stretched in on purpose, so that nothing had to be invented. */
  readonly expandedPercent: number | null;
  /** The far side's clock against our sound card's, in parts per million. */
  readonly driftPpm: number | null;
  /** Times the sound device ran dry or over. */
  readonly xruns: number | null;
  readonly microphoneDbfs: number | null;
  readonly farDbfs: number | null;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  /** Frames of ours that were too old to be worth sending. */
  readonly sendDropped: number | null;
}

export const QUALITY_GRADES = ['good', 'poor', 'bad'] as const;
export type QualityGrade = (typeof QUALITY_GRADES)[number];

/** Silence stands in for it: a call goes on, and nobody hears it. */
export const MISSING_DEVICES = ['no-speaker', 'no-microphone'] as const;
export type MissingDevice = (typeof MISSING_DEVICES)[number];
/** What is wrong where a call is not good, which decides what the agent should do. */
export const QUALITY_CAUSES = [...MISSING_DEVICES, 'late', 'gaps', 'device', 'sending'] as const;
export type QualityCause = (typeof QUALITY_CAUSES)[number];

export type GradedSound = { readonly grade: 'good' } | { readonly grade: Exclude<QualityGrade, 'good'>; readonly because: QualityCause };

/** The call so far. Percentages and delays are of the whole call, the rest are sums. Time without any stream counts as concealed. */
export interface QualityWhole {
  readonly seconds: number;
  readonly delayMs: number | null;
  readonly worstDelayMs: number | null;
  readonly concealedPercent: number | null;
  readonly acceleratedPercent: number | null;
  readonly expandedPercent: number | null;
  readonly concealmentEvents: number | null;
  readonly xruns: number | null;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly sendDropped: number | null;
  readonly reconnects: number;
}

/** Told once a second while a call has sound. */
export type CallQuality = GradedSound & {
  readonly callId: CallId;
  readonly second: QualitySecond;
  readonly whole: QualityWhole;
};
