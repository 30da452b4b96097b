/** Of what is pulled, in samples unless said otherwise; running sums. */
export interface ReceiverStats {
  /** Place in the stream of what plays next: all before it was played, or left out on purpose. */
  readonly consumed: number;
  /** Played without anything to play: made up, or silence. */
  readonly concealed: number;
  readonly concealmentEvents: number;
  /** Left out of the stream on purpose, to be sooner. */
  readonly accelerated: number;
  /** Added to the stream on purpose, to be later. */
  readonly expanded: number;
  readonly dropped: number;
  /** Times that everything was learnt anew. */
  readonly restarts: number;
}

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
