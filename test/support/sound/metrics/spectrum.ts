import { transform } from '../../../../main/audio/sound-check/fourier.ts';

/**
 * Power spectrum of one frame, windowed by `window` (as long as the frame) and padded with zeros to `size`, a power of two:
 * `size / 2 + 1` bins from 0 Hz to half the rate.
 */
export function createPowerSpectrum(
  size: number,
  window: Float64Array,
): (samples: Float32Array | Float64Array, from: number) => Float64Array {
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  return (samples, from) => {
    real.fill(0);
    imaginary.fill(0);
    for (let index = 0; index < window.length; index += 1) real[index] = (samples[from + index] ?? 0) * (window[index] ?? 0);
    transform({ real, imaginary });
    return Float64Array.from({ length: size / 2 + 1 }, (_, bin) => (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2);
  };
}

/** Hann without its zeros at the ends, as Matlab's `hanning`. */
export function hann(length: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 1)) / (length + 1)));
}
