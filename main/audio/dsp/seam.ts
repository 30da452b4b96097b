export interface Seam {
  /** The next sample does not continue the last one: blend over from where the sound was left. */
  cut(): void;
  /** Passes `samples[from..to)` through, ramping after a cut. Allocates nothing. */
  smooth(samples: Float32Array, from: number, to: number): void;
}

/**
 * Makes every jump in the waveform (loss of sound, its return, skipped samples) a short ramp. A jump is heard as
 * a click; five milliseconds of ramp is not.
 */
export function createSeam(rampSamples: number): Seam {
  let last = 0;
  let leftFrom = 0;
  let remaining = 0;
  return {
    cut() {
      leftFrom = last;
      remaining = rampSamples;
    },
    smooth(samples, from, to) {
      for (let index = from; index < to; index += 1) {
        let sample = samples[index] ?? 0;
        if (remaining > 0) {
          const old = remaining / (rampSamples + 1);
          sample = leftFrom * old + sample * (1 - old);
          samples[index] = sample;
          remaining -= 1;
        }
        last = sample;
      }
    },
  };
}
