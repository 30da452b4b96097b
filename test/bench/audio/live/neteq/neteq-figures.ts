import type { InboundStats } from './page-call.ts';

const SAMPLES_PER_MINUTE = 48_000 * 60;

/** What one receive path made of a call. Delays from the link's entrance to the playout, shares of what was played. */
export interface PlayoutFigures {
  readonly delayMs: number;
  readonly targetMs: number;
  readonly concealedPercent: number;
  /** Per minute. */
  readonly concealmentEvents: number;
  readonly acceleratedPercent: number;
  readonly expandedPercent: number;
}

/** Of WebRTC's sums (https://www.w3.org/TR/webrtc-stats/) between two moments, and the mean time on the link before. */
export function netEqFigures({
  before,
  after,
  linkMs,
}: {
  readonly before: InboundStats;
  readonly after: InboundStats;
  readonly linkMs: number;
}): PlayoutFigures {
  const grown = (name: keyof InboundStats): number => after[name] - before[name];
  const emitted = grown('jitterBufferEmittedCount');
  const percent = (samples: number): number => (samples / grown('totalSamplesReceived')) * 100;
  return {
    delayMs: linkMs + (grown('jitterBufferDelay') / emitted) * 1_000,
    targetMs: (grown('jitterBufferTargetDelay') / emitted) * 1_000,
    concealedPercent: percent(grown('concealedSamples')),
    concealmentEvents: grown('concealmentEvents') / (grown('totalSamplesReceived') / SAMPLES_PER_MINUTE),
    acceleratedPercent: percent(grown('removedSamplesForAcceleration')),
    expandedPercent: percent(grown('insertedSamplesForDeceleration')),
  };
}
