import type { JitterTuning } from './jitter-tuning.ts';

/** What the jitter buffer knows when a block is asked for. Milliseconds throughout. */
export interface PlayoutSituation {
  /** Delay of the sound that is next, over the fastest way. */
  readonly delayMs: number;
  readonly targetMs: number;
  /** Sound that lies ready. */
  readonly bufferedMs: number;
  /** How late the next message is already; negative while it is not due. */
  readonly overdueMs: number;
  /** What comes next is a pause between words. */
  readonly isQuiet: boolean;
  /** For so long there has been more delay than need be. */
  readonly surplusForMs: number;
  /** This place was stretched just now; to stretch it again would be to invent. */
  readonly isStretched: boolean;
}

export type PlayoutStep =
  | { readonly do: 'play' }
  /** Leave out up to `mostMs`, where two places are at least so alike. */
  | { readonly do: 'accelerate'; readonly leastMs: number; readonly mostMs: number; readonly likeness: number }
  | { readonly do: 'stretch'; readonly mostMs: number; readonly likeness: number };

const PLAY: PlayoutStep = { do: 'play' };
const ANY_LIKENESS = -1;
/** What is less than this too much is not worth touching. */
export const SURPLUS_MS = 5;
/** So long a pause between words is waited for; the more there is to leave out the shorter. */
const PATIENCE_MS = 1_200;
const IMPATIENCE_PER_MS = 20;

/**
 * What to do with the next block. Silence is shortened first, because nobody hears it; voices only when the delay is
 * clearly more than it need be, and the more it is the less alike the places may be. Near the end of what has come,
 * and with the next message overdue, sound is stretched: half of a stall is bridged without inventing anything.
 */
export function nextPlayoutStep(now: PlayoutSituation, tuning: JitterTuning): PlayoutStep {
  const surplusMs = now.delayMs - now.targetMs;
  if (now.overdueMs > tuning.lateMs) {
    const isShort = now.bufferedMs < tuning.stretchBelowMs && !now.isStretched;
    return isShort ? { do: 'stretch', mostMs: 15, likeness: now.isQuiet ? ANY_LIKENESS : 0.4 } : PLAY;
  }
  if (surplusMs > 400) return { do: 'accelerate', leastMs: 10, mostMs: 20, likeness: ANY_LIKENESS };
  if (now.isQuiet && surplusMs > SURPLUS_MS)
    return { do: 'accelerate', leastMs: 2.5, mostMs: Math.min(20, surplusMs), likeness: ANY_LIKENESS };
  if (surplusMs > 80) return { do: 'accelerate', leastMs: 2.5, mostMs: 15, likeness: 0.3 };
  const isPatient = now.surplusForMs < PATIENCE_MS - IMPATIENCE_PER_MS * surplusMs;
  if (!isPatient && surplusMs > Math.max(10, now.targetMs * 0.2))
    return { do: 'accelerate', leastMs: 2.5, mostMs: Math.min(15, surplusMs), likeness: 0.7 };
  if (now.isQuiet && surplusMs < -8 && !now.isStretched) return { do: 'stretch', mostMs: Math.min(10, -surplusMs), likeness: ANY_LIKENESS };
  return PLAY;
}
