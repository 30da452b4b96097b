/** Sound that is ready and plays once, from its first sample to its last. */
export interface PlayedSamples {
  /** Adds the next block to `mix`. Allocates nothing. */
  play(mix: Float32Array): void;
  /** 0 to 1. */
  readonly progress: number;
}

export function playSamples(samples: Float32Array): PlayedSamples {
  let played = 0;
  return {
    play(mix) {
      const count = Math.min(mix.length, samples.length - played);
      for (let index = 0; index < count; index += 1) mix[index] = (mix[index] ?? 0) + (samples[played + index] ?? 0);
      played += count;
    },
    get progress() {
      return samples.length === 0 ? 1 : played / samples.length;
    },
  };
}
