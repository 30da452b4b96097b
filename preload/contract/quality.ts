import type { CallId } from './call.ts';
import type { UnixMs } from './time.ts';

/**
 * How a call sounds, in one model for both kinds of number: what WebRTC's statistics call by the same names
 * (https://www.w3.org/TR/webrtc-stats/) and what our own jitter buffer counts. Null where the media kind cannot know it.
 */
export interface QualitySecond {
  /** What the network and the jitter buffer together kept the far side's sound back, over the fastest way it took. */
  readonly delayMs: number | null;
  /** To the service and back: RTCP's reports, or a ping on the socket. The customer's own network lies behind it. */
  readonly roundTripMs: number | null;
  /** How unevenly the far side's sound arrives (RFC 3550, section 6.4.1). */
  readonly jitterMs: number | null;
  /** Share of the far side's packets that never came. A socket loses none: there, the share of what came too late to be played at all. */
  readonly lostPercent: number | null;
  /** Share of our packets that never arrived, as the far end tells. */
  readonly sendLostPercent: number | null;
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
/** What is wrong where a call is not good, which decides what the agent should do. `busy`: this computer, and not the network. */
export const QUALITY_CAUSES = [...MISSING_DEVICES, 'late', 'gaps', 'device', 'sending', 'weak', 'busy'] as const;
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

/** Over the seconds that knew it; null where none did. */
export interface QualityMeans {
  /** Mean opinion score, 1 to 4.5, as an E-model estimates it. Seconds without any stream are 1. */
  readonly mos: number | null;
  readonly roundTripMs: number | null;
  readonly jitterMs: number | null;
  readonly lostPercent: number | null;
  readonly sendLostPercent: number | null;
}

/** Told once a second while a call has sound. */
export type CallQuality = GradedSound & {
  readonly callId: CallId;
  readonly second: QualitySecond;
  /** Of this second; null where it is not known how late or how whole the sound was. */
  readonly mos: number | null;
  readonly whole: QualityWhole;
  readonly means: QualityMeans;
  /** This computer is known to go out by Wi-Fi; false where it does not, and where nobody knows. */
  readonly isOverWifi: boolean;
};

/** One point of a call's course: a second, or several of a long call. Sums where a second has sums, else averages; the worst grade. */
export interface QualitySample extends QualitySecond {
  /** Since the first of them. */
  readonly atSeconds: number;
  readonly mos: number | null;
  readonly grade: QualityGrade;
  readonly because: QualityCause | null;
}

/** How a call sounded, as it is kept with the call. */
export interface QualityReport {
  readonly callId: CallId;
  readonly startedAt: UnixMs;
  /** Seconds that one sample stands for. Where samples lie further apart there was no sound to tell of. */
  readonly stepSeconds: number;
  readonly samples: readonly QualitySample[];
  readonly whole: QualityWhole;
  readonly means: QualityMeans;
  /** How many seconds were of each grade. Those without any sound are bad ones. */
  readonly gradeSeconds: Readonly<Record<QualityGrade, number>>;
}

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const EXPORT_PLACES = ['file', 'clipboard'] as const;
export type ExportPlace = (typeof EXPORT_PLACES)[number];
/** `cancelled`: the agent closed the question where to. `savedAs` is the file's path. */
export type ExportOutcome = { readonly savedAs: string } | 'copied' | 'cancelled';
