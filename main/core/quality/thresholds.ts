import type { MissingDevice, QualityCause, QualityGrade, QualitySecond } from '#contract/quality.ts';

type Measure = 'delayMs' | 'concealedPercent' | 'xruns' | 'sendDropped';

/** A second is poor, or bad, where its measure is above the figure. */
export interface QualityThreshold {
  /** A device that is not there is no matter of figures: missing-device.ts. */
  readonly cause: Exclude<QualityCause, MissingDevice>;
  readonly measure: Measure;
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
 * some 100 ms of that, and twilio warns at a round trip of 400 ms. What we measure comes on top of the network's fastest way.
 * Device, sending: none of it happens on a sound machine; each dropped frame of ours is 60 ms of speech.
 */
export const QUALITY_THRESHOLDS: readonly QualityThreshold[] = [
  { cause: 'gaps', measure: 'concealedPercent', poor: 3, bad: 8 },
  { cause: 'device', measure: 'xruns', poor: 0, bad: 4 },
  { cause: 'sending', measure: 'sendDropped', poor: 0, bad: 3 },
  { cause: 'late', measure: 'delayMs', poor: 150, bad: 300 },
];

/** One second by itself, against one row. A measure that the media kind does not know warns of nothing. */
export function gradeOf(second: QualitySecond, { measure, poor, bad }: QualityThreshold): QualityGrade {
  const value = second[measure];
  if (value === null || value <= poor) return 'good';
  return value > bad ? 'bad' : 'poor';
}
