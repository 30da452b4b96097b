import type { JitterStats } from '../../../main/audio/downlink/jitter-stats.ts';

/** What a peer can tell of itself as well. */
export type ReceiverStats = Pick<
  JitterStats,
  'consumed' | 'concealed' | 'concealmentEvents' | 'accelerated' | 'expanded' | 'dropped' | 'restarts'
>;

/** The receiving end of a call under a simulated clock: our jitter buffer or a peer. */
export interface Receiver {
  /** A frame, whole, can be read from the socket. */
  arrive(frame: number, nowMs: number): void;
  /** The device wants the next ten milliseconds. Returns them where the receiver knows sound. */
  pull(nowMs: number): Float32Array | null;
  readonly stats: ReceiverStats;
  readonly targetMs: number;
}

export const RATE_HZ = 16_000;
export const PULL_MS = 10;
export const SAMPLES_PER_MS = RATE_HZ / 1_000;
export const PULL_SAMPLES = PULL_MS * SAMPLES_PER_MS;
