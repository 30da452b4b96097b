/** One stretch of sound in a cadence. Several frequencies sound together. */
export interface Burst {
  readonly startSeconds: number;
  readonly seconds: number;
  readonly frequenciesHz: readonly number[];
  /** RMS of the burst; of one that dies away, of its first moments. */
  readonly levelDbfs: number;
  /** As something struck, it dies away: by 60 dB in so many seconds. Left out: it lasts. */
  readonly decaySeconds?: number;
}

/** What repeats, and after how long. */
export interface TonePattern {
  readonly cadenceSeconds: number;
  readonly bursts: readonly Burst[];
}
