import type { Tone } from '#contract/station.ts';

/** One stretch of sound in a cadence. Several frequencies sound together. */
export interface Burst {
  readonly startSeconds: number;
  readonly seconds: number;
  readonly frequenciesHz: readonly number[];
  /** RMS of the burst. */
  readonly levelDbfs: number;
}

/** What repeats, and after how long. */
export interface TonePattern {
  readonly cadenceSeconds: number;
  readonly bursts: readonly Burst[];
}

/** A major third with its octave: heard through small speakers and across a room, and not tiring for eight hours. */
const RING_HZ = [523.25, 659.26, 1_046.5];

export const TONE_PATTERNS: Readonly<Record<Tone, TonePattern>> = {
  ring: {
    cadenceSeconds: 4,
    bursts: [
      { startSeconds: 0, seconds: 0.4, frequenciesHz: RING_HZ, levelDbfs: -16 },
      { startSeconds: 0.6, seconds: 0.4, frequenciesHz: RING_HZ, levelDbfs: -16 },
    ],
  },
  /** Someone is talking in the same ear: two short quiet beeps. */
  waiting: {
    cadenceSeconds: 5,
    bursts: [
      { startSeconds: 0, seconds: 0.12, frequenciesHz: [880], levelDbfs: -34 },
      { startSeconds: 0.2, seconds: 0.12, frequenciesHz: [880], levelDbfs: -34 },
    ],
  },
  /** Brazil's ringing tone: 425 Hz, 1 s on, 4 s off (ITU-T E.180 Supplement 2). */
  ringback: {
    cadenceSeconds: 5,
    bursts: [{ startSeconds: 0, seconds: 1, frequenciesHz: [425], levelDbfs: -24 }],
  },
};
