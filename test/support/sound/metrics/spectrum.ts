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
    transform(real, imaginary);
    return Float64Array.from({ length: size / 2 + 1 }, (_, bin) => (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2);
  };
}

/** Hann without its zeros at the ends, as Matlab's `hanning`. */
export function hann(length: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 1)) / (length + 1)));
}

/** Cooley and Tukey's transform in place; the length is a power of two. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  const swap = (values: Float64Array, one: number, other: number): void => {
    const kept = values[one] ?? 0;
    values[one] = values[other] ?? 0;
    values[other] = kept;
  };
  for (let index = 1, reversed = 0; index < size; index += 1) {
    let bit = size >> 1;
    for (; (reversed & bit) !== 0; bit >>= 1) reversed ^= bit;
    reversed ^= bit;
    if (index >= reversed) continue;
    swap(real, index, reversed);
    swap(imaginary, index, reversed);
  }
  for (let span = 2; span <= size; span *= 2) {
    for (let offset = 0; offset < span / 2; offset += 1) {
      const angle = (-2 * Math.PI * offset) / span;
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      for (let even = offset; even < size; even += span) {
        const odd = even + span / 2;
        const [re, im] = [real[odd] ?? 0, imaginary[odd] ?? 0];
        const turned = { re: re * cosine - im * sine, im: re * sine + im * cosine };
        real[odd] = (real[even] ?? 0) - turned.re;
        imaginary[odd] = (imaginary[even] ?? 0) - turned.im;
        real[even] = (real[even] ?? 0) + turned.re;
        imaginary[even] = (imaginary[even] ?? 0) + turned.im;
      }
    }
  }
}
