import type { QualitySecond, QualityWhole } from '#contract/quality.ts';

/** A second of a call on a sound machine and network. */
export const GOOD_SECOND: QualitySecond = {
  delayMs: 28,
  targetMs: 25,
  concealedPercent: 0,
  acceleratedPercent: 0.2,
  expandedPercent: 0.1,
  driftPpm: 12,
  xruns: 0,
  microphoneDbfs: -30,
  farDbfs: -28,
  receivedBytes: 32_000,
  sentBytes: 32_000,
  sendDropped: 0,
};

export const GOOD_WHOLE: QualityWhole = {
  seconds: 62,
  delayMs: 31,
  worstDelayMs: 84,
  concealedPercent: 0.1,
  acceleratedPercent: 0.2,
  expandedPercent: 0.3,
  concealmentEvents: 1,
  xruns: 0,
  receivedBytes: 1_984_000,
  sentBytes: 1_984_000,
  sendDropped: 0,
  reconnects: 0,
};
