import type { QualityWhole } from '#contract/quality.ts';

/** Time in which nothing sounded, and how often that began. */
export interface LostSound {
  readonly milliseconds: number;
  readonly events: number;
}

/** As sound that was invented throughout. Delay, catching up and stretching are shares of what was there. */
export function withLost(whole: QualityWhole, { milliseconds, events }: LostSound): QualityWhole {
  const seconds = milliseconds / 1_000;
  const { concealedPercent, concealmentEvents } = whole;
  if (seconds === 0) return whole;
  return {
    ...whole,
    seconds: whole.seconds + Math.round(seconds),
    concealedPercent: twoDecimals(((concealedPercent ?? 0) * whole.seconds + 100 * seconds) / (whole.seconds + seconds)),
    concealmentEvents: (concealmentEvents ?? 0) + events,
  };
}

/** Both as one call: shares and delays by their lengths, sums added up. */
export function joined(one: QualityWhole, other: QualityWhole): QualityWhole {
  const mean = (of: (whole: QualityWhole) => number | null): number | null => {
    const [a, b] = [of(one), of(other)];
    if (a === null || b === null) return a ?? b;
    return twoDecimals((a * one.seconds + b * other.seconds) / (one.seconds + other.seconds));
  };
  const sum = (of: (whole: QualityWhole) => number | null): number | null => {
    const [a, b] = [of(one), of(other)];
    return a === null && b === null ? null : (a ?? 0) + (b ?? 0);
  };
  const delayMs = mean((whole) => whole.delayMs);
  return {
    seconds: one.seconds + other.seconds,
    delayMs: delayMs === null ? null : Math.round(delayMs),
    worstDelayMs: one.worstDelayMs === null ? other.worstDelayMs : Math.max(one.worstDelayMs, other.worstDelayMs ?? 0),
    concealedPercent: mean((whole) => whole.concealedPercent),
    acceleratedPercent: mean((whole) => whole.acceleratedPercent),
    expandedPercent: mean((whole) => whole.expandedPercent),
    concealmentEvents: sum((whole) => whole.concealmentEvents),
    xruns: sum((whole) => whole.xruns),
    receivedBytes: one.receivedBytes + other.receivedBytes,
    sentBytes: one.sentBytes + other.sentBytes,
    sendDropped: sum((whole) => whole.sendDropped),
    reconnects: one.reconnects + other.reconnects,
  };
}

function twoDecimals(figure: number): number {
  return Math.round(figure * 100) / 100;
}
