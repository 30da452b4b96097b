/** Short enough to be instant, long enough not to click. */
const FADE_MS = 5;

export interface MuteFader {
  setMuted(muted: boolean): void;
  /** Nothing is left of what is applied next. */
  readonly isSilent: boolean;
  /** Scales in place. Allocates nothing. */
  apply(samples: Float32Array): void;
}

/** Silence when muted, with a five-millisecond ramp both ways. */
export function createMuteFader({ rateHz, muted }: { readonly rateHz: number; readonly muted: boolean }): MuteFader {
  const step = 1_000 / (FADE_MS * rateHz);
  let target = muted ? 0 : 1;
  let gain = target;
  return {
    setMuted(nowMuted) {
      target = nowMuted ? 0 : 1;
    },
    get isSilent() {
      return gain === 0 && target === 0;
    },
    apply(samples) {
      if (gain === 1 && target === 1) return;
      for (let index = 0; index < samples.length; index += 1) {
        gain = gain < target ? Math.min(target, gain + step) : Math.max(target, gain - step);
        samples[index] = (samples[index] ?? 0) * gain;
      }
    },
  };
}
