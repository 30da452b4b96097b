import type { QualitySecond, QualityWhole } from '#contract/quality.ts';
import type { RtpReading } from './rtp-reading.ts';

/** How loud both sides are at the moment of a reading. */
export interface Levels {
  readonly microphoneDbfs: number;
  readonly farDbfs: number;
}

export interface RtpMeasure {
  readonly second: QualitySecond;
  readonly whole: QualityWhole;
  /** What the next measure goes on from. */
  readonly sums: RtpSums;
}

/** A call from `first` to `last`. */
export interface RtpSums {
  readonly first: RtpReading;
  readonly last: RtpReading;
  readonly seconds: number;
  readonly heardSeconds: number;
  readonly delayMs: number;
  readonly worstDelayMs: number;
  /** Without the silence that the sender meant. */
  readonly concealedSamples: number;
}

/** The call begins to be measured here: what was counted before is not its sound. */
export function startMeasuring(first: RtpReading): RtpSums {
  return { first, last: first, seconds: 0, heardSeconds: 0, delayMs: 0, worstDelayMs: 0, concealedSamples: 0 };
}

/** One second of a call from two readings, and the call so far. Pure. */
export function measureRtp(earlier: RtpSums, { now, levels }: { readonly now: RtpReading; readonly levels: Levels }): RtpMeasure {
  const { first, last } = earlier;
  const playedSamples = now.playedSamples - last.playedSamples;
  const concealedSamples = concealed(last, now);
  const delayMs = meanMs(last, now, 'bufferedSeconds');
  const lost = Math.max(0, now.lostPackets - last.lostPackets);
  const sums: RtpSums = {
    first,
    last: now,
    seconds: earlier.seconds + 1,
    heardSeconds: earlier.heardSeconds + (delayMs === null ? 0 : 1),
    delayMs: earlier.delayMs + (delayMs ?? 0),
    worstDelayMs: Math.max(earlier.worstDelayMs, delayMs ?? 0),
    concealedSamples: earlier.concealedSamples + concealedSamples,
  };
  const callSamples = now.playedSamples - first.playedSamples;
  const { receivedBytes, sentBytes } = now;
  return {
    sums,
    second: {
      delayMs: rounded(delayMs),
      roundTripMs: rounded(now.roundTripMs),
      jitterMs: rounded(now.jitterMs),
      lostPercent: percent(lost, lost + now.receivedPackets - last.receivedPackets),
      sendLostPercent: now.sendLostPercent === null ? null : percent(now.sendLostPercent, 100),
      targetMs: rounded(meanMs(last, now, 'targetSeconds')),
      concealedPercent: percent(concealedSamples, playedSamples),
      acceleratedPercent: percent(now.acceleratedSamples - last.acceleratedSamples, now.emittedSamples - last.emittedSamples),
      expandedPercent: percent(now.expandedSamples - last.expandedSamples, playedSamples),
      driftPpm: null,
      xruns: null,
      ...levels,
      receivedBytes: receivedBytes - last.receivedBytes,
      sentBytes: sentBytes - last.sentBytes,
      sendDropped: null,
    },
    whole: {
      seconds: sums.seconds,
      delayMs: sums.heardSeconds === 0 ? null : Math.round(sums.delayMs / sums.heardSeconds),
      worstDelayMs: sums.heardSeconds === 0 ? null : Math.round(sums.worstDelayMs),
      concealedPercent: percent(sums.concealedSamples, callSamples),
      acceleratedPercent: percent(now.acceleratedSamples - first.acceleratedSamples, now.emittedSamples - first.emittedSamples),
      expandedPercent: percent(now.expandedSamples - first.expandedSamples, callSamples),
      concealmentEvents: now.concealmentEvents - first.concealmentEvents,
      xruns: null,
      receivedBytes,
      sentBytes,
      sendDropped: null,
      reconnects: 0,
    },
  };
}

/**
 * A sender may leave out its silence; what stands in for that is counted as concealed and silent. Where packets are lost, or
 * none comes at all, silence stands in for sound.
 */
function concealed(last: RtpReading, now: RtpReading): number {
  const all = now.concealedSamples - last.concealedSamples;
  const isWhole = now.receivedPackets > last.receivedPackets && now.lostPackets <= last.lostPackets;
  return Math.max(0, isWhole ? all - (now.silentSamples - last.silentSamples) : all);
}

function meanMs(last: RtpReading, now: RtpReading, of: 'bufferedSeconds' | 'targetSeconds'): number | null {
  const samples = now.emittedSamples - last.emittedSamples;
  return samples <= 0 ? null : ((now[of] - last[of]) * 1_000) / samples;
}

/** Two decimals; null where there is nothing to have a share in. */
function percent(part: number, all: number): number | null {
  return all <= 0 ? null : Math.round(Math.max(0, Math.min(1, part / all)) * 10_000) / 100;
}

function rounded(figure: number | null): number | null {
  return figure === null || !Number.isFinite(figure) ? null : Math.round(figure);
}
