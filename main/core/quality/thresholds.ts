import type { MissingDevice, QualityCause, QualityGrade, QualitySecond } from '#contract/quality.ts';

/** A second with its score. */
export type ScoredSecond = QualitySecond & { readonly mos: number | null };
type Measure = 'delayMs' | 'roundTripMs' | 'concealedPercent' | 'sendLostPercent' | 'xruns' | 'sendDropped' | 'mos';

/** A second is poor, or bad, where its measure is beyond the figure. */
export interface QualityThreshold {
  /** A device that is not there is no matter of figures: missing-device.ts. Nor is a busy computer: told-cause.ts. */
  readonly cause: Exclude<QualityCause, MissingDevice | 'busy'>;
  readonly measure: Measure;
  /** `below`: less is worse. */
  readonly beyond: 'above' | 'below';
  readonly poor: number;
  readonly bad: number;
}

/**
 * How many of the latest seconds count, how many of them must be too high for a warning, and how many may still be for it to
 * go: twilio-voice.js, lib/twilio/statsMonitor.ts (SAMPLE_COUNT_METRICS 5, SAMPLE_COUNT_RAISE 3, SAMPLE_COUNT_CLEAR 0).
 */
export const SAMPLE_COUNT = 5;
export const RAISE_COUNT = 3;
export const CLEAR_COUNT = 0;

/**
 * The one table of what is good, for both kinds of number. Where several warn, the first of the worst grade is what the agent hears of.
 *
 * Gaps: 3 % and 8 % of the sound invented is what a fifth and a tenth of Duo's calls pass
 * (research.google/blog/improving-audio-quality-in-duo-with-waveneteq); twilio warns at 3 % of packets lost.
 * Late: ITU-T G.114 bears 150 ms mouth to ear without a word and 400 ms at most; devices, framing and the network's own way take
 * some 100 ms of that. The delay we measure comes on top of the network's fastest way; twilio warns at a round trip of 400 ms.
 * Sending: each dropped frame of ours is 60 ms of speech; what the far end says it lost weighs as gaps do here.
 * Device: none of it happens on a sound machine.
 * Weak: where each figure alone would pass, as it may on Meta numbers; PCM bears all of them at once. Below 3.6 many users are
 * dissatisfied, below 3.1 nearly all (ITU-T G.107, table B.1).
 * Jitter has no row: what it does to the call is delay, or gaps.
 */
export const QUALITY_THRESHOLDS: readonly QualityThreshold[] = [
  { cause: 'gaps', measure: 'concealedPercent', beyond: 'above', poor: 3, bad: 8 },
  { cause: 'device', measure: 'xruns', beyond: 'above', poor: 0, bad: 4 },
  { cause: 'sending', measure: 'sendDropped', beyond: 'above', poor: 0, bad: 3 },
  { cause: 'sending', measure: 'sendLostPercent', beyond: 'above', poor: 3, bad: 8 },
  { cause: 'late', measure: 'delayMs', beyond: 'above', poor: 150, bad: 300 },
  { cause: 'late', measure: 'roundTripMs', beyond: 'above', poor: 400, bad: 800 },
  { cause: 'weak', measure: 'mos', beyond: 'below', poor: 3.6, bad: 3.1 },
];

/** One second by itself, against one row. A measure that the media kind does not know warns of nothing. */
export function gradeOf(second: ScoredSecond, { measure, beyond, poor, bad }: QualityThreshold): QualityGrade {
  const value = second[measure];
  if (value === null) return 'good';
  const isBeyond = (figure: number): boolean => (beyond === 'above' ? value > figure : value < figure);
  if (isBeyond(bad)) return 'bad';
  return isBeyond(poor) ? 'poor' : 'good';
}
