import type { QualitySecond, QualityWhole } from '#contract/quality.ts';
import type { DownlinkStats } from './downlink/jitter-stats.ts';

/** What is counted for a call, read at one moment: running sums, save for levels, delays, jitter and drift. */
export interface QualityReading {
  readonly far: DownlinkStats;
  readonly sentBytes: number;
  /** Null where nothing is to be sent. */
  readonly sendDropped: number | null;
  readonly microphoneDbfs: number | null;
  readonly farDbfs: number;
  readonly reconnects: number;
  readonly roundTripMs: number | null;
  readonly jitterMs: number | null;
}

export interface QualityMeasure {
  readonly second: QualitySecond;
  readonly whole: QualityWhole;
  /** What the next measure goes on from. */
  readonly sums: QualitySums;
}

/** In milliseconds of sound, so that a change of the sample rate adds up. */
interface QualitySums {
  readonly far: DownlinkStats | null;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly sendDropped: number;
  readonly seconds: number;
  readonly heardSeconds: number;
  readonly receivedMs: number;
  readonly playedMs: number;
  readonly concealedMs: number;
  readonly acceleratedMs: number;
  readonly expandedMs: number;
  readonly concealmentEvents: number;
  readonly delayMs: number;
  readonly worstDelayMs: number;
}

export const NOTHING_MEASURED: QualitySums = {
  far: null,
  receivedBytes: 0,
  sentBytes: 0,
  sendDropped: 0,
  seconds: 0,
  heardSeconds: 0,
  receivedMs: 0,
  playedMs: 0,
  concealedMs: 0,
  acceleratedMs: 0,
  expandedMs: 0,
  concealmentEvents: 0,
  delayMs: 0,
  worstDelayMs: 0,
};

/** One second of a call from two readings, and the call so far. Pure; xruns are counted elsewhere. */
export function measureQuality(earlier: QualitySums, reading: QualityReading): QualityMeasure {
  const grown = growth(earlier.far, reading.far);
  // Invented sound alone has no delay, and no clock.
  const isHeard = grown.playedMs > grown.concealedMs;
  const { delayMs, targetMs, driftPpm, receivedBytes } = reading.far;
  const { sentBytes, sendDropped } = reading;
  const sums: QualitySums = {
    // The counter of a downlink may be one object that changes: what it says now is kept.
    far: { ...reading.far },
    receivedBytes,
    sentBytes,
    sendDropped: sendDropped ?? 0,
    seconds: earlier.seconds + 1,
    heardSeconds: earlier.heardSeconds + (isHeard ? 1 : 0),
    receivedMs: earlier.receivedMs + grown.receivedMs,
    playedMs: earlier.playedMs + grown.playedMs,
    concealedMs: earlier.concealedMs + grown.concealedMs,
    acceleratedMs: earlier.acceleratedMs + grown.acceleratedMs,
    expandedMs: earlier.expandedMs + grown.expandedMs,
    concealmentEvents: earlier.concealmentEvents + grown.concealmentEvents,
    delayMs: earlier.delayMs + (isHeard ? finite(delayMs) : 0),
    worstDelayMs: isHeard ? Math.max(earlier.worstDelayMs, finite(delayMs)) : earlier.worstDelayMs,
  };
  return {
    sums,
    second: {
      delayMs: isHeard ? Math.round(finite(delayMs)) : null,
      roundTripMs: reading.roundTripMs === null ? null : Math.round(reading.roundTripMs),
      jitterMs: reading.jitterMs === null ? null : Math.round(reading.jitterMs),
      // TCP loses nothing, but what comes seconds late is nothing to play any more.
      lostPercent: percent(grown.droppedMs, grown.receivedMs),
      sendLostPercent: null,
      targetMs: isHeard ? Math.round(finite(targetMs)) : null,
      concealedPercent: percent(grown.concealedMs, grown.playedMs),
      acceleratedPercent: percent(grown.acceleratedMs, grown.receivedMs),
      expandedPercent: percent(grown.expandedMs, grown.playedMs),
      driftPpm: isHeard ? Math.round(finite(driftPpm)) : null,
      xruns: null,
      microphoneDbfs: reading.microphoneDbfs,
      farDbfs: reading.farDbfs,
      receivedBytes: receivedBytes - earlier.receivedBytes,
      sentBytes: sentBytes - earlier.sentBytes,
      sendDropped: sendDropped === null ? null : sendDropped - earlier.sendDropped,
    },
    whole: {
      seconds: sums.seconds,
      delayMs: sums.heardSeconds === 0 ? null : Math.round(sums.delayMs / sums.heardSeconds),
      worstDelayMs: sums.heardSeconds === 0 ? null : Math.round(sums.worstDelayMs),
      concealedPercent: percent(sums.concealedMs, sums.playedMs),
      acceleratedPercent: percent(sums.acceleratedMs, sums.receivedMs),
      expandedPercent: percent(sums.expandedMs, sums.playedMs),
      concealmentEvents: sums.concealmentEvents,
      xruns: null,
      receivedBytes,
      sentBytes,
      sendDropped,
      reconnects: reading.reconnects,
    },
  };
}

interface Growth extends Pick<
  QualitySums,
  'receivedMs' | 'playedMs' | 'concealedMs' | 'acceleratedMs' | 'expandedMs' | 'concealmentEvents'
> {
  readonly droppedMs: number;
}

/** Counters that start anew, because the sample rate changed, have grown by what they say now. */
function growth(before: DownlinkStats | null, now: DownlinkStats): Growth {
  const from = before !== null && before.rateHz === now.rateHz && before.played <= now.played ? before : null;
  const milliseconds = (samples: number, earlier = 0): number => (Math.max(0, samples - earlier) * 1_000) / now.rateHz;
  return {
    receivedMs: milliseconds(now.received, from?.received),
    playedMs: milliseconds(now.played, from?.played),
    concealedMs: milliseconds(now.concealed, from?.concealed),
    acceleratedMs: milliseconds(now.accelerated, from?.accelerated),
    expandedMs: milliseconds(now.expanded, from?.expanded),
    droppedMs: milliseconds(now.dropped, from?.dropped),
    concealmentEvents: Math.max(0, now.concealmentEvents - (from?.concealmentEvents ?? 0)),
  };
}

/** Two decimals; null where there is nothing to have a share in. */
function percent(part: number, all: number): number | null {
  return all === 0 ? null : Math.round(Math.min(1, part / all) * 10_000) / 100;
}

function finite(figure: number): number {
  return Number.isFinite(figure) ? figure : 0;
}
