import { blockDbfs } from '../dsp/level-meter.ts';
import { createSampleRing } from '../dsp/sample-ring.ts';
import { createSeam } from '../dsp/seam.ts';
import { createDelayTarget } from './delay-target.ts';

/** Older sound than this is worth less than being on time. */
export const LONGEST_BUFFER_MS = 600;
const RAMP_MS = 5;
/** Quiet enough that a listener does not miss ten milliseconds of it. */
const QUIET_DBFS = -50;
const SURPLUS_TOLERATED_MS = 20;
/** Beyond this the conversation suffers more than from one blended cut. */
const SURPLUS_UNBEARABLE_MS = 200;
const OBSERVED_MS = 2_000;

export interface JitterBuffer {
  /** Sound arrived from the network. */
  push(samples: Float32Array, nowMs: number): void;
  /** Fills `out` with what should sound now; silence where there is nothing. Allocates nothing, throws nothing. */
  pull(out: Float32Array, nowMs: number): void;
  readonly counts: JitterCounts;
  readonly bufferedMs: number;
  readonly targetMs: number;
}

/** In samples, except `underruns`. */
export interface JitterCounts {
  readonly received: number;
  readonly played: number;
  /** Dropped because the buffer was full. */
  readonly dropped: number;
  /** Skipped to get back to the target delay. */
  readonly skipped: number;
  /** Times the sound ran out. */
  readonly underruns: number;
}

/**
 *   filling ──target reached, or target time waited──▶ playing
 *      ▲                                                  │
 *      └──────────── ran out: ramp to silence ────────────┘
 */
export function createJitterBuffer(rateHz: number): JitterBuffer {
  const samplesOf = (milliseconds: number): number => Math.round((milliseconds * rateHz) / 1_000);
  const msOf = (samples: number): number => (samples * 1_000) / rateHz;
  const ring = createSampleRing(samplesOf(LONGEST_BUFFER_MS));
  const seam = createSeam(samplesOf(RAMP_MS));
  const delay = createDelayTarget();
  const counts = { received: 0, played: 0, dropped: 0, skipped: 0, underruns: 0 };
  let playing = false;
  let fillingSinceMs: number | null = null;
  let lowest = { samples: Number.POSITIVE_INFINITY, sinceMs: 0 };
  let lastMessageMs = 0;
  let surplusMs = 0;

  const startIfDue = (nowMs: number): void => {
    if (fillingSinceMs === null || ring.length === 0) return;
    const targetMs = delay.targetMs();
    // A word shorter than the target must sound as well, so waiting that long is enough too.
    if (msOf(ring.length) < targetMs - 1 && nowMs - fillingSinceMs < targetMs) return;
    playing = true;
    fillingSinceMs = null;
    lowest = { samples: ring.length, sinceMs: nowMs };
    surplusMs = 0;
    seam.cut();
  };

  /** What lay here unneeded for two seconds is delay for nothing. */
  const observe = (nowMs: number): void => {
    lowest.samples = Math.min(lowest.samples, ring.length);
    if (nowMs - lowest.sinceMs < OBSERVED_MS) return;
    surplusMs = msOf(lowest.samples) - Math.max(20, delay.targetMs() - lastMessageMs);
    lowest = { samples: ring.length, sinceMs: nowMs };
  };

  const skipSurplus = (out: Float32Array): void => {
    if (surplusMs <= SURPLUS_TOLERATED_MS || ring.length < out.length * 2) return;
    ring.peek(out, out.length);
    const unbearable = surplusMs > SURPLUS_UNBEARABLE_MS;
    if (!unbearable && blockDbfs(out) > QUIET_DBFS) return;
    const skip = unbearable ? Math.min(samplesOf(surplusMs), ring.length - out.length) : out.length;
    ring.discard(skip);
    counts.skipped += skip;
    surplusMs -= msOf(skip);
    lowest.samples = Math.max(0, lowest.samples - skip);
    seam.cut();
  };

  return {
    push(samples, nowMs) {
      if (samples.length === 0) return;
      lastMessageMs = msOf(samples.length);
      delay.arrived(lastMessageMs, nowMs);
      counts.received += samples.length;
      const dropped = ring.push(samples);
      counts.dropped += dropped;
      if (dropped > 0 && playing) seam.cut();
      if (!playing) fillingSinceMs ??= nowMs;
    },
    pull(out, nowMs) {
      if (!playing) startIfDue(nowMs);
      if (playing) {
        observe(nowMs);
        skipSurplus(out);
      }
      const got = playing ? ring.take(out, 0, out.length) : 0;
      counts.played += got;
      seam.smooth(out, 0, got);
      if (got === out.length) return;
      if (playing) {
        playing = false;
        counts.underruns += 1;
        seam.cut();
      }
      out.fill(0, got);
      seam.smooth(out, got, out.length);
    },
    counts,
    get bufferedMs() {
      return msOf(ring.length);
    },
    get targetMs() {
      return delay.targetMs();
    },
  };
}
