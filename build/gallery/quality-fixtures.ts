import type { QualityMeans, QualitySecond, QualityWhole } from '#contract/quality.ts';

/** A second of a call on a sound machine and network. */
export const GOOD_SECOND: QualitySecond = {
  delayMs: 28,
  roundTripMs: 46,
  jitterMs: 6,
  lostPercent: null,
  sendLostPercent: null,
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

export const GOOD_MEANS: QualityMeans = { mos: 4.46, roundTripMs: 48, jitterMs: 7, lostPercent: null, sendLostPercent: null };
